import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { DomainError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { Admission } from '../meetings/admission.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';
import { isOver, meetingWindow, seatsForNewcomers } from '../registrations/registration-rules.js';
import type { LockedSeats } from '../registrations/registration-seats.js';
import { DelegatePlaces } from './delegate-places.js';
import { type DelegationAct, DelegationChanges, logDelegation } from './delegation-change.js';
import { checkTerms } from './delegation-input.js';
import { limitPlaces, placesInMeetings, type PlacesInMeeting } from './delegation-meetings.queries.js';
import { writeInvitation, writeReminder, writeWithdrawal } from './delegation-letters.js';
import { placesUsed, refuseLate } from './delegation-rules.js';
import type { InviteOrganisationInput, SetDelegationInput } from './delegation.graphql.js';
import { mayKeepDelegations } from './delegation.policy.js';
import { addDelegation, delegationOfToken, type DelegationRow, END_DELEGATE, FORGET_LINKS, readDelegation, REMINDED, SET_DELEGATION, WITHDRAW } from './delegations.queries.js';

/** What an organisation is invited to. */
interface Occasion {
  processId: string;
  timezone: string;
  meetingId: string | null;
  admissionId: string | null;
  groupId: string | null;
}

/** Inviting organisations, and what organisers do with such an invitation. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly em: EntityManager,
    private readonly changes: DelegationChanges,
    private readonly places: DelegatePlaces,
  ) {}

  /** What a link in a mail is about, without acting. Null for a token that is not known. */
  byToken(token: string): Promise<DelegationRow | null> {
    return delegationOfToken(this.em, token);
  }

  byId(id: string): Promise<DelegationRow | null> {
    return readDelegation(this.em, id);
  }

  /**
   * Invites an organisation; its contact gets the link. The places in a meeting, or in the coming ones of a group, are kept
   * from now on; in a meeting of the group where fewer seats are free, those.
   *
   * @throws DomainErrors  INVALID, every fault with its path
   * @throws DomainError   ORGANISATION_INVITED; PLACES_NOT_FREE with how many are; UNKNOWN_REFERENCE; MEETING_NOT_PUBLISHED,
   *                       MEETING_CANCELLED, MEETING_CLOSED, CLOSED
   */
  async invite(input: InviteOrganisationInput, viewer: Viewer, now: Date): Promise<string> {
    const by = signedIn(viewer);
    const occasion = await this.#occasionOf(input, by, now);
    const { contact, ...terms } = checkTerms(input, occasion.timezone, now);
    const organisation = isId(input.organisationId) ? await this.em.findOne(Organisation, input.organisationId) : null;
    if (!organisation) throw new DomainError('UNKNOWN_REFERENCE', { value: input.organisationId }, ['organisationId']);
    const categoryKey = await this.#categoryOf(input.comesAs ?? null, occasion.processId);
    const id = newId();
    const made = { ...occasion, ...terms, id, organisationId: organisation.id, categoryKey, contactName: contact.name, contactEmail: contact.email, locale: input.locale ?? viewer.locale, invitedById: by.person.id };
    await this.changes.settled(await this.changes.meetingsOf(occasion, now), now, async (em, seats) => {
      if (occasion.meetingId !== null) refuseUnlessFree(seats, occasion, terms.places);
      if (!(await addDelegation(em, made, now))) throw new DomainError('ORGANISATION_INVITED', {}, ['organisationId']);
      await keepPlaces(em, seats, made, (await placesInMeetings(em, [id], now)).map((place) => ({ ...place, kept: 0 })));
      const delegation = await known(em, id);
      await writeInvitation(em, delegation, now);
      await logDelegation({ em, delegation, ...actOf(by, now) }, 'delegation.invited', { places: terms.places, deadline: terms.deadline });
    });
    return id;
  }

  /**
   * Changes places, deadline, contact and note. A later deadline keeps the places that are open again, if they are free;
   * another address gets a link, and those that were sent to the one before no longer work.
   *
   * @throws DomainErrors  INVALID
   * @throws DomainError   PLACES_BELOW_NAMED with the number; PLACES_NOT_FREE; DELEGATION_WITHDRAWN and those of the meeting
   */
  async set(input: SetDelegationInput, viewer: Viewer, now: Date): Promise<string> {
    const by = signedIn(viewer);
    const found = await this.#toKeep(input.delegationId, by);
    const { contact, places, deadline, note } = checkTerms(input, found.timezone, now);
    await this.changes.make(found, actOf(by, now), async (change) => {
      const { em, seats, delegation, delegates } = change;
      refuseLate(delegation, 'STAFF', now);
      const named = placesUsed(delegates);
      if (places < named) throw new DomainError('PLACES_BELOW_NAMED', { named }, ['places']);
      const kept = delegation.releasedAt === null ? Math.max(delegation.places - named, 0) : 0;
      if (delegation.meetingId !== null) refuseUnlessFree(seats, delegation, places - named - kept);
      const before = await placesInMeetings(em, [delegation.id], now);
      await runSql(em, SET_DELEGATION, [delegation.id, contact.name, contact.email, places, deadline, note]);
      await keepPlaces(em, seats, { id: delegation.id, places }, before);
      await logDelegation(change, 'delegation.set', { before: { places: delegation.places, deadline: delegation.deadline }, after: { places, deadline } });
      if (contact.email === delegation.contactEmail) return;
      await runSql(em, FORGET_LINKS, [delegation.id]);
      await writeInvitation(em, await known(em, delegation.id), now);
    });
    return found.id;
  }

  /** Takes the invitation back: its delegates give their places back, and everybody is told. Withdrawn twice is withdrawn once. */
  async withdraw(delegationId: string, viewer: Viewer, now: Date): Promise<string> {
    const by = signedIn(viewer);
    const found = await this.#toKeep(delegationId, by);
    await this.changes.make(found, actOf(by, now), async (change) => {
      const { em, delegation, delegates } = change;
      if (delegation.withdrawnAt !== null) return;
      refuseLate(delegation, 'STAFF', now);
      for (const delegate of delegates) {
        await this.places.takeBack(change, delegate);
        await runSql(em, END_DELEGATE, [delegate.id, now]);
      }
      await runSql(em, WITHDRAW, [delegation.id, now]);
      await writeWithdrawal(em, delegation, now);
      await logDelegation(change, 'delegation.withdrawn', { delegates: delegates.length });
    });
    return found.id;
  }

  /** Sends the contact the link again, with what is still open; nothing within a minute of the last time. @throws DomainError  DELEGATION_CLOSED, DELEGATION_WITHDRAWN */
  async remind(delegationId: string, viewer: Viewer, now: Date): Promise<string> {
    const by = signedIn(viewer);
    const found = await this.#toKeep(delegationId, by);
    await this.em.transactional(async (em) => {
      const delegation = await known(em, found.id);
      refuseLate(delegation, 'CONTACT', now);
      const reminded = await runSql(em, REMINDED, [delegation.id, now]);
      if (reminded.length === 0) return;
      await writeReminder(em, delegation, now);
      await logDelegation({ em, delegation, ...actOf(by, now) }, 'delegation.reminded');
    });
    return found.id;
  }

  async #occasionOf({ admissionId = null, groupId = null }: InviteOrganisationInput, by: SignedIn, now: Date): Promise<Occasion> {
    if (admissionId !== null && groupId === null) return this.#admissionOf(admissionId, by, now);
    const group = groupId !== null && admissionId === null && isId(groupId) ? await this.em.findOne(Group, { id: groupId, process: visibleProcesses(by) }) : null;
    if (!group) throw new NotFoundError();
    if (!mayKeepDelegations(by, group.process.id)) throw new ForbiddenError();
    const { timezone } = await this.em.findOneOrFail(Process, group.process.id);
    return { processId: group.process.id, timezone, meetingId: null, admissionId: null, groupId: group.id };
  }

  async #admissionOf(admissionId: string, by: SignedIn, now: Date): Promise<Occasion> {
    const admission = isId(admissionId) ? await this.em.findOne(Admission, admissionId) : null;
    const meeting = admission && (await this.em.findOne(Meeting, { $and: [{ id: admission.meeting.id }, visibleMeetings(by)] }));
    if (!meeting) throw new NotFoundError();
    if (!mayKeepDelegations(by, meeting.process.id)) throw new ForbiddenError();
    if (meeting.status === 'DRAFT') throw new DomainError('MEETING_NOT_PUBLISHED');
    if (meeting.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
    if (meeting.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
    if (isOver(meetingWindow(meeting), now)) throw new DomainError('CLOSED');
    return { processId: meeting.process.id, timezone: meeting.timezone, meetingId: meeting.id, admissionId, groupId: null };
  }

  async #categoryOf(key: string | null, processId: string): Promise<string | null> {
    if (key === null || key === '') return null;
    const category = await this.em.findOne(StakeholderCategory, { process: { id: processId }, key });
    if (!category) throw new DomainError('UNKNOWN_REFERENCE', { value: key }, ['comesAs']);
    return category.key;
  }

  async #toKeep(id: string, by: SignedIn): Promise<DelegationRow> {
    const delegation = isId(id) ? await this.byId(id) : null;
    if (!delegation) throw new NotFoundError();
    if (!mayKeepDelegations(by, delegation.processId)) throw new ForbiddenError();
    return delegation;
  }
}

