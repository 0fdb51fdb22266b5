import { translator } from '@percorso/messages';
import { z } from 'zod';
import { paragraph, secretLink } from '../calendars/meeting-mail.js';
import { admissionForMail, meetingEnd, meetingForMail, meetingStart, meetingTimes } from '../calendars/meeting-snapshot.js';
import { meetingsFile } from '../calendars/meeting.ics.js';
import type { MailToRender, RenderedMail } from '../mail/mail-kind.js';
import { type LetterBlock, renderLetter, type TableCell } from '../mail/mail-letter.js';
import { freedSeatsInWords } from './registration-mail-data.js';

/** How somebody stands in one of the meetings; HELD and ASKED have to be confirmed. */
export const jointStates = ['SEAT', 'OFFERED', 'WAITING', 'TO_APPROVE', 'HELD', 'ASKED', 'REFUSED'] as const;
export type JointState = (typeof jointStates)[number];

const dateOfMail = z.object({
  /** Null: there is none. */
  registrationId: z.string().nullable(),
  meeting: meetingForMail,
  /** Null: nothing was taken. */
  admission: admissionForMail.nullable(),
  state: z.enum(jointStates),
  /** Place in the waiting list, from 1; null: does not wait. */
  rank: z.int().nullable(),
  /** For how many hours a freed seat is offered to whoever waits; null: it is given at once. */
  offerHours: z.int().nullable().default(null),
  /** How many hours before the start freed seats stop going to those who wait. */
  stopsHours: z.int().default(0),
});
export type DateOfMail = z.output<typeof dateOfMail>;

/** What a mail about several registrations of one person says. */
export const jointRegistrationMailData = z.object({
  dates: z.array(dateOfMail),
  /** Tokens, gone once the mail was sent: of the one link of the mail, and by registration of the link of each date. */
  secret: z.object({ link: z.string().nullable(), dates: z.record(z.string(), z.string()) }),
  /** Which entries the calendar file holds, UIDs and all; empty: there is none. */
  calendarFile: z.array(z.object({ meetingId: z.string(), day: z.int().nullable(), uid: z.string(), sequence: z.int() })),
});
export type JointRegistrationMailData = z.output<typeof jointRegistrationMailData>;

/** After the last of the meetings it helps nobody; null while one has no hour. */
export function lastEnd({ dates }: JointRegistrationMailData): Date | null {
  const ends = dates.map(({ meeting }) => meetingEnd(meeting)?.getTime() ?? null);
  return ends.some((end) => end === null) ? null : new Date(Math.max(...ends.flatMap((end) => end ?? [])));
}

/** In how many meetings something was taken. */
export function takenIn({ dates }: JointRegistrationMailData): number {
  return dates.filter(({ state }) => state !== 'REFUSED').length;
}

/** What one kind of mail about several registrations says; table, file and surroundings are alike in all. */
interface JointLetter {
  subject: string;
  heading: string;
  /** Null: the name of the reader is not known for sure. */
  greeting?: null;
  before: readonly LetterBlock[];
  after: readonly LetterBlock[];
}

export function renderJointLetter(mail: MailToRender<JointRegistrationMailData>, { subject, heading, greeting, before, after }: JointLetter): RenderedMail {
  const t = translator(mail.locale);
  const letter = {
    subject,
    preview: mail.data.dates.flatMap(({ meeting }) => meetingTimes(meeting, mail.locale).slice(0, 1)).join(' · '),
    heading,
    greeting: greeting === null || mail.to.name === '' ? t('mail.hello') : t('mail.greeting', { name: mail.to.name }),
    blocks: [...before, tableOfDates(mail), ...after],
    reason: t('mail.reason.registered'),
  };
  return { ...renderLetter(letter, mail.locale, mail), calendarFile: fileOf(mail) };
}

/** How those who wait get a seat; where it is not alike in all meetings, on which day, since those of a series are often called the same. */
export function howSeatsAreFreed({ locale, data: { dates } }: MailToRender<JointRegistrationMailData>): LetterBlock[] {
  const t = translator(locale);
  const ways = Map.groupBy(dates.filter(({ state }) => state === 'WAITING'), (date) => freedSeatsInWords(date, locale).join(' '));
  return [...ways].map(([words, alike]) => paragraph(ways.size === 1 ? words : t('mail.joint.freedIn', { meetings: alike.map(({ meeting }) => meetingTimes(meeting, locale)[0] ?? meeting.title).join('; '), words })));
}

function tableOfDates(mail: MailToRender<JointRegistrationMailData>): LetterBlock {
  const t = translator(mail.locale);
  return { kind: 'table', columns: [t('mail.joint.date'), t('mail.where'), t('mail.joint.state')], rows: mail.data.dates.map((date) => rowOf(date, mail)) };
}

function rowOf({ registrationId, meeting, admission, state, rank }: DateOfMail, mail: MailToRender<JointRegistrationMailData>): TableCell[] {
  const t = translator(mail.locale);
  const place = admission?.mode === 'ONLINE' ? [t('mail.onTheNet')] : meeting.place.length > 0 ? meeting.place : [t('mail.placeOpen')];
  const token = registrationId === null ? undefined : mail.data.secret.dates[registrationId];
  return [
    { values: [...meetingTimes(meeting, mail.locale), meeting.title] },
    { values: place },
    {
      values: [t(`mail.joint.state.${state}`, { position: rank ?? 1 })],
      ...(token !== undefined && { link: { text: t(state === 'WAITING' ? 'mail.joint.leave' : 'mail.joint.cancel'), href: secretLink(mail, 'iscrizione/annulla', token) } }),
    },
  ];
}

function fileOf(mail: MailToRender<JointRegistrationMailData>): RenderedMail['calendarFile'] {
  const { dates, calendarFile } = mail.data;
  const entries = calendarFile.flatMap(({ meetingId, ...entry }) => {
    const meeting = dates.find((date) => date.meeting.id === meetingId)?.meeting;
    return meeting ? [{ ...entry, meeting }] : [];
  });
  if (entries.length === 0) return undefined;
  return { name: 'percorso.ics', content: meetingsFile(entries, mail) };
}

/** In the order in which they are held; those without an hour last. */
export function byStart({ meeting: one }: DateOfMail, { meeting: other }: DateOfMail): number {
  return (meetingStart(one)?.getTime() ?? Infinity) - (meetingStart(other)?.getTime() ?? Infinity) || 0;
}
