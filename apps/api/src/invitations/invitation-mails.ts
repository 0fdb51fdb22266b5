import type { MailTemplates } from '../mail/mail-templates.js';
import { entryEntered } from './entry-entered.mail.js';
import { entryLeft } from './entry-left.mail.js';
import { invitationDeclined } from './invitation-declined.mail.js';
import { invitationWithdrawn } from './invitation-withdrawn.mail.js';
import { meetingAnnounced } from './meeting-announced.mail.js';
import { meetingCancelled } from './meeting-cancelled.mail.js';
import { meetingDayDropped } from './meeting-day-dropped.mail.js';
import { meetingInvitation } from './meeting-invitation.mail.js';
import { meetingMoved } from './meeting-moved.mail.js';
import { meetingReminder } from './meeting-reminder.mail.js';

export function registerInvitationMails(templates: MailTemplates): void {
  templates.register(meetingInvitation, invitationDeclined, invitationWithdrawn, meetingMoved, meetingDayDropped, meetingCancelled, meetingReminder, entryLeft, entryEntered, meetingAnnounced);
}
