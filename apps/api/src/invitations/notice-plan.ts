import type { MeetingForMail } from '../calendars/meeting-snapshot.js';
import type { MeetingDifference } from './meeting-difference.js';
import { type Recipient, takesPart } from './notice-recipients.js';

export const noticeKinds = ['UPDATE', 'CANCEL', 'MAIL_ONLY', 'NOTHING'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Whether people are told at once, later with one word for all changes until then, or not at all. */
export const notifyChoices = ['SEND', 'HOLD', 'NONE'] as const;
export type Notify = (typeof notifyChoices)[number];

/** What somebody is told, and how. */
export interface Notice {
  recipient: Recipient;
  kind: NoticeKind;
  /** Whether their calendar asks again whether they come. */
  answerAskedAgain: boolean;
}

/** A notice of a move, with what is needed to write it. */
export interface MoveNotice extends Notice {
  /** The meeting as the person knows it, and as it is now. */
  before: MeetingForMail;
  after: MeetingForMail;
  difference: MeetingDifference;
}

export interface NoticeTotal {
  kind: NoticeKind;
  count: number;
}

/** How somebody is told that a meeting changed for them: in their calendar where it is or belongs, else in words alone. */
export function moveNotice(recipient: Recipient, before: MeetingForMail, after: MeetingForMail, difference: MeetingDifference): MoveNotice {
  const kind = moveKind(recipient, after, difference);
  const answerAskedAgain = kind === 'UPDATE' && recipient.hasEntry && difference.overall === 'material';
  return { recipient, kind, answerAskedAgain, before, after, difference };
}

function moveKind(recipient: Recipient, after: MeetingForMail, difference: MeetingDifference): NoticeKind {
  if (recipient.address === null || difference.overall === 'none') return 'NOTHING';
  if (recipient.hasEntry) return 'UPDATE';
  return recipient.wantsInvitations && takesPart(recipient) && hasKnownDay(after) ? 'UPDATE' : 'MAIL_ONLY';
}

/**
 * How somebody is told that a meeting is cancelled: what is in a calendar is taken out of it. Whoever was only asked to
 * come by a mail that has not left is not told of what they never heard of.
 */
export function cancellationNotice(recipient: Recipient): Notice {
  const { address, hasEntry, sent, registration } = recipient;
  const unheard = hasEntry && !sent;
  const kind = address === null || (unheard && !registration) ? 'NOTHING' : hasEntry && sent ? 'CANCEL' : 'MAIL_ONLY';
  return { recipient, kind, answerAskedAgain: false };
}

/** The same for somebody who is not told. */
export function silent<Told extends Notice>(notice: Told): Told {
  return { ...notice, kind: 'NOTHING', answerAskedAgain: false };
}

/** How many people are told in which way; kinds that nobody is in are left out. */
export function totalsOf(notices: readonly Notice[]): NoticeTotal[] {
  return noticeKinds
    .map((kind) => ({ kind, count: notices.filter((notice) => notice.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** How many people are asked again whether they come. */
export function askedAgain(notices: readonly Notice[]): number {
  return notices.filter(({ answerAskedAgain }) => answerAskedAgain).length;
}

function hasKnownDay({ days }: MeetingForMail): boolean {
  return days.some(({ startsAt, date }) => startsAt !== null || /^\d{4}-\d{2}-\d{2}$/.test(date));
}
