import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { runSql } from '../kernel/run-sql.js';
import { optionalText } from '../kernel/text-input.js';
import { checkSeats } from '../meetings/admission-input.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { somebodyOf } from '../people/somebody-finder.js';
import { formsOfMeetings } from '../questions/questions.queries.js';
import { attachableFiles } from './answer-files.queries.js';
import { checkAnswers } from './registration-answer-input.js';
import { writeAnswers } from './registration-answers.queries.js';
import { type StatedNeeds, statedNeeds } from './registration-needs.js';
import { checkSomebody, type CheckedSomebody } from './registration-input.js';
import { RegistrationOffice } from './registration-office.js';
import { readLivePlaces, readPlace } from './registration-places.js';
import type { PromoteRegistrationInput, RegisterSomebodyInput, SetSeatsInput } from './registration.graphql.js';
import { seatPeople } from './registration-promotion.js';
import { seatsForNewcomers } from './registration-rules.js';
import { type AdmissionOfChoice, type LockedSeats, readSeats } from './registration-seats.js';
import { lettersOfPromotion, type MovedUp, movedUp, settleSeats } from './registration-settling.js';
import type { CheckedAnswer } from './registration-wish.js';
import { type GivenPlace, givePlace } from './seat-giving.js';
import { END_RELEASE, WRITE_SEATS } from './seat.queries.js';
import { logSeats, makeRoom, meetingToSeat, planned } from './staff-seats.js';

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
   * @returns who moves up by it; after a dry run who would
   * @throws DomainError  SEATS_BELOW_TAKEN with the number taken, unless `allowOver`; MEETING_CLOSED, MEETING_CANCELLED
   */
  async setSeats({ admissionId, seats: wanted, allowOver, dryRun }: SetSeatsInput, viewer: Viewer, now: Date): Promise<MovedUp> {
    const seats = checkSeats(wanted, []);
    const meeting = await meetingToSeat(this.em, admissionId, viewer);
    return rehearsable((undo) => this.office.underLock(meeting.id, async (em, locked) => {
      const { quota } = planned(locked, admissionId);
      const over = seats === null ? 0 : Math.max(quota.taken + quota.kept - seats, 0);
      if (over > 0 && !allowOver) throw new DomainError('SEATS_BELOW_TAKEN', { taken: quota.taken + quota.kept }, ['seats']);
      await runSql(em, WRITE_SEATS, [quota.id, seats, over]);
      await runSql(em, END_RELEASE, [quota.id, now]);
      await logSeats(em, 'seats.set', 'quota', quota.id, meeting, viewer, { before: quota.seats, after: seats, allowedOver: over }, now);
      const { letters } = await settleSeats(em, meeting.id, await readSeats(em, meeting.id), now);
      if (dryRun) undo(movedUp(letters));
      await this.office.write(em, letters, now);
      return movedUp(letters);
    }));
  }

  /**
   * Gives a seat to somebody who waits, ahead of the line.
   *
   * @throws DomainError  FULL without a free seat, unless `allowOver`; STALE when they no longer wait
   */
  async promote({ registrationId, allowOver }: PromoteRegistrationInput, viewer: Viewer, now: Date): Promise<string> {
    const waiting = isId(registrationId) ? await readPlace(this.em, registrationId) : null;
    const meeting = await meetingToSeat(this.em, waiting?.admissionId ?? '', viewer);
    await this.office.underLock(meeting.id, async (em, locked) => {
      const place = await readPlace(em, registrationId);
      if (place?.status !== 'WAITING') throw new DomainError('STALE');
      const { quota } = planned(locked, place.admissionId);
      await makeRoom(em, quota, allowOver ?? false);
      const row = { id: place.id, person_id: place.personId, meeting_id: place.meetingId, quota_id: place.quotaId };
      const promotions = await seatPeople(em, locked, [row], now);
      await logSeats(em, 'registration.promoted', 'registration', place.id, meeting, viewer, { allowOver: allowOver ?? false }, now);
      const { letters } = await settleSeats(em, meeting.id, locked, now);
      await this.office.write(em, [...promotions.flatMap(lettersOfPromotion), ...letters], now);
    });
    return registrationId;
  }

  /**
   * Registers somebody who asked by telephone or at the desk, with or without an address: CONFIRMED, or WAITING when
   * it is full. The registration's window does not bind staff, and answers may be missing: the mail asks for them.
   *
   * @throws DomainError  ALREADY_REGISTERED; FULL where nobody can wait; MEETING_CLOSED, MEETING_CANCELLED
   */
  async registerSomebody(input: RegisterSomebodyInput, viewer: Viewer, now: Date): Promise<string> {
    const person = checkSomebody(input.person, ['person']);
    const needs = { needs: optionalText(input.needs, LONGEST_NEEDS, ['needs']), ...statedNeeds(input) };
    const meeting = await meetingToSeat(this.em, input.admissionId, viewer);
    if (meeting.id !== input.meetingId) throw new NotFoundError();
    const { questions = [] } = (await formsOfMeetings(this.em, [meeting.id])).get(meeting.id) ?? {};
    const files = await attachableFiles(this.em, questions, input.answers ?? [], now);
    const answers = checkAnswers(questions, input.answers ?? [], { files, mayLeaveOut: true });
    return this.office.underLock(meeting.id, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, meeting.id, locked, now);
      await this.office.write(em, letters, now);
      const admission = planned(seats, input.admissionId);
      const personId = await somebodyOf(em, { ...person, locale: person.locale ?? viewer.locale }, now);
      return this.#seatSomebody(em, seats, admission, { personId, person, ...needs, answers, allowOver: input.allowOver ?? false }, meeting, viewer, now);
    });
  }

  async #seatSomebody(
    em: EntityManager,
    seats: LockedSeats,
    admission: AdmissionOfChoice,
    { personId, person, needs, needKinds, interpreterLanguage, answers, allowOver }: StatedNeeds & { personId: string; person: CheckedSomebody; needs: string | null; answers: readonly CheckedAnswer[]; allowOver: boolean },
    meeting: Meeting,
    viewer: Viewer,
    now: Date,
  ): Promise<string> {
    const [live] = await readLivePlaces(em, seats, personId);
    if (live) throw new DomainError('ALREADY_REGISTERED');
    const { quota } = admission;
    const hasSeat = allowOver || seatsForNewcomers(quota) !== 0;
    if (!hasSeat && !admission.waitingList) throw new DomainError('FULL');
    if (hasSeat) await makeRoom(em, quota, allowOver);
    const id = newId();
    const { organisationId, organisationName, comesAs, municipality, locale } = person;
    const status = hasSeat ? 'CONFIRMED' : 'WAITING';
    const givenById = signedIn(viewer).person.id;
    const place: GivenPlace = { id, personId, admissionId: admission.id, status, givenById, comesAs, organisationId, organisationName, municipality, needs, needKinds, interpreterLanguage, locale: locale ?? viewer.locale, delegationId: null };
    await givePlace(em, place, now);
    if (answers.length > 0) await writeAnswers(em, id, answers.map(({ questionId }) => questionId), answers, now);
    await logSeats(em, 'registration.made', 'registration', id, meeting, viewer, { status, allowOver, admissionId: admission.id }, now);
    await this.office.write(em, [{ kind: hasSeat ? 'CONFIRMED' : 'WAITING', registrationId: id }], now);
    return id;
  }
}
