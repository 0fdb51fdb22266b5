import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Says that somebody's registration ended, whoever ended it, and takes the meeting out of the calendar. */
export const registrationCancelled = defineMail(
  'registration-cancelled',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.registrationCancelled.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.registrationCancelled.heading'),
      blocks: [
        paragraph(t('mail.registrationCancelled.text')),
        meetingCard({ ...meeting, onlineUrl: null }, mail, { admission }),
        paragraph(t('mail.registrationCancelled.again')),
      ],
      reason: t('mail.reason.registered'),
      calendarNote: t('mail.outOfCalendar'),
    });
  },
  undefined,
  { wordsAlone: true },
);
