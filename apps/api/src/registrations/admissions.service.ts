import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { runSql } from '../kernel/run-sql.js';
import { type CheckedAdmission, type CheckedSeats, checkAdmission, MOST_ADMISSIONS } from '../meetings/admission-input.js';
import { Admission } from '../meetings/admission.entity.js';
import { lockMeetingToPlan } from '../meetings/meeting-lock.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayPlanMeeting, visibleMeetings } from '../meetings/meeting.policy.js';
import { Quota } from '../meetings/quota.entity.js';
import { DROP_UNUSED_QUOTA, IS_USED, WRITE_QUOTA } from './admission.queries.js';
import type { SaveAdmissionInput } from './admission.graphql.js';
import { RegistrationOffice } from './registration-office.js';
import { keptSeats, readSeats } from './registration-seats.js';
import { type MovedUp, movedUp, settleSeats } from './registration-settling.js';
import { END_RELEASE } from './seat.queries.js';
import { logSeats } from './staff-seats.js';

/** The ways to attend a meeting, as its organisers keep them. */
@Injectable()
export class AdmissionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
  ) {}

  /**
   * Makes a way to attend, or changes one with its seats; more seats go to those who wait, at once.
   *
   * @returns its id and who moves up by it; after a dry run who would, and no id of one that is not there
   * @throws DomainError  SEATS_BELOW_TAKEN with the number taken, unless `allowOver`; ADMISSION_IN_USE for what cannot change
   *                      once somebody registered; MEETING_CANCELLED, MEETING_CLOSED; INVALID at its path
   */
  async save(input: SaveAdmissionInput, viewer: Viewer, now: Date): Promise<MovedUp & { id: string | null }> {
    const meetingId = await this.#meetingToPlan(input.meetingId, viewer);
    const checked = checkAdmission(input, []);
    return rehearsable((undo) => this.office.underLock(meetingId, async (em) => {
      const meeting = await changeable(em, meetingId, viewer);
      const all = await em.find(Admission, { meeting: { id: meetingId } }, { populate: ['quota'], orderBy: { position: 'asc' } });
      const before = input.admissionId == null ? null : one(all, input.admissionId);
      const shared = input.sharesSeatsWith == null ? null : one(all, input.sharesSeatsWith).quota;
      const quota = shared ?? (before && isOwner(all, before) ? before.quota : null) ?? em.create(Quota, { meeting, key: `own-${freeKey(all)}` });
      const old = before?.quota ?? null;
      if (before && before.mode !== checked.mode) await this.#refuseUsed(em, before, ['mode']);
      if (before && old?.id !== quota.id) await this.#refuseUsed(em, before, ['sharesSeatsWith']);
      if (!before && all.length >= MOST_ADMISSIONS) throw new InvalidError('invalid.tooMany', [], { most: MOST_ADMISSIONS });
      const admission = this.#write(em, meeting, all, before, quota, checked);
      await em.flush();
      if (old && old.id !== quota.id) await runSql(em, DROP_UNUSED_QUOTA, [old.id]);
      if (!shared) await this.#writeSeats(em, all, quota, checked, { input, now });
      await logSeats(em, before ? 'admission.changed' : 'admission.made', 'admission', admission.id, meeting, viewer, { ...checked }, now);
      const { letters } = await settleSeats(em, meetingId, await readSeats(em, meetingId), now);
      if (input.dryRun) undo({ id: before?.id ?? null, ...movedUp(letters) });
      await this.office.write(em, letters, now);
      return { id: admission.id, ...movedUp(letters) };
    }));
  }

  /**
   * Takes a way to attend away that nobody ever used. Its seats go with it, unless others share them.
   *
   * @returns the meeting's id
   * @throws DomainError  ADMISSION_IN_USE; MEETING_CANCELLED, MEETING_CLOSED
   */
  async remove(admissionId: string, viewer: Viewer, now: Date): Promise<string> {
    const found = isId(admissionId) ? await this.em.findOne(Admission, admissionId) : null;
    const meetingId = await this.#meetingToPlan(found?.meeting.id ?? '', viewer);
    await this.office.underLock(meetingId, async (em) => {
      const meeting = await changeable(em, meetingId, viewer);
      const admission = await em.findOneOrFail(Admission, admissionId);
      await this.#refuseUsed(em, admission);
      await runSql(em, 'delete from admission where id = $1', [admissionId]);
      await runSql(em, DROP_UNUSED_QUOTA, [admission.quota.id]);
      await logSeats(em, 'admission.removed', 'admission', admissionId, meeting, viewer, { title: admission.title }, now);
    });
    return meetingId;
  }

  /** @throws NotFoundError  also for one that the viewer may not know of; ForbiddenError */
  async #meetingToPlan(id: string, viewer: Viewer): Promise<string> {
    const meeting = isId(id) ? await this.em.findOne(Meeting, { $and: [{ id }, visibleMeetings(viewer)] }) : null;
    if (!meeting) throw new NotFoundError();
    if (!mayPlanMeeting(viewer, meeting)) throw new ForbiddenError();
    return id;
  }

  async #refuseUsed(em: EntityManager, { id }: Admission, path: string[] | null = null): Promise<void> {
    const [row] = await runSql<{ used: boolean }>(em, IS_USED, [id]);
    if (row?.used) throw new DomainError('ADMISSION_IN_USE', {}, path);
  }

  #write(em: EntityManager, meeting: Meeting, all: readonly Admission[], before: Admission | null, quota: Quota, checked: CheckedAdmission): Admission {
    const { title, mode, audience, opensAt, closesAt, waitingList, approval } = checked;
    const said = { quota, title, mode, audience, opensAt, closesAt, waitingList, approval };
    if (before) return em.assign(before, said);
    return em.create(Admission, { meeting, key: freeKey(all), position: (all.at(-1)?.position ?? -1) + 1, ...said });
  }

  async #writeSeats(em: EntityManager, all: readonly Admission[], quota: Quota, checked: CheckedSeats, { input, now }: { input: SaveAdmissionInput; now: Date }): Promise<void> {
    const { id } = quota;
    const taken = quota.taken + (await keptSeats(em, id));
    const { seats, promotion, offerHours, promotionStopsHours } = checked;
    const over = seats === null ? 0 : Math.max(taken - seats, 0);
    const isKept = seats === (quota.seats ?? null) && over <= quota.allowedOver;
    if (over > 0 && !input.allowOver && !isKept) throw new DomainError('SEATS_BELOW_TAKEN', { taken }, ['seats']);
    const to = input.releasesTo == null ? null : one(all, input.releasesTo).quota;
    const at = to ? (input.releasesAt ?? null) : null;
    if (to) checkRelease(all, quota, to, seats, at);
    await runSql(em, WRITE_QUOTA, [id, seats, over, promotion, offerHours, promotionStopsHours, to?.id ?? null, at]);
    if (seats !== (quota.seats ?? null)) await runSql(em, END_RELEASE, [id, now]);
  }
}

