import { translator } from '@percorso/messages';
import { meetingMailData, paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';

/** Says that an invitation no longer stands, and takes the meeting out of the calendar. */
export const invitationWithdrawn = defineMail('invitation-withdrawn', 'PERSONAL', meetingMailData, (mail) => {
  const t = translator(mail.locale);
  const { meeting } = mail.data;
  return renderMeetingLetter(mail, {
    subject: t('mail.withdrawn.subject', subjectValues(meeting, mail.locale)),
    heading: t('mail.withdrawn.heading'),
    blocks: [paragraph(t('mail.withdrawn.text')), meetingCard({ ...meeting, onlineUrl: null }, mail)],
    reason: t('mail.reason.invited'),
    calendarNote: t('mail.outOfCalendar'),
  });
});
