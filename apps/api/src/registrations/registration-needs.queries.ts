import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import type { NeedKind } from './registration.entity.js';

/** How many people with a confirmed seat need something. */
export interface NeedCount {
  kind: NeedKind;
  /** Of an interpreter, in the person's words; null for everything else. */
  language: string | null;
  people: number;
}

/** $1 meetings; languages that differ only in case, accents and blanks are one */
const COUNTS = `
select meeting_id as "meetingId", kind, min(case when kind = 'INTERPRETER' then interpreter_language end) as language, count(*)::int as people
  from registration
 cross join lateral unnest(need_kinds) as kind
 where meeting_id = any ($1::uuid[]) and (needs is not null or need_kinds <> '{}') and status = 'CONFIRMED'
 group by meeting_id, kind, case when kind = 'INTERPRETER' then name_spelling(interpreter_language) end
 order by people desc, kind, language`;

/** What people with a confirmed seat need, by meeting; what nobody needs is missing. */
export async function countNeeds(em: EntityManager, meetingIds: readonly string[]): Promise<Map<string, NeedCount[]>> {
  const rows = await runSql<NeedCount & { meetingId: string }>(em, COUNTS, [meetingIds]);
  return Map.groupBy(rows, ({ meetingId }) => meetingId);
}
