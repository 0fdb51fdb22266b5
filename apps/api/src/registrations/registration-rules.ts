import { addDays, meaningOf } from '@percorso/time';
import type { ErrorCode } from '../kernel/error-code.js';
import type { Audience } from '../meetings/admission.entity.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import type { RegistrationStatus } from './registration.entity.js';

/** Why one can register, or cannot, in one word. */
export const registrationStates = [
  'NOT_OPEN_YET',
  'OPEN',
  'WAITING_LIST',
  'FULL',
  'CLOSED',
  'REGISTERED',
  'WAITING',
  'TO_CONFIRM',
  'TO_APPROVE',
  'OFFERED',
  'NOT_FOR_YOU',
  'CANCELLED',
  'RUNNING',
  'OVER',
] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** The version of the privacy notice that the register page shows; kept with each registration that was sent with it. */
export const PRIVACY_NOTICE_VERSION = '2026-11';

/** How long an unconfirmed seat is held after the mail server took the mail, and after the request at most. */
const HOLD_AFTER_MAIL = 30 * 60_000;
const HOUR = 3_600_000;
const LONGEST_HOLD = 24 * HOUR;

/** What the rules must know of a meeting. */
export interface MeetingWindow {
  status: MeetingStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  /** When its latest day ends in its own zone; null when that day is not known. */
  lastDayEndsAt: Date | null;
}

/** Prepares a meeting for the rules. @param latest  the latest day that its date can mean */
export function meetingWindow(meeting: {
  status: MeetingStatus;
  startsAt?: Date | null;
  endsAt?: Date | null;
  latest?: string | null;
  timezone: string;
}): MeetingWindow {
  return {
    status: meeting.status,
    startsAt: meeting.startsAt ?? null,
    endsAt: meeting.endsAt ?? null,
    lastDayEndsAt: meeting.latest ? meaningOf(`${addDays(meeting.latest, 1)}T00:00`, meeting.timezone).instant : null,
  };
}

/** What the rules must know of an admission. */
export interface AdmissionWindow {
  audience: Audience;
  /** Null: from the publication. */
  opensAt: Date | null;
  /** Null: until the meeting starts. */
  closesAt: Date | null;
  waitingList: boolean;
}

/** The seats of a quota as they are now. */
export interface SeatCount {
  /** Null: no limit. */
  seats: number | null;
  taken: number;
  /** Of those that are not taken: kept for the delegates whom invited organisations have yet to name. */
  kept: number;
  /** Whether somebody who has confirmed the address waits: then nobody new gets a seat ahead of them. */
  somebodyWaits: boolean;
}

/** A person's own registration, as far as the rules ask. */
export interface OwnRegistration {
  status: RegistrationStatus;
  confirmedAt: Date | null;
}

/** Seats that somebody new can get: null without limit, 0 while others wait for them. */
export function seatsForNewcomers({ seats, taken, kept, somebodyWaits }: SeatCount): number | null {
  if (seats === null) return null;
  return somebodyWaits ? 0 : Math.max(seats - taken - kept, 0);
}

/** Until when the seat of a PENDING registration is held before anything is known of its mail. */
export function firstHold(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + LONGEST_HOLD);
}

/** Until when it is held once the mail server has taken the mail. */
export function holdAfterMail(mailTakenAt: Date, holdUntil: Date): Date {
  return new Date(Math.min(mailTakenAt.getTime() + HOLD_AFTER_MAIL, holdUntil.getTime()));
}

/** Whether the meeting's end has passed; one without hours is over with its latest day. */
export function isOver({ endsAt, lastDayEndsAt }: MeetingWindow, now: Date): boolean {
  const end = endsAt ?? lastDayEndsAt;
  return end !== null && end <= now;
}

/**
 * Until when seats that become free go to those who wait; null while the meeting's day is not known.
 *
 * @param stopsHours  how many hours before the meeting starts they stop; 0: when it starts
 */
export function freedSeatsGivenUntil({ startsAt, lastDayEndsAt }: MeetingWindow, stopsHours: number): Date | null {
  if (startsAt === null) return lastDayEndsAt;
  return new Date(startsAt.getTime() - stopsHours * HOUR);
}

/** Whether seats that become free still go to those who wait. @param stopsHours  see {@link freedSeatsGivenUntil} */
export function givesFreedSeats(meeting: MeetingWindow, stopsHours: number, now: Date): boolean {
  const until = freedSeatsGivenUntil(meeting, stopsHours);
  return (meeting.status === 'SAVE_THE_DATE' || meeting.status === 'SCHEDULED') && (until === null || until > now);
}

/** Until when an offer that is made now holds its seat: not beyond the moment at which freed seats stop going to those who wait. */
export function offerHold(meeting: MeetingWindow, { offerHours, stopsHours }: { offerHours: number; stopsHours: number }, now: Date): Date {
  const until = freedSeatsGivenUntil(meeting, stopsHours);
  return new Date(Math.min(now.getTime() + offerHours * HOUR, until?.getTime() ?? Infinity));
}

