import { translator } from '@percorso/messages';
import { paragraph, secretButton } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { jointRegistrationMailData, lastEnd, renderJointLetter, takenIn } from './joint-registration-mail.js';

/** Asks whoever reads the mailbox whether the registrations are theirs, all at once. Its text holds one link, and no other. */
export const jointRegistrationToConfirm = defineMail(
  'joint-registration-to-confirm',
  'PERSONAL',
  jointRegistrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const count = takenIn(mail.data);
    const held = mail.data.dates.some(({ state }) => state === 'HELD');
    return renderJointLetter(mail, {
      subject: t('mail.jointToConfirm.subject', { count }),
      heading: t('mail.toConfirm.heading'),
      before: [paragraph(t('mail.jointToConfirm.asked'))],
      after: [
        ...(held ? [paragraph(t('mail.jointToConfirm.hold'))] : []),
        ...secretButton(mail, 'conferma-tutti', mail.data.secret.link, t('mail.jointToConfirm.button')),
        ...(held ? [paragraph(t('mail.toConfirm.later'))] : []),
        paragraph(t('mail.toConfirm.notYou')),
      ],
    });
  },
  lastEnd,
);
