import type { MailTemplates } from '../mail/mail-templates.js';
import { signInCode } from './sign-in-code.mail.js';

export function registerAccessMails(templates: MailTemplates): void {
  templates.register(signInCode);
}
