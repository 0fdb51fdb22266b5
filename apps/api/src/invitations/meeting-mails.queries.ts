import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import type { MailState } from '../mail/outgoing-mail.entity.js';
import { iso } from './invitations.queries.js';

/** A mail of the outbox as the staff of its meeting see it. */
export interface MeetingMailRow {
  id: string;
  kind: string;
  state: MailState;
  meetingId: string;
  personId: string | null;
  address: string;
  /** What it does to the calendar; null: nothing. */
  calendarMethod: 'REQUEST' | 'CANCEL' | null;
  attempts: number;
  /** The mail server's last words, or ours. */
  words: string | null;
  /** Instants in ISO 8601. */
  createdAt: string;
  notBefore: string;
  sentAt: string | null;
}

export const MEETING_MAIL_COLUMNS = `id, kind, state, meeting_id as "meetingId", person_id as "personId", to_address as address,
       calendar ->> 'method' as "calendarMethod", attempts, smtp_response as words, ${iso('created_at')} as "createdAt",
       ${iso('not_before')} as "notBefore", ${iso('sent_at')} as "sentAt"`;

/** A page of a meeting's mails, the latest first. @param state  null: all */
export async function listMeetingMails(em: EntityManager, meetingId: string, state: MailState | null, page: PageRequest): Promise<Connection<MeetingMailRow>> {
  const size = pageSize(page);
  const [time, id] = keysetOf(page, 2) ?? [null, null];
  const selected = 'from outgoing_mail where meeting_id = $1 and coalesce(state = $2, true)';
  const [rows, [total]] = await Promise.all([
    runSql<MeetingMailRow>(
      em,
      `select ${MEETING_MAIL_COLUMNS} ${selected} and coalesce((created_at, id) < ($3::timestamptz, $4::uuid), true) order by created_at desc, id desc limit $5`,
      [meetingId, state, time, id, size + 1],
    ),
    runSql<{ count: number }>(em, `select count(*)::int as count ${selected}`, [meetingId, state]),
  ]);
  return pageOf(rows, size, total?.count ?? 0, (row) => [row.createdAt, row.id]);
}

/** Null for an unknown mail, and for one that is about no meeting. */
export async function readMeetingMail(em: EntityManager, id: string): Promise<MeetingMailRow | null> {
  const [row] = await runSql<MeetingMailRow>(em, `select ${MEETING_MAIL_COLUMNS} from outgoing_mail where id = $1 and meeting_id is not null`, [id]);
  return row ?? null;
}
