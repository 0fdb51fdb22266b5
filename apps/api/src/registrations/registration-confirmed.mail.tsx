import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Says that somebody has a seat, and puts the meeting into the calendar. */
export const registrationConfirmed = defineMail(
  'registration-confirmed',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.confirmed.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.confirmed.heading'),
      blocks: [
        paragraph(t('mail.confirmed.text')),
        meetingCard(meeting, mail, { admission }),
        paragraph(t('mail.manageText')),
        ...secretButton(mail, 'iscrizione', secret, t('mail.manage')),
      ],
      reason: t('mail.reason.registered'),
      calendarNote: t('mail.inCalendar'),
      answer: 'ACCEPTED',
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);
