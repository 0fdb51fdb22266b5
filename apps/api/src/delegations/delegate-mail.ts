import { type Translate, translator } from '@percorso/messages';
import { paragraph } from '../calendars/meeting-mail.js';
import { defineMail } from '../mail/mail-kind.js';
import { delegationMailData, delegationValues, occasionCard, occasionEnd, renderDelegationLetter } from './delegation-mail.js';

/** What one kind of mail says to a delegate or substitute. */
interface DelegateWords {
  subject: string;
  heading: string;
  text: string;
  /** What comes of it later; without it, nothing does. */
  later?: string;
}

/**
 * Defines a kind of mail to somebody whom an organisation sends, or keeps ready: what happened, and to what.
 *
 * @param kind   as in `<kind>.mail.tsx`
 * @param words  in the reader's language; `values` is what subjects are made of
 */
export function delegateMail(kind: string, words: (t: Translate, values: ReturnType<typeof delegationValues>) => DelegateWords) {
  return defineMail(
    kind,
    'PERSONAL',
    delegationMailData,
    (mail) => {
      const t = translator(mail.locale);
      const values = delegationValues(mail.data);
      const { subject, heading, text, later } = words(t, values);
      return renderDelegationLetter(mail, {
        subject,
        heading,
        blocks: [paragraph(text), ...occasionCard(mail), ...(later === undefined ? [] : [paragraph(later)])],
        reason: t('mail.reason.substitute', { organisation: values.organisation }),
      });
    },
    occasionEnd,
  );
}
