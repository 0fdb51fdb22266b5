import { translator } from '@percorso/messages';
import { parseEdtf } from '@percorso/time';
import type { MailToRender, RenderedMail } from '../mail/mail-kind.js';
import { cancelObject, type CalendarEvent, type CalendarInvitation, type CalendarMessage, type CalendarSpan, fileObject, requestObject } from './calendar-object.js';
import { type MeetingForMail, meetingPage } from './meeting-snapshot.js';

/** What the calendar object of a mail is made from besides the meeting. */
export interface MeetingObject {
  meeting: MeetingForMail;
  /** Which of its days, from 1; null: it has one. */
  day: number | null;
  /** The reader's answer as we know it; NEEDS-ACTION asks for one. */
  answer: CalendarInvitation['answer'];
}

/**
 * The calendar object of one day of a meeting for the reader of a mail: UID, SEQUENCE and DTSTAMP are those of the
 * row, whatever the time at which it is made.
 *
 * @returns undefined when the row carries none
 * @throws Error  when that day is not known, so that no calendar can hold it
 */
export function meetingObject(mail: MailToRender<unknown>, { meeting, day, answer }: MeetingObject): RenderedMail['calendar'] {
  if (mail.calendar === null) return undefined;
  const { method, uid, sequence, dtstamp } = mail.calendar;
  const message: CalendarMessage = {
    ...eventOf(meeting, day, { uid, sequence }, mail),
    stampedAt: new Date(dtstamp),
    organiser: mail.from,
    attendee: mail.to,
  };
  const status = meeting.tentative ? 'TENTATIVE' : 'CONFIRMED';
  const content = method === 'REQUEST' ? requestObject({ ...message, status, answer, alarm: null }) : cancelObject(message);
  return { method, content };
}

/** Which day of which meeting an entry of a file is. */
export interface MeetingOfFile {
  meeting: MeetingForMail;
  /** From 1; null: it has one. */
  day: number | null;
  uid: string;
  sequence: number;
}

/** A file with the days of several meetings, for a reader who puts them into a calendar by opening it. */
export function meetingsFile(entries: readonly MeetingOfFile[], mail: MailToRender<unknown>): string {
  return fileObject(entries.map(({ meeting, day, ...entry }) => ({ ...eventOf(meeting, day, entry, mail), status: meeting.tentative ? 'TENTATIVE' : 'CONFIRMED' })));
}

function eventOf(meeting: MeetingForMail, day: number | null, { uid, sequence }: { uid: string; sequence: number }, mail: MailToRender<unknown>): CalendarEvent {
  return {
    uid,
    sequence,
    createdAt: new Date(meeting.createdAt),
    updatedAt: new Date(meeting.updatedAt),
    when: spanOf(meeting, day),
    title: meeting.title,
    description: [meeting.description, meeting.announcements.join('\n')].filter(Boolean).join('\n\n') || null,
    place: meeting.place.length === 0 ? null : { text: meeting.place.join(', '), municipality: meeting.municipality, latitude: meeting.latitude, longitude: meeting.longitude },
    url: meetingPage(meeting, mail),
    conference: meeting.onlineUrl === null ? null : { url: meeting.onlineUrl, label: translator(mail.locale)('calendar.onlineRoom') },
  };
}

function spanOf(meeting: MeetingForMail, position: number | null): CalendarSpan {
  const day = position === null ? meeting.days[0] : meeting.days.find((each) => each.position === position);
  if (day?.startsAt != null) {
    return { kind: 'hours', startsAt: new Date(day.startsAt), endsAt: day.endsAt === null ? null : new Date(day.endsAt), timezone: meeting.timezone };
  }
  const known = parseEdtf(day?.date ?? meeting.date);
  if (known?.earliest == null || known.latest == null || known.precision !== 'day') throw new Error(`the day of meeting ${meeting.id} is not known`);
  return { kind: 'days', first: known.earliest, last: known.latest };
}
