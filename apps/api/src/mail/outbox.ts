import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { mailLanes, type MailCalendar, type MailLane } from './outgoing-mail.entity.js';

/** A mail as the change that causes it writes it down. Made by the `mail()` of its kind. */
export interface NewMail {
  kind: string;
  lane: MailLane;
  to: { name: string; address: string };
  locale: Locale;
  /** Snapshot of everything that the mail says, as JSON. */
  data: Record<string, unknown>;
  calendar?: MailCalendar | null;
  personId?: string | null;
  processId?: string | null;
  meetingId?: string | null;
  registrationId?: string | null;
  campaignId?: string | null;
  /** A mail with a key that is already in the outbox is left out. */
  dedupeKey?: string | null;
  /** Not to be sent before; now when left out. */
  notBefore?: Date;
  /** Written, and sent only when somebody lets it go. */
  held?: boolean;
}

const INSERT_MAILS = `
  insert into outgoing_mail (id, kind, lane, person_id, process_id, meeting_id, registration_id, campaign_id, to_address, to_name,
                             locale, data, calendar, message_id, dedupe_key, state, not_before, created_at)
  select id, kind, lane, person_id, process_id, meeting_id, registration_id, campaign_id, to_address, to_name,
         locale, data, calendar, message_id, dedupe_key, state, not_before, created_at
    from jsonb_to_recordset($1::jsonb) as mail(
      id uuid, kind text, lane smallint, person_id uuid, process_id uuid, meeting_id uuid, registration_id uuid, campaign_id uuid,
      to_address text, to_name text, locale text, data jsonb, calendar jsonb, message_id text, dedupe_key text,
      state text, not_before timestamptz, created_at timestamptz)
  on conflict do nothing
  returning id`;

/**
 * Writes mails into the outbox in the caller's transaction: what is rolled back is never sent, what is committed is.
 * One statement for any number of mails; the worker hears of them with the commit.
 *
 * @returns how many were written; the others have a `dedupeKey` that was there before
 */
export async function enqueueMails(em: EntityManager, mails: readonly NewMail[], now: Date): Promise<number> {
  if (mails.length === 0) return 0;
  const written = await runSql(em, INSERT_MAILS, [JSON.stringify(mails.map((mail) => toRow(mail, now)))]);
  return written.length;
}

function toRow(mail: NewMail, now: Date): Record<string, unknown> {
  const id = newId();
  return {
    id,
    kind: mail.kind,
    lane: mailLanes[mail.lane],
    person_id: mail.personId,
    process_id: mail.processId,
    meeting_id: mail.meetingId,
    registration_id: mail.registrationId,
    campaign_id: mail.campaignId,
    to_address: mail.to.address,
    to_name: mail.to.name,
    locale: mail.locale,
    data: mail.data,
    calendar: mail.calendar ?? undefined,
    message_id: `${id}.${randomBytes(6).toString('hex')}`,
    dedupe_key: mail.dedupeKey,
    state: mail.held ? 'HELD' : 'READY',
    not_before: mail.notBefore ?? now,
    created_at: now,
  };
}
