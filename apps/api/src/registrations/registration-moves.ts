import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { wasSeat } from './place-decisions.js';
import { agreeToPlan } from './registration-agreement.js';
import { carryAnswers } from './registration-answers.queries.js';
import { type Letter, letterOfPlace, lettersOfLeaving } from './registration-letters.js';
import { RegistrationOffice } from './registration-office.js';
import { COPY_PLACE, IS_INVITED } from './registration-place.queries.js';
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

/** What somebody agrees to who changes to where there is no seat. */
export interface WaitingTerms {
  /** Wait for one, and keep the present seat. */
  wait: boolean;
  /** Whoever waits in another meeting of the session stays in that line too. */
  keepPlace: boolean;
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
      const cancelled: Letter[] = isLive(place) ? [{ kind: wasSeat(place) ? 'CANCELLED' : 'LEFT_LINE', registrationId }] : [];
      await this.office.write(em, [...cancelled, ...letters], now);
    });
  }

  /**
   * Changes a registration to another admission of the same meeting, or of an alternative of its session, in one act:
   * whoever has a seat keeps it until the other one is theirs. The address counts as confirmed from then on, since
   * only its owner gets here.
   *
   * @param terms  what they agree to where there is no seat
   * @returns the id of the registration that is now in the admission: another one for somebody who waits or asks besides a seat
   * @throws NotFoundError  no such admission to choose from
   * @throws DomainError  FULL: there is no seat, and nothing changed; NOT_FOR_YOU, CLOSED and the like
   */
  change(meetingId: string, registrationId: string, admissionId: string, terms: WaitingTerms, actor: Actor, now: Date): Promise<string> {
    return this.office.underLock(meetingId, async (em, locked) => {
      const { seats, letters } = await settleSeats(em, meetingId, locked, now);
      const asked = await readPlace(em, registrationId);
      const target = seats.admissions.get(admissionId);
      if (!asked || !target || !target.meeting.published) throw new NotFoundError();
      if (!isLive(asked)) throw new DomainError('TOKEN_USED_OR_EXPIRED');
      const place = (await offerIn(em, seats, asked.personId, target)) ?? asked;
      if (place.admissionId === admissionId && place.status !== 'OFFERED') return place.id;
      await this.#refuse(em, place, target, now);
      const { moved, givenUp } = await this.#moveTo(em, seats, place, target, terms, now);
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

  /** A seat when there is one, or the same seat where two admissions share their quota; else a place in the line, or a request. */
  async #moveTo(em: EntityManager, seats: LockedSeats, place: Place, target: AdmissionOfChoice, { wait, keepPlace }: WaitingTerms, now: Date): Promise<{ moved: Place; givenUp: Place[] }> {
    const { id: admissionId, quota, meeting } = target;
    const where = { admissionId, quotaId: quota.id, meetingId: meeting.id, sessionId: meeting.sessionId };
    const confirmedAt = place.confirmedAt ?? now;
    const sameQuota = place.quotaId === quota.id;
    const offered = place.status === 'OFFERED' && place.admissionId === admissionId;
    if (!offered && target.approval && !(await isInvited(em, place.personId, admissionId))) {
      return { moved: await this.#standFor(em, seats, place, target, { status: 'TO_APPROVE', stays: false }, now), givenUp: [] };
    }
    if (sameQuota && place.status === 'WAITING') return { moved: await movePlace(em, place, { ...where, confirmedAt }, now), givenUp: [] };
    if ((sameQuota && holdsSeat(place)) || seatsForNewcomers(quota) !== 0) {
      const givenUp = await giveUpSeatsBesides(em, seats, place, now);
      return { moved: await movePlace(em, place, { ...where, status: 'CONFIRMED', confirmedAt, holdUntil: null }, now), givenUp };
    }
    if (!wait || !target.waitingList) throw new DomainError('FULL');
    const stays = keepPlace && place.status === 'WAITING' && place.meetingId !== meeting.id;
    return { moved: await this.#standFor(em, seats, place, target, { status: 'WAITING', stays }, now), givenUp: [] };
  }

  /**
   * Whoever has a seat waits or asks besides it; whoever waits elsewhere does so here instead, or stays there too. A
   * place in the same line is kept.
   */
  async #standFor(em: EntityManager, seats: LockedSeats, place: Place, target: AdmissionOfChoice, { status, stays }: { status: 'WAITING' | 'TO_APPROVE'; stays: boolean }, now: Date): Promise<Place> {
    const keeps = stays || holdsSeat(place);
    const { id: admissionId, quota, meeting } = target;
    const where = { admissionId, quotaId: quota.id, meetingId: meeting.id, sessionId: meeting.sessionId, status };
    const lines = (await readLivePlaces(em, seats, place.personId)).filter((one) => !holdsSeat(one));
    const here = lines.find(({ quotaId }) => quotaId === quota.id) ?? lines.find(({ meetingId }) => meetingId === meeting.id);
    const line = here ?? (stays ? undefined : keeps ? lines[0] : place);
    if (line && line.id !== place.id && !keeps) await movePlace(em, place, { status: 'CANCELLED' }, now);
    const keepsPosition = line?.status === 'WAITING' && line.quotaId === quota.id;
    const position = status === 'TO_APPROVE' ? null : keepsPosition ? line.position : await drawPosition(em, target);
    if (line) return movePlace(em, line, { ...where, position, confirmedAt: line.confirmedAt ?? now }, now);
    const id = newId();
    await runSql(em, COPY_PLACE, [id, place.id, meeting.id, meeting.sessionId, admissionId, quota.id, position, now, status]);
    return { ...place, ...where, id, position, confirmedAt: now, holdUntil: null };
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

/** What somebody is offered in the seats that an admission shares: by asking for it they accept. */
async function offerIn(em: EntityManager, seats: LockedSeats, personId: string, { quota }: AdmissionOfChoice): Promise<Place | null> {
  return (await readLivePlaces(em, seats, personId)).find(({ status, quotaId }) => status === 'OFFERED' && quotaId === quota.id) ?? null;
}

async function isInvited(em: EntityManager, personId: string, admissionId: string): Promise<boolean> {
  return (await runSql(em, IS_INVITED, [personId, admissionId])).length > 0;
}

function lettersOf(before: Place, after: Place): Letter[] {
  const { id: registrationId } = after;
  if (!holdsSeat(after)) return [{ kind: letterOfPlace(after.status), registrationId }];
  return [{ kind: 'CHANGED', registrationId }, ...lettersOfLeaving([before], after)];
}
