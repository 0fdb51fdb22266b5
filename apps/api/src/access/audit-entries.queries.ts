import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import type { AuditEntryType, AuditFilter } from './audit-entry.graphql.js';

/** Counting further would read a log that only grows. */
const HIGHEST_COUNT = 10_000;

type AuditRow = Omit<AuditEntryType, 'at' | 'details'> & { at: string; details: Record<string, unknown> };

/**
 * A page of the log, the newest first. Its totalCount stops at 10,001.
 *
 * @param processes  whose entries may be read; 'all' also has those of no process
 */
export async function listAuditEntries(
  em: EntityManager,
  processes: 'all' | string[],
  filter: AuditFilter,
  page: PageRequest,
): Promise<Connection<AuditEntryType>> {
  const size = pageSize(page);
  const { where, values } = conditions(processes, filter);
  const after = keysetOf(page, 2);
  const beyond = after ? 'and (at, id) < (?::timestamptz, ?::uuid)' : '';
  const [rows, [count]] = await Promise.all([
    em.execute<AuditRow[]>(
      `select id, at, person_id as "personId", action, subject_type as "subjectType", subject_id as "subjectId",
              process_id as "processId", details, request_id as "requestId"
         from audit_entry where ${where} ${beyond} order by at desc, id desc limit ?`,
      [...values, ...(after ?? []), size + 1],
    ),
    em.execute<{ total: number }[]>(`select count(*)::int as total from (select from audit_entry where ${where} limit ?) counted`, [...values, HIGHEST_COUNT + 1]),
  ]);
  const found = pageOf(rows, size, count?.total ?? 0, ({ at, id }) => [at, id]);
  return { ...found, edges: found.edges.map(({ node }) => ({ node: toEntry(node) })) };
}

function conditions(processes: 'all' | string[], filter: AuditFilter): { where: string; values: unknown[] } {
  const all: [string, unknown][] = [];
  if (processes !== 'all') all.push(['process_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))', JSON.stringify(processes)]);
  if (filter.processId != null) all.push(['process_id = ?', filter.processId]);
  if (filter.subjectType != null) all.push(['subject_type = ?', filter.subjectType]);
  if (filter.subjectId != null) all.push(['subject_id = ?', filter.subjectId]);
  if (filter.personId != null) all.push(['person_id = ?', filter.personId]);
  if (filter.from) all.push(['at >= ?', filter.from]);
  if (filter.to) all.push(['at < ?', filter.to]);
  return { where: all.map(([sql]) => sql).join(' and ') || 'true', values: all.map(([, value]) => value) };
}

function toEntry({ at, details, ...row }: AuditRow): AuditEntryType {
  return { ...row, at: new Date(at), details: Object.entries(details).map(([key, value]) => ({ key, value: JSON.stringify(value) })) };
}
