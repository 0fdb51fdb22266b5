import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Takes the meeting that somebody changed away from out of the calendar; where they are now stands in another mail. */
export const registrationMovedAway = defineMail('registration-moved-away', 'PERSONAL', registrationMailData, (mail) => {
  const t = translator(mail.locale);
  const { meeting } = mail.data;
  return renderMeetingLetter(mail, {
    subject: t('mail.movedAway.subject', subjectValues(meeting, mail.locale)),
    heading: t('mail.movedAway.heading'),
    blocks: [paragraph(t('mail.movedAway.text')), meetingCard({ ...meeting, onlineUrl: null }, mail)],
    reason: t('mail.reason.registered'),
    calendarNote: t('mail.outOfCalendar'),
  });
});
