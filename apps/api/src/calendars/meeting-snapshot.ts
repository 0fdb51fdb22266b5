import { translator } from '@percorso/messages';
import { formatEdtf, formatSpan, parseEdtf, zoneInWords } from '@percorso/time';
import { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { MailToRender } from '../mail/mail-kind.js';
import type { CardLine, LetterBlock } from '../mail/mail-letter.js';

const instant = z.iso.datetime();
const wallTime = z.string();
const HALF_A_DAY = 12 * 60 * 60 * 1000;

/** A meeting as a mail tells of it: what was true when the mail was written, in the reader's language. */
export const meetingForMail = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  processSlug: z.string(),
  processTitle: z.string(),
  /** Not yet final: a save-the-date. */
  tentative: z.boolean(),
  /** EDTF; what is said while no day is fixed. */
  date: z.string(),
  /** IANA zone of the wall times. */
  timezone: z.string(),
  days: z.array(
    z.object({
      position: z.int(),
      date: z.string(),
      starts: wallTime.nullable(),
      ends: wallTime.nullable(),
      startsAt: instant.nullable(),
      endsAt: instant.nullable(),
    }),
  ),
  /** Room, venue, street and town, a line each; empty while nobody said where. */
  place: z.array(z.string()),
  municipality: z.string().nullable(),
  /** WGS 84 in degrees; null: not known. Mails that were written before have neither. */
  latitude: z.number().nullable().default(null),
  longitude: z.number().nullable().default(null),
  /** Interpreters, sign language, recording and photographs, a sentence each. */
  announcements: z.array(z.string()).default([]),
  /** The room on the net; null for whoever may not enter it, and while there is none. */
  onlineUrl: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type MeetingForMail = z.output<typeof meetingForMail>;

/** How somebody takes part, in the reader's language. */
export const admissionForMail = z.object({ title: z.string(), mode: z.enum(['IN_PERSON', 'ONLINE']) });
export type AdmissionForMail = z.output<typeof admissionForMail>;

/** Which day of a meeting a mail carries to the calendar: a message holds one calendar object only. */
export const dayForMail = z.object({ position: z.int(), of: z.int() });

/** The address of a meeting's page. */
export function meetingPage({ processSlug, id }: MeetingForMail, { publicUrl, locale }: Pick<MailToRender<unknown>, 'publicUrl' | 'locale'>): string {
  return `${publicUrl}/${locale}/p/${processSlug}/incontri/${id}`;
}

/** When the meeting begins; null while that is not known to the hour. */
export function meetingStart(meeting: MeetingForMail): Date | null {
  const starts = meeting.days.flatMap(({ startsAt }) => (startsAt === null ? [] : [startsAt]));
  const [first] = starts.sort();
  return first === undefined ? null : new Date(first);
}

/** When it is over; a day without an end counts half a day from its start. Null while that is not known to the hour. */
export function meetingEnd(meeting: MeetingForMail): Date | null {
  const ends = meeting.days.flatMap(({ startsAt, endsAt }) =>
    endsAt !== null ? [Date.parse(endsAt)] : startsAt !== null ? [Date.parse(startsAt) + HALF_A_DAY] : [],
  );
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

/** Weekday, date, hours and zone, a line for each day: "lunedì 26 ottobre 2026, dalle 18:00 alle 20:00", "ora italiana". */
export function meetingTimes(meeting: MeetingForMail, locale: Locale): string[] {
  const t = translator(locale);
  if (meeting.days.length === 0) return [formatEdtf(meeting.date, locale, 'weekday'), t('mail.hourOpen')];
  const days = meeting.days.map(({ date, starts, ends }) =>
    starts === null ? formatEdtf(date, locale, 'weekday') : formatSpan({ starts, ends }, locale),
  );
  const hours = meeting.days.some(({ starts }) => starts !== null);
  return [...days, hours ? zoneInWords(meeting.timezone, locale) : t('mail.hourOpen')];
}

/** The days in a few words for a subject: "26 ottobre 2026", or "12–14 marzo 2022". */
export function meetingDays(meeting: MeetingForMail, locale: Locale): string {
  const [first, last] = [meeting.days.at(0)?.date, meeting.days.at(-1)?.date];
  if (first === undefined || last === undefined) return formatEdtf(meeting.date, locale);
  if (first === last) return formatEdtf(first, locale);
  return parseEdtf(`${first}/${last}`) === null ? formatEdtf(meeting.date, locale) : formatEdtf(`${first}/${last}`, locale);
}

export interface MeetingCardOptions {
  /** How the reader takes part; null: nothing is said of it. */
  admission?: AdmissionForMail | null;
  /** False where the mail may hold no other link than its own. */
  links?: boolean;
  /** How it was before a change. */
  past?: boolean;
  /** Instead of the title. */
  heading?: string;
}

/** What, when and where, as a card. */
export function meetingCard(
  meeting: MeetingForMail,
  mail: Pick<MailToRender<unknown>, 'publicUrl' | 'locale'>,
  options: MeetingCardOptions = {},
): LetterBlock {
  const { admission = null, links = true, past = false, heading = meeting.title } = options;
  const { locale } = mail;
  const t = translator(locale);
  const online = admission?.mode === 'ONLINE';
  const where = online ? [t('mail.onTheNet')] : meeting.place.length > 0 ? meeting.place : [t('mail.placeOpen')];
  const link = (label: string, text: string, href: string | null): CardLine[] => (links && href !== null ? [{ label, values: [text], href }] : []);
  const place: CardLine[] = [
    { label: t('mail.when'), values: meetingTimes(meeting, locale) },
    { label: t('mail.where'), values: where },
  ];
  if (past) return { kind: 'card', heading, past, lines: place };
  return {
    kind: 'card',
    heading,
    lines: [
      { label: t('mail.process'), values: [meeting.processTitle] },
      ...place,
      ...(admission === null || where.includes(admission.title) ? [] : [{ label: t('mail.how'), values: [admission.title] }]),
      ...(meeting.announcements.length === 0 ? [] : [{ label: t('mail.announced'), values: meeting.announcements }]),
      ...link(t('mail.online'), t('mail.enterRoom'), meeting.onlineUrl),
      ...link(t('mail.page'), t('mail.openPage'), meetingPage(meeting, mail)),
    ],
  };
}
