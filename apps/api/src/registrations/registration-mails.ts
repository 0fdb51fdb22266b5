import type { MailTemplates } from '../mail/mail-templates.js';
import { alreadyRegistered } from './already-registered.mail.js';
import { anotherPerson } from './another-person.mail.js';
import { registrationCancelled } from './registration-cancelled.mail.js';
import { registrationConfirmed } from './registration-confirmed.mail.js';
import { registrationPromoted } from './registration-promoted.mail.js';
import { registrationToConfirm } from './registration-to-confirm.mail.js';
import { registrationWaiting } from './registration-waiting.mail.js';

export function registerRegistrationMails(templates: MailTemplates): void {
  templates.register(
    registrationToConfirm,
    registrationConfirmed,
    registrationWaiting,
    registrationPromoted,
    registrationCancelled,
    alreadyRegistered,
    anotherPerson,
  );
}
