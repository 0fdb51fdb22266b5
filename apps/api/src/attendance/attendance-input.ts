import type { MessageKey } from '@percorso/messages';
import { meaningOf } from '@percorso/time';
import { DomainError, type MessageValues } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import { isId } from '../kernel/ids.js';
import { oneLine } from '../kernel/text-input.js';
import { checkName } from '../people/somebody-finder.js';
import type { AttendanceStatus } from './attendance-event.entity.js';
import type { AttendanceEventInput } from './attendance.graphql.js';

/** Attendance can be taken from two hours before the start of a day. */
const EARLIEST_BEFORE_START = 2 * 3_600_000;
const LONGEST_NONCE = 200;

/** A day of the meeting. */
export interface DayOfMeeting {
  id: string;
  /** Null while the hour is not fixed. */
  startsAt: Date | null;
  /** First day that its date can mean, YYYY-MM-DD; null: open. */
  earliest: string | null;
  timezone: string;
}

/** Why one event of many is not taken, to be said in the caller's language. */
export class Refusal {
  constructor(
    readonly reason: MessageKey,
    readonly values: MessageValues = {},
  ) {}
}

interface Stated {
  nonce: string;
  meetingDayId: string;
  status: AttendanceStatus;
  at: Date;
  leftAt: Date | null;
}

/** What one event says, once it is known to make sense. */
export type CheckedEvent =
  | { kind: 'UNDO'; nonce: string; undoOf: string; at: Date }
  | ({ kind: 'REGISTERED'; registrationId: string } & Stated)
  | ({ kind: 'GUEST'; name: string; email: string | null } & Stated);

/**
 * Checks one event by itself. A time in the future, as from a clock that is fast, counts as now.
 *
 * @param anyTime  whether it may be taken long before the day
 */
export function checkEvent(input: AttendanceEventInput, days: readonly DayOfMeeting[], anyTime: boolean, now: Date): CheckedEvent | Refusal {
  try {
    const { nonce } = input;
    oneLine(nonce, LONGEST_NONCE, ['nonce']);
    const at = input.at < now ? input.at : now;
    if (input.undoOf != null) return { kind: 'UNDO', nonce, undoOf: input.undoOf, at };
    const day = dayOf(input, days);
    if (day instanceof Refusal) return day;
    if (!anyTime && at < opensAt(day)) return new Refusal('error.TOO_EARLY');
    if (input.leftAt && input.leftAt <= at) return new Refusal('attendance.reason.leftBefore');
    return checkWho(input, { nonce, meetingDayId: day.id, status: input.status, at, leftAt: input.leftAt ?? null });
  } catch (error) {
    if (error instanceof DomainError) return new Refusal(error.messageKey, error.values);
    throw error;
  }
}

function checkWho({ registrationId, walkIn }: AttendanceEventInput, stated: Stated): CheckedEvent | Refusal {
  if ((registrationId == null) === (walkIn == null)) return new Refusal('attendance.reason.whoNeeded');
  if (walkIn != null) {
    if (stated.status !== 'PRESENT' && stated.status !== 'LATE') return new Refusal('attendance.reason.guestPresent');
    const email = walkIn.email != null && walkIn.email.trim() !== '' ? emailAddress(walkIn.email, ['walkIn', 'email']) : null;
    return { kind: 'GUEST', name: checkName(walkIn.name, ['walkIn', 'name']), email, ...stated };
  }
  if (registrationId == null || !isId(registrationId)) return new Refusal('attendance.reason.unknownRegistration');
  return { kind: 'REGISTERED', registrationId, ...stated };
}

function dayOf({ meetingDayId }: AttendanceEventInput, days: readonly DayOfMeeting[]): DayOfMeeting | Refusal {
  const [only, ...others] = days;
  if (meetingDayId == null) return only !== undefined && others.length === 0 ? only : new Refusal('attendance.reason.dayNeeded');
  return days.find(({ id }) => id === meetingDayId) ?? new Refusal('attendance.reason.unknownDay');
}

/** A day without an hour begins at midnight, in its own zone. */
function opensAt({ startsAt, earliest, timezone }: DayOfMeeting): Date {
  const start = startsAt ?? (earliest === null ? new Date(0) : meaningOf(`${earliest}T00:00`, timezone).instant);
  return new Date(start.getTime() - EARLIEST_BEFORE_START);
}
