import type { AttendanceStatus, MeetingStatus, RegistrationStatus } from '../schema.generated.js';
import type { Tone } from '../ui/badge.js';
import type { IconName } from '../ui/icon.js';

export interface RegistrationFacts {
  status: RegistrationStatus;
  /** False: a place in the waiting list, or a request, that still has to be confirmed from the mail. */
  confirmed: boolean;
  attendance: AttendanceStatus | null;
  meeting: { status: MeetingStatus };
}

/** The state of a registration in one word. */
export type RegistrationWord = RegistrationStatus | AttendanceStatus | 'MEETING_CANCELLED';

export const wordLooks: Record<RegistrationWord, { tone: Tone; icon: IconName }> = {
  PENDING: { tone: 'wait', icon: 'mail' },
  TO_APPROVE: { tone: 'wait', icon: 'clock' },
  OFFERED: { tone: 'wait', icon: 'mail' },
  CONFIRMED: { tone: 'good', icon: 'check' },
  WAITING: { tone: 'wait', icon: 'clock' },
  CANCELLED: { tone: 'plain', icon: 'cross' },
  REFUSED: { tone: 'bad', icon: 'cross' },
  EXPIRED: { tone: 'plain', icon: 'clock' },
  PRESENT: { tone: 'good', icon: 'check' },
  LATE: { tone: 'good', icon: 'clock' },
  EXCUSED: { tone: 'plain', icon: 'info' },
  ABSENT: { tone: 'plain', icon: 'cross' },
  MEETING_CANCELLED: { tone: 'bad', icon: 'cross' },
};

/** What matters most to the person: that the meeting is off, that they were there, or how the registration stands. */
export function registrationWord({ status, confirmed, attendance, meeting }: RegistrationFacts): RegistrationWord {
  const live = status !== 'CANCELLED' && status !== 'REFUSED' && status !== 'EXPIRED';
  if (live && meeting.status === 'CANCELLED') return 'MEETING_CANCELLED';
  if (attendance !== null) return attendance;
  return (status === 'WAITING' || status === 'TO_APPROVE') && !confirmed ? 'PENDING' : status;
}

/** Whether it belongs among what is still to come: neither over nor given up. */
export function isUpcoming({ status, meeting }: { status: RegistrationStatus; meeting: { status: MeetingStatus; position: 'PAST' | 'NOW' | 'FUTURE' } }): boolean {
  const live = status !== 'CANCELLED' && status !== 'REFUSED' && status !== 'EXPIRED';
  return live && meeting.status !== 'CLOSED' && meeting.position !== 'PAST';
}
