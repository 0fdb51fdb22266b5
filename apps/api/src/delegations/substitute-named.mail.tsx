import { translator } from '@percorso/messages';
import { paragraph } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { delegationMailData, delegationValues, occasionCard, occasionEnd, renderDelegationLetter } from './delegation-mail.js';

/** Tells somebody that an organisation keeps them ready for one of its delegates. */
export const substituteNamed = defineMail(
  'substitute-named',
  'PERSONAL',
  delegationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { organisation } = mail.data;
    return renderDelegationLetter(mail, {
      subject: t('mail.substitute.subject', delegationValues(mail.data)),
      heading: t('mail.substitute.heading'),
      blocks: [paragraph(t('mail.substitute.text', { organisation })), ...occasionCard(mail), paragraph(t('mail.substitute.later'))],
      reason: t('mail.reason.substitute', { organisation }),
    });
  },
  occasionEnd,
);
