import type { EntityManager } from '@mikro-orm/postgresql';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { Admission } from '../meetings/admission.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { mayGiveSeats } from './registration.policy.js';
import type { StaffAct } from './place-decisions.js';
import { isOver, type MeetingWindow } from './registration-rules.js';
import type { AdmissionOfChoice, LockedSeats, QuotaOfChoice } from './registration-seats.js';
import { WRITE_SEATS } from './seat.queries.js';

/** The meeting of an admission, for whoever may give its seats. @throws NotFoundError, ForbiddenError */
export async function meetingToSeat(em: EntityManager, admissionId: string, viewer: Viewer): Promise<Meeting> {
  const admission = isId(admissionId) ? await em.findOne(Admission, admissionId) : null;
  const meeting = admission && (await em.findOne(Meeting, { $and: [{ id: admission.meeting.id }, visibleMeetings(viewer)] }));
  if (!meeting) throw new NotFoundError();
  signedIn(viewer);
  if (!mayGiveSeats(viewer, meeting)) throw new ForbiddenError();
  return meeting;
}

/** The admission of a meeting that still can change. @throws DomainError MEETING_CANCELLED, MEETING_CLOSED */
export function planned(seats: LockedSeats, admissionId: string): AdmissionOfChoice {
  const admission = seats.admissions.get(admissionId);
  if (!admission) throw new NotFoundError();
  const { status } = admission.meeting.window;
  if (status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
  if (status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
  return admission;
}

/**
 * Whether staff can still do something with the registrations of a meeting: until it is closed, and with seats until it
 * is cancelled; what nobody can use any more is not cancelled.
 *
 * @throws DomainError  MEETING_CANCELLED, MEETING_CLOSED; CLOSED when it is over
 */
export function checkStaffAct(act: StaffAct, window: MeetingWindow | undefined, now: Date): void {
  if (window?.status === 'CANCELLED' && act !== 'CANCEL') throw new DomainError('MEETING_CANCELLED');
  if (window?.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
  if (window && act === 'CANCEL' && isOver(window, now)) throw new DomainError('CLOSED');
}

/** Makes sure that one more seat fits. @param allowOver  beyond the limit, if need be @throws DomainError FULL */
export async function makeRoom(em: EntityManager, { id, seats, taken, kept, allowedOver }: QuotaOfChoice, allowOver: boolean): Promise<void> {
  if (seats === null || taken + kept < seats) return;
  if (!allowOver) throw new DomainError('FULL');
  await runSql(em, WRITE_SEATS, [id, seats, Math.max(allowedOver, taken + kept + 1 - seats)]);
}

/** Writes into the log what staff did with seats. */
export function logSeats(
  em: EntityManager,
  action: string,
  subjectType: string,
  subjectId: string,
  meeting: Meeting,
  viewer: Viewer,
  details: Record<string, unknown>,
  at: Date,
): Promise<void> {
  const { person, requestId } = signedIn(viewer);
  return recordAudit(em, { at, personId: person.id, action, subjectType, subjectId, processId: meeting.process.id, details, requestId });
}
