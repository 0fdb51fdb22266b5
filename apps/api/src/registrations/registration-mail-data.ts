import { translator } from '@percorso/messages';
import { z } from 'zod';
import { meetingMailData, paragraph } from '../calendars/meeting-mail.js';
import { admissionForMail } from '../calendars/meeting-snapshot.js';
import type { Locale } from '../kernel/locale.js';
import type { MailToRender } from '../mail/mail-kind.js';
import type { LetterBlock } from '../mail/mail-letter.js';

/** What every mail about a registration says. */
export const registrationMailData = meetingMailData.extend({
  /** Null: there is none yet, and its button makes one. */
  registrationId: z.string().nullable(),
  admission: admissionForMail,
  /** Whether it is a place in the waiting list, and which, from 1; null: a seat. */
  waitingRank: z.int().nullable(),
  /** Whether staff still decide on it. */
  toApprove: z.boolean().default(false),
  /** For how many hours a freed seat is offered to whoever waits; null: it is given at once. */
  offerHours: z.int().nullable().default(null),
  /** How many hours before the start freed seats stop going to those who wait. */
  stopsHours: z.int().default(0),
  /** Until when the seat is offered; null: it is not. */
  offeredUntil: z.string().nullable().default(null),
  /** What staff wrote to the person whose request they refused; null: nothing. */
  reason: z.string().nullable().default(null),
  /** How many questions of the organisers still want an answer. */
  missingAnswers: z.int().default(0),
  /** Whether the address is confirmed; without that the link leads to the page with the button. */
  confirmed: z.boolean(),
  /** The token of the link; gone once the mail was sent. Null: the mail has no link. */
  secret: z.string().nullable(),
});
export type RegistrationMailData = z.output<typeof registrationMailData>;

/** How whoever waits gets a seat that becomes free, a sentence each. */
export function freedSeatsInWords({ offerHours, stopsHours }: Pick<RegistrationMailData, 'offerHours' | 'stopsHours'>, locale: Locale): string[] {
  const t = translator(locale);
  const how = offerHours === null ? t('mail.waiting.next') : t('mail.waiting.nextOffer', { hours: offerHours });
  return stopsHours > 0 ? [how, t('mail.waiting.stops', { hours: stopsHours })] : [how];
}

/** Says that there are questions to answer behind the button that follows. */
export function askForAnswers({ locale, data: { missingAnswers: count } }: MailToRender<RegistrationMailData>): LetterBlock[] {
  return count > 0 ? [paragraph(translator(locale)('mail.missingAnswers', { count }))] : [];
}

/** Of a registration about which there is nothing to say but that there is one. */
export const plainRegistration = {
  day: null,
  waitingRank: null,
  toApprove: false,
  offerHours: null,
  stopsHours: 0,
  offeredUntil: null,
  reason: null,
  missingAnswers: 0,
} satisfies Partial<RegistrationMailData>;
