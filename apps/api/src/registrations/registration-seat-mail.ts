import { type MessageKey, translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail, type MailKind } from '../mail/mail-kind.js';
import { askForAnswers, type RegistrationMailData, registrationMailData } from './registration-mail-data.js';

/**
 * Defines a mail to somebody who has a seat, which puts the meeting into the calendar. Its kinds differ in how the
 * seat was got.
 *
 * @param words  the subject gets the values of `subjectValues`
 */
export function seatMail(kind: string, words: Record<'subject' | 'heading' | 'text', MessageKey>): MailKind<RegistrationMailData> {
  return defineMail(
    kind,
    'PERSONAL',
    registrationMailData,
    (mail) => {
      const t = translator(mail.locale);
      const { meeting, admission, secret } = mail.data;
      return renderMeetingLetter(mail, {
        subject: t(words.subject, subjectValues(meeting, mail.locale)),
        heading: t(words.heading),
        blocks: [
          paragraph(t(words.text)),
          meetingCard(meeting, mail, { admission }),
          paragraph(t('mail.manageText')),
          ...askForAnswers(mail),
          ...secretButton(mail, 'iscrizione', secret, t('mail.manage')),
        ],
        reason: t('mail.reason.registered'),
        calendarNote: t('mail.inCalendar'),
        answer: 'ACCEPTED',
      });
    },
    ({ meeting }) => meetingEnd(meeting),
  );
}
