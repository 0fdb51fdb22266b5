import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import type { Group } from '../groups/group.entity.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { DomainError, InvalidError, StaleError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { changedText, localizedText, optionalText } from '../kernel/text-input.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { Process } from '../processes/process.entity.js';
import { Track } from '../processes/track.entity.js';
import { createAdmissions } from './admission-input.js';
import { refusalOf } from './database-refusal.js';
import { recordMeetingAudit } from './meeting-audit.js';
import { MeetingChanges } from './meeting-changes.js';
import { plannedIn, writeGroups } from './meeting-groups.js';
import { MeetingDay } from './meeting-day.entity.js';
import { lockMeetingToPlan } from './meeting-lock.js';
import { partOf } from './meeting-parts.js';
import { servicesFrom } from './meeting-services.js';
import { scheduleOf } from './meeting-schedule.js';
import { Meeting, type MeetingStatus } from './meeting.entity.js';
import type { CreateMeetingInput, EditMeetingInput, MeetingOrder } from './meeting.graphql.js';
import { visibleMeetings } from './meeting.policy.js';
import { listMeetings, type MeetingSelection } from './meetings.queries.js';
import { onlineAddress } from './online-address.js';
import { Room } from './room.entity.js';
import { Series } from './series.entity.js';
import { findGroups, findPlanPlace } from './session-finder.js';
import { findPlace } from './venue-finder.js';

const LONGEST_TITLE = 300;
const LONGEST_DESCRIPTION = 20_000;

/** The states that a meeting can be published in, by the state it is in. */
const publications: Partial<Record<MeetingStatus, readonly MeetingStatus[]>> = {
  DRAFT: ['SAVE_THE_DATE', 'SCHEDULED'],
  SAVE_THE_DATE: ['SCHEDULED'],
};

@Injectable()
export class MeetingsService {
  constructor(
    private readonly em: EntityManager,
    private readonly changes: MeetingChanges,
  ) {}

  /** @returns null also for a meeting that the viewer may not know of */
  async byId(id: string, viewer: Viewer): Promise<Meeting | null> {
    if (!isId(id)) return null;
    return this.em.findOne(Meeting, { $and: [{ id }, visibleMeetings(viewer)] });
  }

  list(filter: MeetingSelection, order: MeetingOrder, page: PageRequest, viewer: Viewer, now: Date): Promise<Connection<Meeting>> {
    return listMeetings(this.em, filter, order, page, viewer, now);
  }

  roomOf(meeting: Meeting, context: object): Promise<Room | null> {
    return partOf(this.em, context, Room, meeting.room);
  }

  /** The other meetings of the same session that the public may know of. */
  async alternativesOf(meeting: Meeting, context: object): Promise<Meeting[]> {
    if (!meeting.session) return [];
    const ofSession = await loadTogether(context, 'session.meetings', meeting.session.id, async (ids) => {
      const found = await this.em.find(
        Meeting,
        { session: { id: { $in: ids } }, status: { $ne: 'DRAFT' } },
        { orderBy: { earliest: 'asc', position: 'asc', id: 'asc' } },
      );
      return Map.groupBy(found, ({ session }) => session?.id ?? '');
    });
    return (ofSession ?? []).filter(({ id }) => id !== meeting.id);
  }

  /** The towns where a process's visible meetings are held, in alphabetical order. */
  async municipalitiesOf(process: Process, viewer: Viewer): Promise<string[]> {
    const held = await this.em.find(
      Meeting,
      { $and: [visibleMeetings(viewer), { process: { id: process.id } }, { venue: { municipality: { $ne: null } } }] },
      { populate: ['venue'], fields: ['venue.municipality'] },
    );
    const towns = held.flatMap(({ venue }) => (venue?.municipality ? [venue.municipality] : []));
    return [...new Set(towns)].sort((a, b) => a.localeCompare(b, 'it'));
  }

  /**
   * Plans a meeting as a DRAFT, known to staff only.
   *
   * @throws DomainError  INVALID, END_BEFORE_START, TIME_SKIPPED, TIME_REPEATED, UNKNOWN_REFERENCE, each at its field
   */
  async create(input: CreateMeetingInput, viewer: Viewer, now: Date): Promise<Meeting> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const process = await em.findOne(Process, { $and: [{ slug: input.processSlug }, visibleProcesses(viewer)] });
      if (!process) throw new NotFoundError();
      if (!isOrganiserOf(viewer, process.id)) throw new ForbiddenError();

