import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';

const MailboxMessageSchema = defineEntity({
  name: 'MailboxMessage',
  tableName: 'mailbox_message',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    toAddress: p.text(),
    subject: p.text(),
    raw: p.blob().lazy(),
    receivedAt: p.datetime(),
  },
});

/** A mail that the demonstration's own mail box received over SMTP. */
export class MailboxMessage extends MailboxMessageSchema.class {}
MailboxMessageSchema.setClass(MailboxMessage);
