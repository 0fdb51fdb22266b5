import type { MailTemplates } from '../mail/mail-templates.js';
import { alreadyRegistered } from './already-registered.mail.js';
import { anotherPerson } from './another-person.mail.js';
import { offerExpired } from './offer-expired.mail.js';
import { jointAnotherPerson } from './joint-another-person.mail.js';
import { jointRegistrationConfirmed } from './joint-registration-confirmed.mail.js';
import { jointRegistrationToConfirm } from './joint-registration-to-confirm.mail.js';
import { registrationCancelled } from './registration-cancelled.mail.js';
import { registrationChanged } from './registration-changed.mail.js';
import { registrationConfirmed } from './registration-confirmed.mail.js';
import { registrationMovedAway } from './registration-moved-away.mail.js';
import { registrationOffered } from './registration-offered.mail.js';
import { registrationPromoted } from './registration-promoted.mail.js';
import { registrationReceived } from './registration-received.mail.js';
import { registrationRefused } from './registration-refused.mail.js';
import { registrationToConfirm } from './registration-to-confirm.mail.js';
import { registrationWaiting } from './registration-waiting.mail.js';

export function registerRegistrationMails(templates: MailTemplates): void {
  templates.register(
    registrationToConfirm,
    registrationConfirmed,
    registrationChanged,
    registrationReceived,
    registrationRefused,
    registrationWaiting,
    registrationOffered,
    offerExpired,
    registrationPromoted,
    registrationCancelled,
    registrationMovedAway,
    alreadyRegistered,
    anotherPerson,
    jointRegistrationToConfirm,
    jointRegistrationConfirmed,
    jointAnotherPerson,
  );
}
