import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Says that somebody who waited has a seat now, and puts the meeting into the calendar. */
export const registrationPromoted = defineMail(
  'registration-promoted',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.promoted.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.promoted.heading'),
      blocks: [
        paragraph(t('mail.promoted.text')),
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
