import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import type { Letter } from '../registrations/registration-letters.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { holdsSeat, movePlace, type Place, readLivePlaces, readPlace } from '../registrations/registration-places.js';
import { LEAVE_OTHER_LINES } from '../registrations/registration-promotion.queries.js';
import { seatsForNewcomers } from '../registrations/registration-rules.js';
import { type AdmissionOfChoice, type LockedSeats, readSeats } from '../registrations/registration-seats.js';
import { givePlace } from '../registrations/seat-giving.js';
import type { DelegationChange } from './delegation-change.js';
import { REGISTRATIONS_OF_DELEGATE } from './delegations.queries.js';

/** A seat that somebody had for a delegation. */
export interface GivenUp {
  meetingId: string;
  admissionId: string;
}

/** Gives delegates their seats and takes them back, with the usual letters, inside a change. */
@Injectable()
export class DelegateSeats {
  constructor(private readonly office: RegistrationOffice) {}

  /**
   * Gives somebody one of the seats that are kept for the delegation, without the waiting list, which they leave.
   *
   * @param besides  seats that the change itself freed before
   * @returns the letter that tells them
   * @throws DomainError  DELEGATE_REGISTERED: has a seat there, or in an alternative; FULL where no seat is kept any more
   */
  async give(change: DelegationChange, personId: string, place: GivenUp, besides = 0): Promise<Letter> {
    const seats = await readSeats(change.em, place.meetingId);
    if (await this.#isSeated(change, seats, personId)) throw new DomainError('DELEGATE_REGISTERED', {}, ['email']);
    const admission = admissionIn(seats, place);
    if (!isThere(change, admission, besides)) throw new DomainError('FULL');
    return this.#seat(change, seats, personId, admission.id);
  }

  /** The same in each of several meetings in which they have no seat, as far as one is there. @returns the letters that tell them */
  async giveEach(change: DelegationChange, personId: string, places: readonly GivenUp[], besides = 0): Promise<Letter[]> {
    const letters: Letter[] = [];
    for (const place of places) {
      const seats = await readSeats(change.em, place.meetingId);
      const admission = admissionIn(seats, place);
      if ((await this.#isSeated(change, seats, personId)) || !isThere(change, admission, besides)) continue;
      letters.push(await this.#seat(change, seats, personId, admission.id));
    }
    return letters;
  }

  async #isSeated({ em }: DelegationChange, seats: LockedSeats, personId: string): Promise<boolean> {
    return (await readLivePlaces(em, seats, personId)).some(holdsSeat);
  }

  async #seat({ em, delegation, byId, now, requestId }: DelegationChange, { quotas }: LockedSeats, personId: string, admissionId: string): Promise<Letter> {
    const id = newId();
    const { organisationId, categoryKey: comesAs, locale, id: delegationId } = delegation;
    await runSql(em, LEAVE_OTHER_LINES, [[personId], [...quotas.keys()], now]);
    await givePlace(em, { id, personId, admissionId, status: 'CONFIRMED', givenById: byId, comesAs, organisationId, organisationName: null, municipality: null, needs: null, needKinds: [], interpreterLanguage: null, locale, delegationId }, now);
    const details = { status: 'CONFIRMED', admissionId, delegationId };
    await recordAudit(em, { at: now, personId: byId, action: 'registration.made', subjectType: 'registration', subjectId: id, processId: delegation.processId, details, requestId });
    return { kind: 'CONFIRMED', registrationId: id };
  }

  /** Cancels what somebody has for the delegation in the meetings of the change. @returns the seats, and whether there was anything of which they are told */
  async takeBack({ em, seats, delegation, byId, requestId, now }: DelegationChange, personId: string): Promise<{ freed: GivenUp[]; told: boolean }> {
    const rows = await runSql<{ id: string; meetingId: string }>(em, REGISTRATIONS_OF_DELEGATE, [delegation.id, personId]);
    const places: Place[] = [];
    for (const { id, meetingId } of rows) {
      const place = isLocked(seats, meetingId) ? await readPlace(em, id) : null;
      if (!place) continue;
      await movePlace(em, place, { status: 'CANCELLED', holdUntil: null }, now);
      const details = { before: place.status, delegationId: delegation.id };
      await recordAudit(em, { at: now, personId: byId, action: 'registration.cancelled', subjectType: 'registration', subjectId: id, processId: delegation.processId, details, requestId });
      places.push(place);
    }
    const letters = places.map((place): Letter => ({ kind: holdsSeat(place) ? 'CANCELLED' : 'LEFT_LINE', registrationId: place.id }));
    await this.office.write(em, letters, now);
    return { freed: places.filter(holdsSeat).map(({ meetingId, admissionId }) => ({ meetingId, admissionId })), told: places.length > 0 };
  }
}

/** @throws NotFoundError */
function admissionIn({ admissions }: LockedSeats, { admissionId }: GivenUp): AdmissionOfChoice {
  const admission = admissions.get(admissionId);
  if (!admission) throw new NotFoundError();
  return admission;
}

/** Whether a seat is there: while places are kept one of theirs; the limit itself is never passed. */
function isThere({ delegation }: DelegationChange, { quota }: AdmissionOfChoice, besides: number): boolean {
  const { seats, taken, allowedOver } = quota;
  if (seats === null) return true;
  if (taken >= seats + allowedOver) return false;
  return delegation.releasedAt === null || besides > 0 || seatsForNewcomers(quota) !== 0;
}

/** Whether the change holds the seats of a meeting, be it as an alternative. */
function isLocked(seats: Map<string, LockedSeats>, meetingId: string): boolean {
  return [...seats.values()].some(({ meetings }) => meetings.has(meetingId));
}
