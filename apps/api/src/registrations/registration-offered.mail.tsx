import { translator } from '@percorso/messages';
import { formatInstant } from '@percorso/time';
import { paragraph, renderMeetingLetter, secretButton, subjectValues } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Offers a seat that became free to whoever is first in line, until an hour that it names. Its text holds one link, to a page with two buttons. */
export const registrationOffered = defineMail(
  'registration-offered',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret, offeredUntil } = mail.data;
    const until = offeredUntil === null ? '' : formatInstant(new Date(offeredUntil), meeting.timezone, mail.locale);
    return renderMeetingLetter(mail, {
      subject: t('mail.offered.subject', subjectValues(meeting, mail.locale)),
      heading: t('mail.offered.heading'),
      blocks: [
        paragraph(t('mail.offered.text')),
        meetingCard(meeting, mail, { admission, links: false }),
        paragraph(t('mail.offered.until', { until })),
        ...secretButton(mail, 'iscrizione', secret, t('mail.offered.button')),
        paragraph(t('mail.offered.kept')),
      ],
      reason: t('mail.reason.registered'),
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);
