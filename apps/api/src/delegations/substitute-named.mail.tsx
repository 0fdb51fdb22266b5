import { delegateMail } from './delegate-mail.js';

/** Tells somebody that an organisation keeps them ready for one of its delegates. */
export const substituteNamed = delegateMail('substitute-named', (t, values) => ({
  subject: t('mail.substitute.subject', values),
  heading: t('mail.substitute.heading'),
  text: t('mail.substitute.text', values),
  later: t('mail.substitute.later'),
}));
