import { translator } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { registrationMailData } from './registration-mail-data.js';

/** Asks whoever reads the mailbox whether the registration is theirs. Its text holds one link, and no other. */
export const registrationToConfirm = defineMail(
  'registration-to-confirm',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret, waitingRank, toApprove } = mail.data;
    const held = waitingRank === null && !toApprove;
    return renderMeetingLetter(mail, {
      subject: t('mail.toConfirm.subject', { meeting: meeting.title }),
      heading: t('mail.toConfirm.heading'),
      blocks: [
        paragraph(t('mail.toConfirm.asked')),
        meetingCard(meeting, mail, { admission, links: false }),
        paragraph(t(toApprove ? 'mail.toConfirm.toApprove' : held ? 'mail.toConfirm.hold' : 'mail.toConfirm.waiting')),
        ...secretButton(mail, 'conferma', secret, t('mail.toConfirm.button')),
        ...(held ? [paragraph(t('mail.toConfirm.later'))] : []),
        paragraph(t('mail.toConfirm.notYou')),
      ],
      reason: t('mail.reason.registered'),
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);
