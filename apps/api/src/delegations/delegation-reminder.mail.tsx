import { translator } from '@percorso/messages';
import { paragraph, secretButton } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { deadlineOf, delegationMailData, delegationValues, occasionCard, occasionEnd, renderDelegationLetter } from './delegation-mail.js';

/** Reminds an organisation of the places that it has not given to anybody. */
export const delegationReminder = defineMail(
  'delegation-reminder',
  'PERSONAL',
  delegationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { organisation, places, named, secret } = mail.data;
    return renderDelegationLetter(mail, {
      subject: t('mail.delegationReminder.subject', delegationValues(mail.data)),
      heading: t('mail.delegationReminder.heading'),
      blocks: [
        paragraph(t('mail.delegationReminder.text', { organisation, places, named })),
        occasionCard(mail),
        deadlineOf(mail),
        secretButton(mail, 'delega', secret, t('mail.delegation.button')),
      ].flat(),
      reason: t('mail.reason.delegation', { organisation }),
    });
  },
  occasionEnd,
);
