import { translator } from '@percorso/messages';
import { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { MailToRender } from '../mail/mail-kind.js';
import type { LetterBlock } from '../mail/mail-letter.js';
import { admissionForMail, dayForMail, meetingDays, meetingForMail, type DayForMail, type MeetingForMail } from './meeting-snapshot.js';

/** What every mail to one person about one meeting knows. */
export const meetingMailData = z.object({
  personName: z.string(),
  meeting: meetingForMail,
});

/** The same for somebody who takes part, or wants to. */
export const participantMailData = meetingMailData.extend({ admission: admissionForMail });

/** For mails that carry a day of the meeting to the calendar, one mail a day. */
export const calendarDay = { day: dayForMail.default({ position: 1, of: 1 }) };

/** What subjects are made of. */
export function subjectValues(meeting: MeetingForMail, locale: Locale): { meeting: string; date: string } {
  return { meeting: meeting.title, date: meetingDays(meeting, locale) };
}

/** Pages that a mail's link opens. Their secret stands behind the #: it reaches no server and no log on the way. */
export type SecretPage = 'conferma' | 'iscrizione' | 'i';

export function secretLink({ publicUrl, locale }: Pick<MailToRender<unknown>, 'publicUrl' | 'locale'>, page: SecretPage, secret: string): string {
  return `${publicUrl}/${locale}/${page}#${secret}`;
}

/** Says what the calendar object does, where there is one. Where a meeting lasts several days, `dayNote` says it. */
export function calendarNote(mail: MailToRender<{ day: DayForMail }>): LetterBlock[] {
  if (mail.calendar === null || mail.data.day.of > 1) return [];
  const t = translator(mail.locale);
  return [{ kind: 'paragraph', text: mail.calendar.method === 'REQUEST' ? t('mail.inCalendar') : t('mail.outOfCalendar') }];
}
