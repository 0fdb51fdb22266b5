import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { optionalText } from '../kernel/text-input.js';
import { Admission } from '../meetings/admission.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { nameKey } from '../people/person-name.js';
import { checkSomebody, type CheckedSomebody } from './registration-input.js';
import { RegistrationOffice } from './registration-office.js';
import { readLivePlaces, readPlace } from './registration-places.js';
import { mayGiveSeats } from './registration.policy.js';
import type { PromoteRegistrationInput, RegisterSomebodyInput, SetSeatsInput } from './registration.graphql.js';
import { type AdmissionOfChoice, type LockedSeats, type QuotaOfChoice, seatWaiting } from './registration-seats.js';
import { lettersOfPromotion, settleSeats } from './registration-settling.js';
import { ADD_SOMEBODY, FIND_SOMEBODY, SEAT_SOMEBODY, WRITE_SEATS } from './seat.queries.js';

const MOST_SEATS = 1_000_000;
const LONGEST_NEEDS = 2_000;

/** What staff do with seats. Everything is logged, and goes beyond the limit only when they say so. */
@Injectable()
export class SeatsService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
  ) {}

  /**
   * Sets the seats that an admission shares in. More seats promote those who wait, at once.
   *
   * @throws DomainError  SEATS_BELOW_TAKEN with the number taken, unless `allowOver`; MEETING_CLOSED, MEETING_CANCELLED
   */
  async setSeats({ admissionId, seats = null, allowOver }: SetSeatsInput, viewer: Viewer, now: Date): Promise<string> {
    if (seats !== null && (seats < 0 || seats > MOST_SEATS)) throw new InvalidError('invalid.seats', ['seats']);
    const meeting = await this.#meetingOf(admissionId, viewer);
    await this.office.underLock(meeting.id, async (em, locked) => {
      const { quota } = planned(locked, admissionId);
      const over = seats === null ? 0 : Math.max(quota.taken - seats, 0);
      if (over > 0 && !allowOver) throw new DomainError('SEATS_BELOW_TAKEN', { taken: quota.taken }, ['seats']);
      await runSql(em, WRITE_SEATS, [quota.id, seats, over]);
      await this.#log(em, 'seats.set', 'quota', quota.id, meeting, viewer, { before: quota.seats, after: seats, allowedOver: over }, now);
      const { letters } = await settleSeats(em, meeting.id, locked, now);
      await this.office.write(em, letters, now);
    });
    return admissionId;
  }

  /**
   * Gives a seat to somebody who waits, ahead of the line.
   *
   * @throws DomainError  FULL without a free seat, unless `allowOver`; STALE when they no longer wait
   */
  async promote({ registrationId, allowOver }: PromoteRegistrationInput, viewer: Viewer, now: Date): Promise<string> {
    const waiting = isId(registrationId) ? await readPlace(this.em, registrationId) : null;
    const meeting = await this.#meetingOf(waiting?.admissionId ?? '', viewer);
    await this.office.underLock(meeting.id, async (em, locked) => {
      const place = await readPlace(em, registrationId);
      if (place?.status !== 'WAITING') throw new DomainError('STALE');
      const { quota } = planned(locked, place.admissionId);
      await this.#makeRoom(em, quota, allowOver ?? false);
      const row = { id: place.id, person_id: place.personId, meeting_id: place.meetingId, quota_id: place.quotaId };
      const promotions = await seatWaiting(em, locked, [row], now);
      await this.#log(em, 'registration.promoted', 'registration', place.id, meeting, viewer, { allowOver: allowOver ?? false }, now);
      const { letters } = await settleSeats(em, meeting.id, locked, now);
      await this.office.write(em, [...promotions.flatMap(lettersOfPromotion), ...letters], now);
    });
    return registrationId;
  }

  /**
   * Registers somebody who asked by telephone or at the desk, with or without an address: CONFIRMED, or WAITING when
   * it is full. The registration's window does not bind staff.
   *
   * @throws DomainError  ALREADY_REGISTERED; FULL where nobody can wait; MEETING_CLOSED, MEETING_CANCELLED
   */
  async registerSomebody(input: RegisterSomebodyInput, viewer: Viewer, now: Date): Promise<string> {
    const person = checkSomebody(input.person, ['person']);
    const needs = optionalText(input.needs, LONGEST_NEEDS, ['needs']);
    const meeting = await this.#meetingOf(input.admissionId, viewer);
    if (meeting.id !== input.meetingId) throw new NotFoundError();
    return this.office.underLock(meeting.id, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, meeting.id, locked, now);
      await this.office.write(em, letters, now);
      const admission = planned(seats, input.admissionId);
      const personId = await somebodyOf(em, person, viewer, now);
      return this.#seatSomebody(em, seats, admission, { personId, person, needs, allowOver: input.allowOver ?? false }, meeting, viewer, now);
    });
  }

  async #seatSomebody(
    em: EntityManager,
    seats: LockedSeats,
    admission: AdmissionOfChoice,
    { personId, person, needs, allowOver }: { personId: string; person: CheckedSomebody; needs: string | null; allowOver: boolean },
    meeting: Meeting,
    viewer: Viewer,
    now: Date,
  ): Promise<string> {
    const [live] = await readLivePlaces(em, seats, personId);
    if (live) throw new DomainError('ALREADY_REGISTERED');
    const { quota } = admission;
    const hasSeat = allowOver || quota.seats === null || (quota.taken < quota.seats && !quota.somebodyWaits);
    if (!hasSeat && !admission.waitingList) throw new DomainError('FULL');
    if (hasSeat) await this.#makeRoom(em, quota, allowOver);
    const id = newId();
    const { organisationId, organisationName, comesAs, municipality, locale } = person;
    const status = hasSeat ? 'CONFIRMED' : 'WAITING';
    await runSql(em, SEAT_SOMEBODY, [
      id, personId, admission.id, status, signedIn(viewer).person.id, comesAs, organisationId, organisationName, municipality, needs, locale ?? viewer.locale, now,
    ]);
    await this.#log(em, 'registration.made', 'registration', id, meeting, viewer, { status, allowOver, admissionId: admission.id }, now);
    await this.office.write(em, [{ kind: hasSeat ? 'CONFIRMED' : 'WAITING', registrationId: id }], now);
    return id;
  }

  /** Makes sure that one more seat fits. @throws DomainError FULL */
  async #makeRoom(em: EntityManager, { id, seats, taken, allowedOver }: QuotaOfChoice, allowOver: boolean): Promise<void> {
    if (seats === null || taken < seats) return;
    if (!allowOver) throw new DomainError('FULL');
    await runSql(em, WRITE_SEATS, [id, seats, Math.max(allowedOver, taken + 1 - seats)]);
  }

  /** The meeting of an admission, for whoever may give its seats. */
  async #meetingOf(admissionId: string, viewer: Viewer): Promise<Meeting> {
    const admission = isId(admissionId) ? await this.em.findOne(Admission, admissionId) : null;
    const meeting = admission && (await this.em.findOne(Meeting, { $and: [{ id: admission.meeting.id }, visibleMeetings(viewer)] }));
    if (!meeting) throw new NotFoundError();
    signedIn(viewer);
    if (!mayGiveSeats(viewer, meeting)) throw new ForbiddenError();
    return meeting;
  }

  #log(em: EntityManager, action: string, subjectType: string, subjectId: string, meeting: Meeting, viewer: Viewer, details: Record<string, unknown>, at: Date): Promise<void> {
    const { person, requestId } = signedIn(viewer);
    return recordAudit(em, { at, personId: person.id, action, subjectType, subjectId, processId: meeting.process.id, details, requestId });
  }
}

/** The admission of a meeting that still can change. */
function planned(seats: LockedSeats, admissionId: string): AdmissionOfChoice {
  const admission = seats.admissions.get(admissionId);
  if (!admission) throw new NotFoundError();
  const { status } = admission.meeting.window;
  if (status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
  if (status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
  return admission;
}

/** The person whom staff mean: the one of that address and name, else a new one; a second name of a mailbox shares it. */
async function somebodyOf(em: EntityManager, person: CheckedSomebody, viewer: Viewer, now: Date): Promise<string> {
  const { name, email, telephone, locale, organisationId, municipality } = person;
  const [owner] = email === null ? [] : await runSql<{ id: string; same: boolean }>(em, FIND_SOMEBODY, [email.toLowerCase(), nameKey(name)]);
  if (owner?.same) return owner.id;
  const id = newId();
  const addresses = owner ? [null, email] : [email, null];
  await runSql(em, ADD_SOMEBODY, [id, name, nameKey(name), ...addresses, telephone, locale ?? viewer.locale, organisationId, municipality, now]);
  return id;
}
