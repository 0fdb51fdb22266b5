import { translator } from '@percorso/messages';
import { paragraph } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { delegationMailData, delegationValues, occasionCard, occasionEnd, renderDelegationLetter } from './delegation-mail.js';

/** Tells somebody that an organisation no longer sends them, nor keeps them ready. */
export const delegateNoLonger = defineMail(
  'delegate-no-longer',
  'PERSONAL',
  delegationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { organisation } = mail.data;
    return renderDelegationLetter(mail, {
      subject: t('mail.delegateNoLonger.subject', delegationValues(mail.data)),
      heading: t('mail.delegateNoLonger.heading'),
      blocks: [paragraph(t('mail.delegateNoLonger.text', { organisation })), ...occasionCard(mail)],
      reason: t('mail.reason.substitute', { organisation }),
    });
  },
  occasionEnd,
);
