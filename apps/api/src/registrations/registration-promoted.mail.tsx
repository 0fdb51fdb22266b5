import { seatMail } from './registration-seat-mail.js';

/** Says that somebody who waited has a seat now, and puts the meeting into the calendar. */
export const registrationPromoted = seatMail('registration-promoted', { subject: 'mail.promoted.subject', heading: 'mail.promoted.heading', text: 'mail.promoted.text' });