/**
 * Why nobody can register in an admission now, whoever they are; null: one can. What depends on the person or on
 * the seats left is not decided here.
 */
export function refusalOf(meeting: MeetingWindow, { opensAt, closesAt }: Pick<AdmissionWindow, 'opensAt' | 'closesAt'>, now: Date): ErrorCode | null {
  if (meeting.status === 'CANCELLED') return 'MEETING_CANCELLED';
  if (meeting.status === 'CLOSED') return 'MEETING_CLOSED';
  if (meeting.status !== 'SCHEDULED') return 'NOT_OPEN_YET';
  if (isOver(meeting, now)) return 'CLOSED';
  const closes = closesAt ?? meeting.startsAt ?? meeting.lastDayEndsAt;
  if (closes !== null && closes <= now) return 'CLOSED';
  return opensAt !== null && opensAt > now ? 'NOT_OPEN_YET' : null;
}

/** Whether people can wait for a seat, now or once registration opens, where none is left. */
export function isWaitingListOpen(meeting: MeetingWindow, admission: AdmissionWindow, now: Date): boolean {
  const refusal = refusalOf(meeting, admission, now);
  return admission.waitingList && (refusal === null || refusal === 'NOT_OPEN_YET');
}

/** The state of one admission for somebody who is not registered. @param forYou  whether its audience includes them */
export function admissionState(
  meeting: MeetingWindow,
  admission: AdmissionWindow & { count: SeatCount; forYou: boolean },
  now: Date,
): RegistrationState {
  if (meeting.status === 'CANCELLED') return 'CANCELLED';
  if (meeting.status === 'CLOSED' || isOver(meeting, now)) return 'OVER';
  const refusal = refusalOf(meeting, admission, now);
  if (refusal === 'CLOSED' && meeting.startsAt !== null && meeting.startsAt <= now) return 'RUNNING';
  if (refusal === 'CLOSED') return 'CLOSED';
  if (!admission.forYou) return 'NOT_FOR_YOU';
  if (refusal === 'NOT_OPEN_YET') return 'NOT_OPEN_YET';
  if (seatsForNewcomers(admission.count) !== 0) return 'OPEN';
  return admission.waitingList ? 'WAITING_LIST' : 'FULL';
}

/** The more hopeful first: the state of a meeting is the best of its admissions. */
export const HOPE: readonly RegistrationState[] = ['OPEN', 'WAITING_LIST', 'NOT_OPEN_YET', 'FULL', 'RUNNING', 'CLOSED', 'NOT_FOR_YOU'];

/** The state of a meeting for whoever asks. @param own  their live registration in it, the seat before the waiting place */
export function registrationState(
  meeting: MeetingWindow,
  admissions: readonly (AdmissionWindow & { count: SeatCount; forYou: boolean })[],
  own: OwnRegistration | null,
  now: Date,
): RegistrationState {
  if (meeting.status === 'CANCELLED') return 'CANCELLED';
  if (meeting.status === 'CLOSED' || isOver(meeting, now)) return 'OVER';
  if (own !== null) return ownState(own);
  const states = admissions.map((admission) => admissionState(meeting, admission, now));
  const best = HOPE.find((state) => states.includes(state));
  if (best !== undefined) return best;
  if (meeting.startsAt !== null && meeting.startsAt <= now) return 'RUNNING';
  return meeting.status === 'SCHEDULED' ? 'CLOSED' : 'NOT_OPEN_YET';
}

/** The state that a live registration gives. */
export function ownState({ status, confirmedAt }: OwnRegistration): RegistrationState {
  if (confirmedAt === null) return 'TO_CONFIRM';
  return status === 'WAITING' || status === 'TO_APPROVE' || status === 'OFFERED' ? status : 'REGISTERED';
}

/** Until when people may change or cancel what they have: until the meeting starts. Null while its day is not known. */
export function changeableUntil({ startsAt, lastDayEndsAt }: MeetingWindow): Date | null {
  return startsAt ?? lastDayEndsAt;
}

/** Whether a registration can still be changed or cancelled. @param expired  whether one whose hold ran out counts, since its link still works */
export function isManageable(status: RegistrationStatus, meeting: MeetingWindow, now: Date, expired = false): boolean {
  const live = status !== 'CANCELLED' && status !== 'REFUSED' && (status !== 'EXPIRED' || expired);
  const until = changeableUntil(meeting);
  return live && meeting.status !== 'CANCELLED' && meeting.status !== 'CLOSED' && (until === null || until > now);
}

const REFERENCE_LENGTH = 8;

/** A registration's id in short, for talking on the telephone: "1F3A-90C2". */
export function referenceOf(id: string): string {
  const tail = id.replaceAll('-', '').slice(-REFERENCE_LENGTH).toUpperCase();
  return `${tail.slice(0, REFERENCE_LENGTH / 2)}-${tail.slice(REFERENCE_LENGTH / 2)}`;
}
