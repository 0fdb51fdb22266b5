import { delegateMail } from './delegate-mail.js';

/** Tells somebody that an organisation sends them into a group, and that they are in it. */
export const delegateNamed = delegateMail('delegate-named', (t, values) => ({
  subject: t('mail.delegateNamed.subject', values),
  heading: t('mail.delegateNamed.heading'),
  text: t('mail.delegateNamed.text', values),
  later: t('mail.delegateNamed.later'),
}));
