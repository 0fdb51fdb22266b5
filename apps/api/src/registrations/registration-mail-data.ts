import { z } from 'zod';
import { meetingMailData } from '../calendars/meeting-mail.js';
import { admissionForMail } from '../calendars/meeting-snapshot.js';

/** What every mail about a registration says. */
export const registrationMailData = meetingMailData.extend({
  /** Null: there is none yet, and its button makes one. */
  registrationId: z.string().nullable(),
  admission: admissionForMail,
  /** Whether it is a place in the waiting list, and which, from 1; null: a seat. */
  waitingRank: z.int().nullable(),
  /** Whether the address is confirmed; without that the link leads to the page with the button. */
  confirmed: z.boolean(),
  /** The token of the link; gone once the mail was sent. Null: the mail has no link. */
  secret: z.string().nullable(),
});
export type RegistrationMailData = z.output<typeof registrationMailData>;
