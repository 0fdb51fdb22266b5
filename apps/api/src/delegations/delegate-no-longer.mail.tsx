import { delegateMail } from './delegate-mail.js';

/** Tells somebody that an organisation no longer sends them, nor keeps them ready. */
export const delegateNoLonger = delegateMail('delegate-no-longer', (t, values) => ({
  subject: t('mail.delegateNoLonger.subject', values),
  heading: t('mail.delegateNoLonger.heading'),
  text: t('mail.delegateNoLonger.text', values),
}));
