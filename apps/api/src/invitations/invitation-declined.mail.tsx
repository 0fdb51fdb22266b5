import { translator } from '@percorso/messages';
import { meetingMailData, paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Takes note that somebody does not come, and takes the meeting out of the calendar. */
export const invitationDeclined = defineMail('invitation-declined', 'PERSONAL', meetingMailData, (mail) => {
  const t = translator(mail.locale);
  const { meeting } = mail.data;
  return renderMeetingLetter(mail, {
    subject: t('mail.declined.subject', subjectValues(meeting, mail.locale)),
    heading: t('mail.declined.heading'),
    blocks: [paragraph(t('mail.declined.text')), meetingCard({ ...meeting, onlineUrl: null }, mail), paragraph(t('mail.declined.again'))],
    reason: t('mail.reason.invited'),
    calendarNote: t('mail.outOfCalendar'),
  });
});
