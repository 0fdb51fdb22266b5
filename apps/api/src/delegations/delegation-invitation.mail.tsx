import { translator } from '@percorso/messages';
import { paragraph, secretButton } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { deadlineOf, delegationMailData, delegationValues, occasionCard, occasionEnd, renderDelegationLetter } from './delegation-mail.js';

/** Asks an organisation whom it sends. */
export const delegationInvitation = defineMail(
  'delegation-invitation',
  'PERSONAL',
  delegationMailData,
  (mail) => {
    const t = translator(mail.locale);
    const { organisation, places, note, group, secret } = mail.data;
    return renderDelegationLetter(mail, {
      subject: t('mail.delegation.subject', delegationValues(mail.data)),
      heading: t('mail.delegation.heading'),
      blocks: [
        paragraph(t(group ? 'mail.delegation.groupText' : 'mail.delegation.text', { organisation, places })),
        occasionCard(mail),
        note === null ? [] : [paragraph(t('mail.delegation.note')), { kind: 'quote' as const, text: note }],
        paragraph(t('mail.delegation.how')),
        deadlineOf(mail),
        secretButton(mail, 'delega', secret, t('mail.delegation.button')),
      ].flat(),
      reason: t('mail.reason.delegation', { organisation }),
    });
  },
  occasionEnd,
);
