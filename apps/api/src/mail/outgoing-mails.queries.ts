import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import type { MailCountType, OutgoingMailFilter, OutgoingMailType } from './outgoing-mail.graphql.js';

/** Counting further would read an outbox that only grows. */
const HIGHEST_COUNT = 10_000;

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What is written in a mail is no business of those who look after the post: neither data nor bytes are read. */
const COLUMNS = `id, kind, state, to_address as address, meeting_id as "meetingId", attempts, smtp_response as words,
       ${instant('created_at')} as "createdAt", ${instant('not_before')} as "notBefore", ${instant('sent_at')} as "sentAt"`;

const SELECTED = `
  from outgoing_mail
 where coalesce(state = $1, true) and coalesce(kind = $2, true) and coalesce(position($3 in lower(to_address)) > 0, true)`;

/** A page of the outbox, the latest first: ids made later sort later. Its totalCount stops at 10,001. */
export async function listOutgoingMails(em: EntityManager, filter: OutgoingMailFilter, page: PageRequest): Promise<Connection<OutgoingMailType>> {
  const size = pageSize(page);
  const [after] = keysetOf(page, 1) ?? [null];
  const wanted = [filter.state ?? null, filter.kind?.trim() || null, filter.address?.trim().toLowerCase() || null];
  const [rows, [count]] = await Promise.all([
    runSql<OutgoingMailType>(em, `select ${COLUMNS} ${SELECTED} and coalesce(id < $4::uuid, true) order by id desc limit $5`, [...wanted, after, size + 1]),
    runSql<{ total: number }>(em, `select count(*)::int as total from (select ${SELECTED} limit $4) counted`, [...wanted, HIGHEST_COUNT + 1]),
  ]);
  return pageOf(rows, size, count?.total ?? 0, ({ id }) => [id]);
}

export async function readOutgoingMails(em: EntityManager, ids: readonly string[]): Promise<OutgoingMailType[]> {
  return runSql(em, `select ${COLUMNS} from outgoing_mail where id = any ($1::uuid[]) order by id desc`, [[...ids]]);
}

/** How many mails there are in each state, states without any left out. */
export async function countOutgoingMails(em: EntityManager): Promise<MailCountType[]> {
  return runSql(em, 'select state, count(*)::int as count from outgoing_mail group by state order by state', []);
}
