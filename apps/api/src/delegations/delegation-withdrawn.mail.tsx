import { translator } from '@percorso/messages';
import { paragraph } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { delegationMailData, delegationValues, occasionCard, occasionEnd, renderDelegationLetter } from './delegation-mail.js';

/** Tells an organisation that its invitation no longer stands. */
export const delegationWithdrawn = defineMail(
  'delegation-withdrawn',
  'PERSONAL',
  delegationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { organisation, named } = mail.data;
    return renderDelegationLetter(mail, {
      subject: t('mail.delegationWithdrawn.subject', delegationValues(mail.data)),
      heading: t('mail.delegationWithdrawn.heading'),
      blocks: [paragraph(t('mail.delegationWithdrawn.text', { organisation, named })), ...occasionCard(mail)],
      reason: t('mail.reason.delegation', { organisation }),
    });
  },
  occasionEnd,
);
