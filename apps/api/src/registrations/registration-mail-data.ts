import { z } from 'zod';

/** A meeting as a mail about it shows it: texts in the reader's language, as they were when the mail was written. */
export const meetingInMail = z.object({
  id: z.string(),
  title: z.string(),
  processSlug: z.string(),
  processTitle: z.string(),
  /** EDTF; where no day has hours. */
  date: z.string(),
  timezone: z.string(),
  /** Wall time in the meeting's zone, and the same as instants. */
  days: z.array(
    z.object({
      position: z.number(),
      date: z.string(),
      starts: z.string().nullable(),
      ends: z.string().nullable(),
      startsAt: z.string().nullable(),
      endsAt: z.string().nullable(),
    }),
  ),
  venue: z.object({
    name: z.string().nullable(),
    room: z.string().nullable(),
    street: z.string().nullable(),
    municipality: z.string().nullable(),
    country: z.string().nullable(),
  }),
  /** The room on the net; null for those who may not enter it. */
  onlineUrl: z.string().nullable(),
  synthetic: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type MeetingInMail = z.infer<typeof meetingInMail>;

/** What every mail about a registration says. */
export const registrationMailData = z.object({
  registrationId: z.string().nullable(),
  meeting: meetingInMail,
  admission: z.object({ title: z.string(), mode: z.enum(['IN_PERSON', 'ONLINE']) }),
  /** Whether it is a place in the waiting list, and which, from 1; null: a seat. */
  waitingRank: z.number().nullable(),
  /** Whether the address is confirmed; without that the link leads to the page with the button. */
  confirmed: z.boolean(),
  /** The day that this mail's calendar object is about, when a meeting has several: each goes out in a mail of its own. */
  day: z.object({ position: z.number(), of: z.number() }).nullable(),
  /** The token of the link; gone once the mail was sent. Null: the mail has no link. */
  secret: z.string().nullable(),
});
export type RegistrationMailData = z.infer<typeof registrationMailData>;

/**
 * The mails of this feature, by what happened; each is `<kind>.mail.tsx`.
 *
 * registration-to-confirm   link PUBLIC_URL/:locale/conferma#TOKEN: press the button to keep the seat, or the place
 * another-person            the same link: somebody else of this mailbox asked; its button registers them
 * already-registered        asked again: there is one registration, and this is it
 * registration-confirmed, registration-waiting, registration-promoted, registration-changed, registration-cancelled
 * registration-moved-away   takes the meeting that somebody changed from out of the calendar
 */
export const registrationMailKinds = [
  'registration-to-confirm',
  'another-person',
  'already-registered',
  'registration-confirmed',
  'registration-waiting',
  'registration-promoted',
  'registration-changed',
  'registration-cancelled',
  'registration-moved-away',
] as const;
export type RegistrationMailKind = (typeof registrationMailKinds)[number];