      const timezone = input.timezone ?? process.timezone;
      const { days, ...schedule } = scheduleOf({ ...input, timezone });
      const id = newId();
      const { groups, ...planPlace } = await findPlanPlace(em, process, input);
      const meeting = em.create(Meeting, {
        id,
        process,
        key: `meeting-${id}`,
        ...planPlace,
        ...(await findPlace(em, input.venue, viewer.locale)),
        title: localizedText(input.title, LONGEST_TITLE, ['title']),
        description: localizedText(input.description, LONGEST_DESCRIPTION, ['description'], optionalText),
        status: 'DRAFT',
        timezone,
        ...schedule,
        onlineUrl: onlineAddress(input.onlineUrl),
        services: servicesFrom(input.services),
        tracks: await tracksOf(em, process, input.trackKeys),
        programme: {},
        inferred: null,
        position: await em.count(Meeting, { process }),
        calendarUid: newId(),
        synthetic: process.synthetic,
      });
      for (const day of days) em.create(MeetingDay, { meeting, calendarUid: newId(), ...day });
      createAdmissions(em, meeting, input.admissions ?? []);
      await em.flush();
      await writeGroups(em, [{ meetingId: id, groupIds: groups.map((group) => group.id) }]);
      await recordMeetingAudit(em, 'meeting.created', meeting, by, now, { date: meeting.date });
      return meeting;
    });
  }

  /**
   * Changes what a meeting says; when and where it is changes through moving it, which tells people.
   * The row is locked.
   *
   * @throws DomainError  STALE when somebody else has saved since the version that the editor saw; INVALID, UNKNOWN_REFERENCE
   */
  async edit(input: EditMeetingInput, viewer: Viewer, now: Date): Promise<Meeting> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const meeting = await lockMeetingToPlan(em, input.meetingId, viewer);
      if (input.version != null && input.version !== meeting.version) throw new StaleError({ meeting });
      const edited = await this.changes.editing(em, meeting, now);
      const before = await saidOf(em, meeting);
      if (input.title !== undefined) meeting.title = changedText(meeting.title, input.title, LONGEST_TITLE, ['title']);
      if (input.description !== undefined) {
        meeting.description = changedText(meeting.description, input.description, LONGEST_DESCRIPTION, ['description'], optionalText);
      }
      if (input.onlineUrl !== undefined) meeting.onlineUrl = onlineAddress(input.onlineUrl);
      if (input.services !== undefined) meeting.services = servicesFrom(input.services);
      if (input.trackKeys !== undefined) {
        await meeting.tracks.init();
        meeting.tracks.set(await tracksOf(em, meeting.process, input.trackKeys));
      }
      const groups = input.groupKeys === undefined ? null : await leadAnew(em, meeting, input.groupKeys ?? [], now);
      await em.flush();
      if (groups) await writeGroups(em, [{ meetingId: meeting.id, groupIds: groups.map(({ id }) => id) }]);
      await edited();
      await recordMeetingAudit(em, 'meeting.edited', meeting, by, now, { before, after: await saidOf(em, meeting) });
      return meeting;
    });
  }

  /**
   * Announces a meeting as save-the-date, which may have an imprecise day, or schedules it, which needs its hours.
   * The row is locked; from here on the room is booked.
   *
   * @throws DomainError  INVALID for a state it cannot go to or hours that lack; ROOM_TAKEN
   */
  async publish(meetingId: string, as: MeetingStatus, viewer: Viewer, now: Date): Promise<Meeting> {
    const by = signedIn(viewer);
    try {
      return await this.em.transactional(async (em) => {
        const meeting = await lockMeetingToPlan(em, meetingId, viewer);
        if (meeting.status === as) return meeting;
        if (!publications[meeting.status]?.includes(as)) throw new InvalidError('invalid.status', ['as']);
        if (as === 'SCHEDULED' && !meeting.startsAt) throw new InvalidError('invalid.hoursNeeded', ['as']);
        const before = meeting.status;
        meeting.status = as;
        await em.flush();
        await recordMeetingAudit(em, 'meeting.published', meeting, by, now, { before, after: as });
        await this.changes.published(em, { meeting, before, personId: by.person.id, now });
        return meeting;
      });
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

/** @returns all groups that meet from now on, the first of which leads. @throws DomainError UNKNOWN_REFERENCE, INVALID at groupKeys */
async function leadAnew(em: EntityManager, meeting: Meeting, keys: readonly string[], now: Date): Promise<Group[]> {
  const groups = await findGroups(em, meeting.process, keys, 'groupKeys');
  const leading = groups[0] ?? null;
  const series = meeting.series && (await em.findOneOrFail(Series, { id: meeting.series.id }));
  if (series?.group && series.group.id !== leading?.id) throw new InvalidError('invalid.leadingGroup', ['groupKeys']);
  meeting.group = leading;
  meeting.updatedAt = now;
  return groups;
}

/** What editing can change, as the log keeps it. */
async function saidOf(em: EntityManager, meeting: Meeting) {
  const { title, description, onlineUrl, services } = meeting;
  return { title, description, onlineUrl, services, ...(await plannedIn(em, meeting.id)) };
}

async function tracksOf(em: EntityManager, process: { id: string }, keys: readonly string[] | null | undefined): Promise<Track[]> {
  if (!keys || keys.length === 0) return [];
  const tracks = await em.find(Track, { process: { id: process.id }, key: { $in: [...keys] } }, { orderBy: { position: 'asc' } });
  const unknown = keys.find((key) => !tracks.some((track) => track.key === key));
  if (unknown !== undefined) throw new DomainError('UNKNOWN_REFERENCE', { value: unknown }, ['trackKeys']);
  return tracks;
}