/** @param more  seats to be kept that are not kept yet @throws DomainError  PLACES_NOT_FREE */
function refuseUnlessFree(seats: Map<string, LockedSeats>, { meetingId, admissionId }: Pick<Occasion, 'meetingId' | 'admissionId'>, more: number): void {
  const admission = seats.get(meetingId ?? '')?.admissions.get(admissionId ?? '');
  if (!admission) throw new NotFoundError();
  const free = seatsForNewcomers(admission.quota);
  if (free !== null && more > 0 && more > free) throw new DomainError('PLACES_NOT_FREE', { free }, ['places']);
}

/**
 * Keeps the places of a group's delegation in its meetings, in each as many as are free: no seat is kept ahead of whoever
 * waits for it. @param had  what it had there before
 */
async function keepPlaces(em: EntityManager, seats: Map<string, LockedSeats>, { id, places }: Pick<DelegationRow, 'id' | 'places'>, had: readonly PlacesInMeeting[]): Promise<void> {
  const limits = had.flatMap(({ meetingId, admissionId, used, kept }) => {
    const admission = seats.get(meetingId)?.admissions.get(admissionId);
    const free = admission ? seatsForNewcomers(admission.quota) : null;
    return free === null || used + kept + free >= places ? [] : { meetingId, places: used + kept + free };
  });
  await limitPlaces(em, id, limits);
}

async function known(em: EntityManager, id: string): Promise<DelegationRow> {
  const delegation = await readDelegation(em, id);
  if (!delegation) throw new NotFoundError();
  return delegation;
}

function actOf({ person, requestId }: SignedIn, now: Date): DelegationAct {
  return { byId: person.id, requestId, now };
}
