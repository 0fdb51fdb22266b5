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
   * @throws DomainError  DELEGATE_REGISTERED: has a seat there, or in an alternative; FULL where no seat is kept any more
   */
  async give(change: DelegationChange, personId: string, { meetingId, admissionId }: GivenUp, besides = 0): Promise<void> {
    const { em, delegation, byId, now, requestId } = change;
    const locked = await readSeats(em, meetingId);
    const admission = locked.admissions.get(admissionId);
    if (!admission) throw new NotFoundError();
    await refuseSeated(change, locked, personId);
    refuseFull(change, admission, besides);
    const id = newId();
    const { organisationId, categoryKey: comesAs, locale, id: delegationId } = delegation;
    await runSql(em, LEAVE_OTHER_LINES, [[personId], [...locked.quotas.keys()], now]);
    await givePlace(em, { id, personId, admissionId, status: 'CONFIRMED', givenById: byId, comesAs, organisationId, organisationName: null, municipality: null, needs: null, needKinds: [], interpreterLanguage: null, locale, delegationId }, now);
    const details = { status: 'CONFIRMED', admissionId, delegationId };
    await recordAudit(em, { at: now, personId: byId, action: 'registration.made', subjectType: 'registration', subjectId: id, processId: delegation.processId, details, requestId });
    await this.office.write(em, [{ kind: 'CONFIRMED', registrationId: id }], now);
  }

  /** Cancels what somebody has for the delegation in the meetings of the change, and tells them. @returns the seats */
  async takeBack({ em, seats, delegation, byId, requestId, now }: DelegationChange, personId: string): Promise<GivenUp[]> {
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
    return places.filter(holdsSeat).map(({ meetingId, admissionId }) => ({ meetingId, admissionId }));
  }
}

async function refuseSeated({ em }: DelegationChange, locked: LockedSeats, personId: string): Promise<void> {
  const places = await readLivePlaces(em, locked, personId);
  if (places.some(holdsSeat)) throw new DomainError('DELEGATE_REGISTERED', {}, ['email']);
}

/** While seats are kept one of them is there; the limit itself is never passed. */
function refuseFull({ delegation }: DelegationChange, { quota }: AdmissionOfChoice, besides: number): void {
  const { seats, taken, allowedOver } = quota;
  if (seats === null) return;
  const kept = delegation.meetingId !== null && delegation.releasedAt === null;
  const isThere = kept || besides > 0 || seatsForNewcomers(quota) !== 0;
  if (!isThere || taken >= seats + allowedOver) throw new DomainError('FULL');
}

/** Whether the change holds the seats of a meeting, be it as an alternative. */
function isLocked(seats: Map<string, LockedSeats>, meetingId: string): boolean {
  return [...seats.values()].some(({ meetings }) => meetings.has(meetingId));
}
