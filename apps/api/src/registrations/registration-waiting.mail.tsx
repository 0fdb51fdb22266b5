import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { askForAnswers, freedSeatsInWords, registrationMailData } from './registration-mail-data.js';

/**
 * Says that somebody waits, and for what. Nothing goes into the calendar, since there is no seat yet; where an
 * invitation put the meeting there it is taken out, and comes back with a seat.
 */
export const registrationWaiting = defineMail(
  'registration-waiting',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret, waitingRank } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.waiting.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.waiting.heading'),
      blocks: [
        paragraph(t('mail.waiting.text', { position: waitingRank ?? 1 })),
        meetingCard(meeting, mail, { admission }),
        ...freedSeatsInWords(mail.data, mail.locale).map(paragraph),
        paragraph(t('mail.waiting.leave')),
        ...askForAnswers(mail),
        ...secretButton(mail, 'iscrizione', secret, t('mail.manage')),
      ],
      reason: t('mail.reason.registered'),
      calendarNote: t('mail.waiting.outOfCalendar'),
    });
  },
  ({ meeting }) => meetingEnd(meeting),
  { wordsAlone: true },
);
