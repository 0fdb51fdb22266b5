import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Says that the seat which was offered went on to the next in line. */
export const offerExpired = defineMail('offer-expired', 'PERSONAL', registrationMailData, (mail) => {
  const t = translator(mail.locale);
  const { meeting, admission } = mail.data;
  return renderMeetingLetter(mail, {
    subject: t('mail.offerExpired.subject', subjectValues(meeting, mail.locale)),
    heading: t('mail.offerExpired.heading'),
    blocks: [paragraph(t('mail.offerExpired.text')), meetingCard({ ...meeting, onlineUrl: null }, mail, { admission }), paragraph(t('mail.offerExpired.again'))],
    reason: t('mail.reason.registered'),
  });
});
