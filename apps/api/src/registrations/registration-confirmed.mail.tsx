import { seatMail } from './registration-seat-mail.js';

/** Says that somebody has a seat, and puts the meeting into the calendar. */
export const registrationConfirmed = seatMail('registration-confirmed', { subject: 'mail.confirmed.subject', heading: 'mail.confirmed.heading', text: 'mail.confirmed.text' });
