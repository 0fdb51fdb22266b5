import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { askForAnswers, registrationMailData } from './registration-mail-data.js';

/** Says that a request arrived and staff will decide on it. Where an invitation put the meeting into the calendar it is taken out, and comes back with a seat. */
export const registrationReceived = defineMail(
  'registration-received',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.received.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.received.heading'),
      blocks: [
        paragraph(t('mail.received.text')),
        meetingCard(meeting, mail, { admission }),
        paragraph(t('mail.received.next')),
        ...askForAnswers(mail),
        ...secretButton(mail, 'iscrizione', secret, t('mail.received.manage')),
      ],
      reason: t('mail.reason.registered'),
      calendarNote: t('mail.waiting.outOfCalendar'),
    });
  },
  ({ meeting }) => meetingEnd(meeting),
  { wordsAlone: true },
);
