import { translator } from '@percorso/messages';
import { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { MailToRender, RenderedMail } from '../mail/mail-kind.js';
import { type LetterBlock, renderLetter } from '../mail/mail-letter.js';
import type { CalendarInvitation } from './calendar-object.js';
import { dayForMail, meetingDays, meetingForMail, type MeetingForMail, meetingTimes } from './meeting-snapshot.js';
import { meetingObject } from './meeting.ics.js';

/** What every mail to one person about one meeting knows; the person is the row's. */
export const meetingMailData = z.object({
  meeting: meetingForMail,
  /** The day that this mail carries to the calendar, when the meeting has several; null: it has one. */
  day: dayForMail.nullable(),
});
export type MeetingMailData = z.output<typeof meetingMailData>;

/** What one kind of mail says about a meeting; greeting, calendar object and what is said of it are alike in all. */
export interface MeetingLetter {
  subject: string;
  heading: string;
  /** Null: the name of the reader is not known for sure. */
  greeting?: null;
  blocks: readonly LetterBlock[];
  /** Why the person gets it. */
  reason: string;
  /** What is said of the calendar, where the mail carries an object for it. */
  calendarNote?: string;
  /** The answer that a REQUEST shows as the person's own. */
  answer?: CalendarInvitation['answer'];
}

export function renderMeetingLetter(mail: MailToRender<MeetingMailData>, letter: MeetingLetter): RenderedMail {
  const t = translator(mail.locale);
  const { meeting, day } = mail.data;
  const notes = mail.calendar === null ? [] : [day === null ? letter.calendarNote : t('mail.dayNote', day)];
  return renderLetter(
    {
      subject: day === null ? letter.subject : t('mail.subjectOfDay', { subject: letter.subject, position: day.position, of: day.of }),
      preview: [meetingTimes(meeting, mail.locale)[0], meeting.place.at(-1)].filter(Boolean).join(' · '),
      heading: letter.heading,
      greeting: letter.greeting === null || mail.to.name === '' ? t('mail.hello') : t('mail.greeting', { name: mail.to.name }),
      blocks: [...letter.blocks, ...notes.flatMap((text): LetterBlock[] => (text === undefined ? [] : [{ kind: 'paragraph', text }]))],
      reason: letter.reason,
    },
    mail.locale,
    mail,
    meetingObject(mail, { meeting, day: day?.position ?? null, answer: letter.answer ?? 'DECLINED' }),
  );
}

/** What subjects are made of. */
export function subjectValues(meeting: MeetingForMail, locale: Locale): { meeting: string; date: string } {
  return { meeting: meeting.title, date: meetingDays(meeting, locale) };
}

/** Pages that a mail's link opens. */
export type SecretPage = 'conferma' | 'conferma-tutti' | 'iscrizione' | 'iscrizione/annulla' | 'i' | 'delega';

/** A link whose secret stands behind the #, so that it reaches no server and no log on the way. */
export function secretLink({ publicUrl, locale }: Pick<MailToRender<unknown>, 'publicUrl' | 'locale'>, page: SecretPage, secret: string): string {
  return `${publicUrl}/${locale}/${page}#${secret}`;
}

export function paragraph(text: string): LetterBlock {
  return { kind: 'paragraph', text };
}

/** The button that opens such a page; nothing when the mail has no secret. */
export function secretButton(mail: Pick<MailToRender<unknown>, 'publicUrl' | 'locale'>, page: SecretPage, secret: string | null, text: string): LetterBlock[] {
  return secret === null ? [] : [{ kind: 'button', text, href: secretLink(mail, page, secret) }];
}
