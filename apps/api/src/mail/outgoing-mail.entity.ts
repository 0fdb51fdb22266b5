import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';

export const mailStates = ['READY', 'SENDING', 'SENT', 'UNKNOWN', 'DEFERRED', 'FAILED', 'SUPPRESSED', 'SUPERSEDED', 'HELD'] as const;
export type MailState = (typeof mailStates)[number];

/** Sign-in codes never wait behind letters to one person, nor these behind campaigns. */
export const mailLanes = { SIGN_IN: 0, PERSONAL: 1, CAMPAIGN: 2 } as const;
export type MailLane = keyof typeof mailLanes;

/** The calendar object that goes with a mail, fixed when the change was written and equal at every attempt. */
export interface MailCalendar {
  method: 'REQUEST' | 'CANCEL';
  uid: string;
  sequence: number;
  /** Instant in ISO 8601, UTC. */
  dtstamp: string;
}

const OutgoingMailSchema = defineEntity({
  name: 'OutgoingMail',
  tableName: 'outgoing_mail',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** The mail's name, as in `<kind>.mail.tsx`: "registration-confirmed". */
    kind: p.text(),
    lane: p.smallint(),
    /** Ids without foreign keys: the account of what was sent outlives what it was about. */
    personId: p.uuid().nullable(),
    processId: p.uuid().nullable(),
    meetingId: p.uuid().nullable(),
    registrationId: p.uuid().nullable(),
    /** The one act of inviting many that wrote it; null: it was written alone. */
    campaignId: p.uuid().nullable(),
    toAddress: p.text(),
    toName: p.text(),
    locale: p.enum(['it', 'en', 'fr'] as const),
    /** Snapshot of everything that the mail says; secrets in it go once the mail is sent. */
    data: p.json().$type<Record<string, unknown>>(),
    calendar: p.json().$type<MailCalendar>().nullable(),
    /** What stands before the @ of its Message-ID; the domain is that of the sender's address. */
    messageId: p.text(),
    /** Makes "send" pressed twice one row; null: no such danger. */
    dedupeKey: p.text().nullable(),
    /** The rendered message, fixed before the first attempt so that every attempt sends the same bytes. */
    raw: p.blob().nullable().lazy(),
    state: p.enum(mailStates).default('READY'),
    notBefore: p.datetime(),
    attempts: p.integer().default(0),
    /** Attempts after which nobody knows whether the mail arrived: the line broke before the server's last word. */
    unknownOutcomes: p.integer().default(0),
    leaseUntil: p.datetime().nullable(),
    /** Fences off a worker whose lease ran out while it was still sending. */
    leaseToken: p.uuid().nullable(),
    /** The mail server's last words. */
    smtpResponse: p.text().nullable(),
    sentAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/** One mail to one person, written in the transaction of the change that it tells of. */
export class OutgoingMail extends OutgoingMailSchema.class {}
OutgoingMailSchema.setClass(OutgoingMail);
