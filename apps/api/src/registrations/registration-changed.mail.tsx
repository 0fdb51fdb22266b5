import { seatMail } from './registration-seat-mail.js';

/** Says that somebody changed to another way of taking part, or to the other meeting of the session, and has a seat there. */
export const registrationChanged = seatMail('registration-changed', { subject: 'mail.changed.subject', heading: 'mail.changed.heading', text: 'mail.changed.text' });
