import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Says that staff did not accept a request, and why if they wrote it. */
export const registrationRefused = defineMail(
  'registration-refused',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, reason } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.refused.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.refused.heading'),
      blocks: [
        paragraph(t('mail.refused.text')),
        meetingCard({ ...meeting, onlineUrl: null }, mail, { admission }),
        ...(reason === null ? [] : [paragraph(t('mail.meetingCancelled.reason')), paragraph(reason)]),
        paragraph(t('mail.refused.other')),
      ],
      reason: t('mail.reason.registered'),
      calendarNote: t('mail.outOfCalendar'),
    });
  },
  undefined,
  { wordsAlone: true },
);
