import { translator } from '@percorso/messages';
import { paragraph } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { delegationMailData, delegationValues, occasionCard, occasionEnd, renderDelegationLetter } from './delegation-mail.js';

/** Tells somebody that an organisation sends them into a group, and that they are in it. */
export const delegateNamed = defineMail(
  'delegate-named',
  'PERSONAL',
  delegationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { organisation } = mail.data;
    return renderDelegationLetter(mail, {
      subject: t('mail.delegateNamed.subject', delegationValues(mail.data)),
      heading: t('mail.delegateNamed.heading'),
      blocks: [paragraph(t('mail.delegateNamed.text', { organisation })), ...occasionCard(mail), paragraph(t('mail.delegateNamed.later'))],
      reason: t('mail.reason.substitute', { organisation }),
    });
  },
  occasionEnd,
);
