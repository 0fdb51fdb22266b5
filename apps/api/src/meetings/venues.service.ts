import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { InvalidError, StaleError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { Meeting } from './meeting.entity.js';
import { Room } from './room.entity.js';
import { Venue } from './venue.entity.js';
import type { SaveRoomInput, SaveVenueInput } from './venue.graphql.js';
import { roomValues, venueValues } from './venue-input.js';
import { mayEditVenue, mayUseVenues } from './venue.policy.js';
import { listVenues, processesMeetingAt } from './venues.queries.js';

@Injectable()
export class VenuesService {
  constructor(private readonly em: EntityManager) {}

  /** @throws ForbiddenError  for whoever organises nothing */
  async list(text: string | null, page: PageRequest, viewer: Viewer): Promise<Connection<Venue>> {
    this.#mayUse(viewer);
    return listVenues(this.em, text, page);
  }

  /** @throws ForbiddenError  for whoever organises nothing */
  async byId(id: string, viewer: Viewer): Promise<Venue | null> {
    this.#mayUse(viewer);
    return isId(id) ? this.em.findOne(Venue, id) : null;
  }

  /**
   * Adds a venue, or changes what is said of it. Its row is locked. Nobody is told; that is why the address stays while
   * meetings that were announced are held there: they move by being moved.
   *
   * @throws DomainError  STALE, INVALID at each field
   */
  async save(input: SaveVenueInput, viewer: Viewer, now: Date): Promise<Venue> {
    const by = this.#mayUse(viewer);
    return this.em.transactional(async (em) => {
      const before = input.venueId == null ? null : await lockToEdit(em, input.venueId, viewer);
      if (before && input.version != null && input.version !== before.version) throw new StaleError({ venue: before });
      const values = venueValues(before, input);
      const moves = before !== null && (['street', 'municipality', 'country'] as const).some((field) => (before[field] ?? null) !== values[field]);
      if (moves && (await em.count(Meeting, { venue: before, status: { $in: ['SAVE_THE_DATE', 'SCHEDULED'] } })) > 0) {
        throw new InvalidError('invalid.addressInUse', ['street']);
      }
      const venue = before ? em.assign(before, values) : em.create(Venue, values);
      await em.flush();
      await this.#audit(em, before ? 'venue.edited' : 'venue.created', venue, by, now);
      return venue;
    });
  }

  /** Adds a room, or changes what is said of it. The venue's row is locked. @throws DomainError STALE, INVALID at each field */
  async saveRoom(input: SaveRoomInput, viewer: Viewer, now: Date): Promise<Venue> {
    const by = this.#mayUse(viewer);
    return this.em.transactional(async (em) => {
      const venue = await lockToEdit(em, input.venueId, viewer);
      const rooms = await em.find(Room, { venue });
      const before = input.roomId == null ? null : rooms.find(({ id }) => id === input.roomId);
      if (before === undefined) throw new NotFoundError();
      if (before && input.version != null && input.version !== before.version) throw new StaleError({ venue });
      const values = roomValues(before, input);
      if (rooms.some((room) => room !== before && room.name === values.name)) throw new InvalidError('invalid.roomTwice', ['name']);
      if (before) em.assign(before, values);
      else em.create(Room, { venue, ...values });
      await em.flush();
      await this.#audit(em, before ? 'room.edited' : 'room.created', venue, by, now);
      return venue;
    });
  }

  #mayUse(viewer: Viewer): SignedIn {
    const by = signedIn(viewer);
    if (!mayUseVenues(viewer)) throw new ForbiddenError();
    return by;
  }

  async #audit(em: EntityManager, action: string, { id, name, street, municipality }: Venue, by: SignedIn, at: Date): Promise<void> {
    const details = { name, street, municipality };
    await recordAudit(em, { at, personId: by.person.id, action, subjectType: 'venue', subjectId: id, processId: null, details, requestId: by.requestId });
  }
}

async function lockToEdit(em: EntityManager, id: string, viewer: Viewer): Promise<Venue> {
  const venue = isId(id) ? await em.findOne(Venue, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  if (!venue) throw new NotFoundError();
  if (!mayEditVenue(viewer, (await processesMeetingAt(em, [id])).get(id) ?? [])) throw new ForbiddenError();
  return venue;
}
