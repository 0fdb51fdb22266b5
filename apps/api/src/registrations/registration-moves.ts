import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { agreeToPlan } from './registration-agreement.js';
import { type Letter, lettersOfLeaving } from './registration-letters.js';
import { carryAnswers } from './registration-answers.queries.js';
import { RegistrationOffice } from './registration-office.js';
import { COPY_PLACE } from './registration-place.queries.js';
import { drawPosition, giveUpSeatsBesides, holdsSeat, isLive, movePlace, type Place, readLivePlaces, readPlace } from './registration-places.js';
import { isOver, refusalOf, seatsForNewcomers } from './registration-rules.js';
import type { AdmissionOfChoice, LockedSeats } from './registration-seats.js';
import { settleSeats } from './registration-settling.js';
import { welcomeAdmissions } from './registrations.queries.js';

/** Who acts: a person themselves, by session or by the link in a mail, or staff. Null: nobody is signed in. */
export interface Actor {
  personId: string | null;
  requestId: string;
}

/** Cancelling registrations, and changing them from one admission to another. */
@Injectable()
export class RegistrationMoves {
  constructor(private readonly office: RegistrationOffice) {}

  /**
   * Cancels a registration; a seat that becomes free goes to the first in line at once. Cancelled twice is cancelled
   * once.
   *
   * @throws DomainError  MEETING_CLOSED; CLOSED when the meeting is over
   */
  cancel(meetingId: string, registrationId: string, actor: Actor, now: Date): Promise<void> {
    return this.office.underLock(meetingId, async (em, seats) => {
      const place = await readPlace(em, registrationId);
      if (!place) throw new NotFoundError();
      if (place.status === 'CANCELLED' || place.status === 'REFUSED') return;
      const { meeting } = admissionOf(seats, place.admissionId);
      if (meeting.window.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
      if (isOver(meeting.window, now)) throw new DomainError('CLOSED');
      await movePlace(em, place, { status: 'CANCELLED', holdUntil: null }, now);
      await this.#log(em, 'registration.cancelled', place, meeting.processId, actor, { before: place.status }, now);
      const { letters } = await settleSeats(em, meetingId, seats, now);
      const cancelled: Letter[] = isLive(place) ? [{ kind: holdsSeat(place) ? 'CANCELLED' : 'LEFT_LINE', registrationId }] : [];
      await this.office.write(em, [...cancelled, ...letters], now);
    });
  }

  /**
   * Changes a registration to another admission of the same meeting, or of an alternative of its session, in one act:
   * whoever has a seat keeps it until the other one is theirs. The address counts as confirmed from then on, since
   * only its owner gets here.
   *
   * @param wait  where there is no seat, wait for one and keep the present seat
   * @returns the id of the registration that is now in the admission: another one for somebody who waits besides a seat
   * @throws NotFoundError  no such admission to choose from
   * @throws DomainError  FULL: there is no seat, and nothing changed; NOT_FOR_YOU, CLOSED and the like
   */
  change(meetingId: string, registrationId: string, admissionId: string, wait: boolean, actor: Actor, now: Date): Promise<string> {
    return this.office.underLock(meetingId, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, meetingId, locked, now);
      const place = await readPlace(em, registrationId);
      const target = seats.admissions.get(admissionId);
      if (!place || !target || !target.meeting.published) throw new NotFoundError();
      if (!isLive(place)) throw new DomainError('TOKEN_USED_OR_EXPIRED');
      if (place.admissionId === admissionId) return place.id;
      await this.#refuse(em, place, target, now);
      const { moved, givenUp } = await this.#moveTo(em, seats, place, target, wait, now);
      await carryAnswers(em, place.id, moved);
      const details = { before: place.admissionId, after: admissionId, status: moved.status };
      await this.#log(em, 'registration.changed', moved, target.meeting.processId, actor, details, now);
      await this.#leaveLine(em, seats, moved, now);
      const settled = await settleSeats(em, meetingId, seats, now);
      await this.office.write(em, [...letters, ...lettersOf(place, moved), ...lettersOfLeaving(givenUp, moved), ...settled.letters], now);
      return moved.id;
    });
  }

  /**
   * Somebody comes although the meeting has moved. The meeting's row is locked, so that it does not move meanwhile.
   *
   * @param version  of the meeting as the person saw it; null: as it is now
   * @throws DomainError  STALE, TOKEN_USED_OR_EXPIRED, MEETING_CANCELLED, MEETING_CLOSED; CLOSED when it is over
   */
  agree(meetingId: string, registrationId: string, version: number | null, actor: Actor, now: Date): Promise<void> {
    return this.office.underLock(meetingId, async (em, seats) => {
      const [meeting] = await runSql<{ version: number }>(em, 'select version from meeting where id = $1 for no key update', [meetingId]);
      const place = await readPlace(em, registrationId);
      if (!place || !isLive(place)) throw new DomainError('TOKEN_USED_OR_EXPIRED');
      const { window, processId } = admissionOf(seats, place.admissionId).meeting;
      if (window.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
      if (window.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
      if (isOver(window, now)) throw new DomainError('CLOSED');
      if (version !== null && version !== meeting?.version) throw new DomainError('STALE');
      if (await agreeToPlan(em, registrationId)) await this.#log(em, 'registration.agreed', place, processId, actor, {}, now);
    });
  }

  async #refuse(em: EntityManager, place: Place, target: AdmissionOfChoice, now: Date): Promise<void> {
    const closed = refusalOf(target.meeting.window, target, now);
    if (closed !== null) throw new DomainError(closed);
    if (target.audience === 'PUBLIC') return;
    const welcome = await welcomeAdmissions(em, place.personId, [target.id], now);
    if (!welcome.has(target.id)) throw new DomainError('NOT_FOR_YOU');
  }

  /** A seat when there is one, or the same seat where two admissions share their quota; else a place in the line. */
  async #moveTo(em: EntityManager, seats: LockedSeats, place: Place, target: AdmissionOfChoice, wait: boolean, now: Date): Promise<{ moved: Place; givenUp: Place[] }> {
    const { id: admissionId, quota, meeting } = target;
    const where = { admissionId, quotaId: quota.id, meetingId: meeting.id, sessionId: meeting.sessionId };
    const confirmedAt = place.confirmedAt ?? now;
    const sameQuota = place.quotaId === quota.id;
    if (sameQuota && !holdsSeat(place)) return { moved: await movePlace(em, place, { ...where, confirmedAt }, now), givenUp: [] };
    if (sameQuota || seatsForNewcomers(quota) !== 0) {
      const givenUp = await giveUpSeatsBesides(em, seats, place, now);
      return { moved: await movePlace(em, place, { ...where, status: 'CONFIRMED', confirmedAt, holdUntil: null }, now), givenUp };
    }
    if (!wait || !target.waitingList) throw new DomainError('FULL');
    return { moved: await this.#waitFor(em, seats, place, target, now), givenUp: [] };
  }

  /** Whoever has a seat waits besides it, and whoever waits elsewhere waits here instead: one waiting place a choice. */
  async #waitFor(em: EntityManager, seats: LockedSeats, place: Place, target: AdmissionOfChoice, now: Date): Promise<Place> {
    const { id: admissionId, quota, meeting } = target;
    const where = { admissionId, quotaId: quota.id, meetingId: meeting.id, sessionId: meeting.sessionId };
    const waiting = (await readLivePlaces(em, seats, place.personId)).find((one) => !holdsSeat(one));
    if (waiting?.quotaId === quota.id) return movePlace(em, waiting, { ...where }, now);
    const position = await drawPosition(em, target);
    if (waiting) return movePlace(em, waiting, { ...where, position, confirmedAt: waiting.confirmedAt ?? now }, now);
    const id = newId();
    await runSql(em, COPY_PLACE, [id, place.id, meeting.id, meeting.sessionId, admissionId, quota.id, position, now]);
    return { ...place, ...where, id, status: 'WAITING', position, confirmedAt: now, holdUntil: null };
  }

  /** Nobody goes on waiting for the quota in which they now have a seat. */
  async #leaveLine(em: EntityManager, seats: LockedSeats, moved: Place, now: Date): Promise<void> {
    if (!holdsSeat(moved)) return;
    const places = await readLivePlaces(em, seats, moved.personId);
    for (const left of places.filter((place) => !holdsSeat(place) && place.quotaId === moved.quotaId)) {
      await movePlace(em, left, { status: 'CANCELLED' }, now);
    }
  }

  #log(em: EntityManager, action: string, place: Place, processId: string, actor: Actor, details: Record<string, unknown>, now: Date): Promise<void> {
    return recordAudit(em, {
      at: now,
      personId: actor.personId ?? place.personId,
      action,
      subjectType: 'registration',
      subjectId: place.id,
      processId,
      details,
      requestId: actor.requestId,
    });
  }
}

function admissionOf(seats: LockedSeats, admissionId: string): AdmissionOfChoice {
  const admission = seats.admissions.get(admissionId);
  if (!admission) throw new NotFoundError();
  return admission;
}

function lettersOf(before: Place, after: Place): Letter[] {
  const { id: registrationId } = after;
  if (after.status === 'WAITING') return [{ kind: 'WAITING', registrationId }];
  return [{ kind: 'CHANGED', registrationId }, ...lettersOfLeaving([before], after)];
}
