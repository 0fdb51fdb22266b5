import { translator } from '@percorso/messages';
import { meetingMailData, paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Takes a meeting out of the calendar of an address that is no longer the person's. */
export const entryLeft = defineMail('entry-left', 'PERSONAL', meetingMailData, (mail) => {
  const t = translator(mail.locale);
  const { meeting } = mail.data;
  return renderMeetingLetter(mail, {
    subject: t('mail.addressLeft.subject', subjectValues(meeting, mail.locale)),
    heading: t('mail.addressLeft.heading'),
    blocks: [paragraph(t('mail.addressLeft.text')), meetingCard({ ...meeting, onlineUrl: null }, mail)],
    reason: t('mail.reason.takingPart'),
    calendarNote: t('mail.outOfCalendar'),
  });
});
