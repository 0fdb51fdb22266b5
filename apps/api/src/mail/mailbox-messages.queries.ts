import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';

/** A message of the demonstration's mail box, as lists show it. */
export interface MailboxEntry {
  id: string;
  to: string;
  subject: string;
  receivedAt: Date;
}

interface Row {
  id: string;
  to: string;
  subject: string;
  received_at: string;
  raw: Buffer;
}

export async function keepMessage(em: EntityManager, message: { to: string; subject: string; raw: Buffer }, now: Date): Promise<void> {
  await runSql(em, 'insert into mailbox_message (id, to_address, subject, raw, received_at) values ($1, $2, $3, $4, $5)', [
    newId(),
    message.to,
    message.subject,
    message.raw,
    now,
  ]);
}

/** Newest first. @param to  the address, whole, in any case; or a part of one, without an @; null: all */
export async function listMessages(em: EntityManager, to: string | null, first: number, offset: number): Promise<MailboxEntry[]> {
  const rows = await runSql<Row>(
    em,
    `select id, to_address as "to", subject, received_at from mailbox_message where ${addressIs(to)} order by received_at desc, id desc limit $2 offset $3`,
    [to, first, offset],
  );
  return rows.map((row) => ({ id: row.id, to: row.to, subject: row.subject, receivedAt: new Date(row.received_at) }));
}

/** The same with the bytes of each. */
export async function readMessages(em: EntityManager, to: string | null, first: number): Promise<(MailboxEntry & { raw: Buffer })[]> {
  const rows = await runSql<Row>(
    em,
    `select id, to_address as "to", subject, received_at, raw from mailbox_message where ${addressIs(to)} order by received_at desc, id desc limit $2`,
    [to, first],
  );
  return rows.map((row) => ({ id: row.id, to: row.to, subject: row.subject, receivedAt: new Date(row.received_at), raw: row.raw }));
}

/** Null: there is none of this id. */
export async function findMessage(em: EntityManager, id: string): Promise<(MailboxEntry & { raw: Buffer }) | null> {
  const [row] = await runSql<Row>(em, 'select id, to_address as "to", subject, received_at, raw from mailbox_message where id = $1', [id]);
  return row === undefined ? null : { id: row.id, to: row.to, subject: row.subject, receivedAt: new Date(row.received_at), raw: row.raw };
}

/** A whole address is found by the index; $1 stays a parameter in each case. */
function addressIs(to: string | null): string {
  if (to === null) return '$1::text is null';
  return to.includes('@') ? 'lower(to_address) = lower($1)' : 'position(lower($1) in lower(to_address)) > 0';
}