/** The meeting, locked, while it still can change. */
async function changeable(em: EntityManager, meetingId: string, viewer: Viewer): Promise<Meeting> {
  const meeting = await lockMeetingToPlan(em, meetingId, viewer);
  if (meeting.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
  if (meeting.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
  return meeting;
}

/** One of the meeting's. @throws NotFoundError */
function one(all: readonly Admission[], id: string): Admission {
  const found = all.find((admission) => admission.id === id);
  if (!found) throw new NotFoundError();
  return found;
}

/** Seats that several admissions share are told of with the first of them. */
function isOwner(all: readonly Admission[], { id, quota }: Admission): boolean {
  return all.find((admission) => admission.quota.id === quota.id)?.id === id;
}

/** Reserved seats go to seats with a limit that are not reserved themselves: what is left is given on once, before the meeting. */
function checkRelease(all: readonly Admission[], { id: quotaId, meeting }: Quota, to: Quota, seats: number | null, at: Date | null): void {
  if (at === null) throw new InvalidError('invalid.required', ['releasesAt']);
  if (seats === null) throw new InvalidError('invalid.reserveSeats', ['seats']);
  if (meeting.startsAt && at >= meeting.startsAt) throw new InvalidError('invalid.releaseTooLate', ['releasesAt']);
  const given = all.some(({ quota }) => quota.releasesTo?.id === quotaId);
  if (given || to.id === quotaId || to.releasesTo || to.seats == null) throw new InvalidError('invalid.release', ['releasesTo']);
}

/** The first number that no admission of the meeting is called. */
function freeKey(all: readonly Admission[]): string {
  const keys = new Set(all.flatMap(({ key, quota }) => [key, quota.key.replace(/^own-/, '')]));
  for (let number = 1; ; number += 1) if (!keys.has(String(number))) return String(number);
}
