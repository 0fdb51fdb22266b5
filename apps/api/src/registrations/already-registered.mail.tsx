import { translator, type Translate } from '@percorso/messages';
import { paragraph, renderMeetingLetter, secretButton } from '../calendars/meeting-mail.js';
import { meetingCard, meetingEnd } from '../calendars/meeting-snapshot.js';
import { defineMail } from '../mail/mail-kind.js';
import { type RegistrationMailData, registrationMailData } from './registration-mail-data.js';

/**
 * Tells the owner of a mailbox what the page does not tell: that this person is registered already. It carries no
 * calendar object, since nothing changed.
 */
export const alreadyRegistered = defineMail(
  'already-registered',
  'PERSONAL',
  registrationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { meeting, admission, secret, confirmed } = mail.data;
    return renderMeetingLetter(mail, {
      subject: t('mail.already.subject', { meeting: meeting.title }),
      heading: t('mail.already.heading'),
      blocks: [
        paragraph(howItStands(t, mail.data)),
        meetingCard(meeting, mail, { admission, links: confirmed }),
        ...(confirmed
          ? [paragraph(t('mail.manageText')), ...secretButton(mail, 'iscrizione', secret, t('mail.manage'))]
          : secretButton(mail, 'conferma', secret, t('mail.toConfirm.button'))),
      ],
      reason: t('mail.reason.registered'),
    });
  },
  ({ meeting }) => meetingEnd(meeting),
);

function howItStands(t: Translate, { confirmed, waitingRank, toApprove, offeredUntil }: RegistrationMailData): string {
  if (!confirmed) return t('mail.already.toConfirm');
  if (toApprove) return t('mail.already.toApprove');
  if (offeredUntil !== null) return t('mail.already.offered');
  return waitingRank === null ? t('mail.already.confirmed') : t('mail.already.waiting', { position: waitingRank });
}
