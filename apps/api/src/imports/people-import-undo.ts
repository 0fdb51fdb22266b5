import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { runSql } from '../kernel/run-sql.js';
import { insertRows } from '../kernel/table-rows.js';
import { retryTransaction } from '../kernel/transaction-retry.js';
import { importRows } from './people-import-check.js';
import { PeopleImport } from './people-import.entity.js';
import { unusedOrganisations, usesOfPeople } from './person-uses.js';

const PEOPLE_AT_ONCE = 1_000;

const LOCK = `select rows_total - (select count(*)::int from process_person where people_import_id = $1) as gone from people_import where id = $1 and state = 'UNDOING' for update`;
/** $1 import, $2 the last one looked at or null, $3 how many */
const NEXT = `
select process_person.id, person_id as "personId", made_person as made, person.name, coalesce(person.email, person.contact_email, '') as email
  from process_person
  join person on person.id = person_id
 where people_import_id = $1 and ($2::uuid is null or process_person.id > $2)
 order by process_person.id
 limit $3`;
const LEAVE_GROUPS = 'delete from group_membership where people_import_id = $1 and ($2::uuid[] is null or person_id = any ($2))';
const LEAVE_PROCESS = 'delete from process_person where id = any ($1::uuid[])';
const TAKE_AWAY = 'delete from person where id = any ($1::uuid[])';
const GO_ON = `update people_import set rows_done = $2, counts = counts || jsonb_build_object('STAYS', $3::int, 'TAKEN_AWAY', coalesce((counts ->> 'TAKEN_AWAY')::int, 0) + $4::int) where id = $1`;
const END = `update people_import set state = 'UNDONE', finished_at = $2, attempts = 0 where id = $1 and state = 'UNDOING' returning counts, made_organisations as "madeOrganisations"`;

interface Brought {
  id: string;
  personId: string;
  made: boolean;
  name: string;
  email: string;
}

/** Takes away what an import brought, as far as nobody has used it since. */
@Injectable()
export class PeopleImportUndo {
  constructor(private readonly em: EntityManager) {}

  /** Killed at any moment it begins anew: who is gone is gone, and who stays is noted once. */
  async run(peopleImport: PeopleImport, now: Date): Promise<void> {
    const em = this.em.fork({ useContext: false });
    const { id } = peopleImport;
    let last: string | null = null;
    let stays = 0;
    await runSql(em, `delete from people_import_row where people_import_id = $1 and kind = 'STAYS'`, [id]);
    for (;;) {
      const after: string | null = last;
      const before: number = stays;
      const portion: { last: string | null; stays: number } | null = await retryTransaction(() => em.fork({ useContext: false }).transactional((inner) => undoPortion(inner, id, after, before)));
      if (!portion) return;
      if (portion.last === null) break;
      ({ last, stays } = portion);
    }
    await em.transactional((inner) => finish(inner, peopleImport, now));
  }
}

/** @returns null when it is not being undone any more; `last` is null when there was nobody left */
async function undoPortion(em: EntityManager, id: string, last: string | null, stayed: number): Promise<{ last: string | null; stays: number } | null> {
  const [state] = await runSql<{ gone: number }>(em, LOCK, [id]);
  if (!state) return null;
  const brought = await runSql<Brought>(em, NEXT, [id, last, PEOPLE_AT_ONCE]);
  if (brought.length === 0) return { last: null, stays: stayed };
  await runSql(em, LEAVE_GROUPS, [id, brought.map(({ personId }) => personId)]);
  const uses = await usesOfPeople(em, id, brought.flatMap(({ personId, made }) => (made ? personId : [])));
  const staying = brought.filter(({ personId }) => uses.has(personId));
  const leaving = brought.filter(({ personId }) => !uses.has(personId));
  await runSql(em, LEAVE_PROCESS, [leaving.map((each) => each.id)]);
  const gone = leaving.flatMap(({ made, personId }) => (made ? personId : []));
  await runSql(em, TAKE_AWAY, [gone]);
  await insertRows(
    em,
    importRows,
    staying.map(({ personId, name, email }, index) => ({
      people_import_id: id,
      kind: 'STAYS',
      number: stayed + index + 1,
      cells: [name, email],
      faults: (uses.get(personId) ?? []).map((reason) => ({ column: 0, code: `stays.${reason}`, values: {} })),
      other_row: null,
      person_id: personId,
    })),
  );
  const stays = stayed + staying.length;
  await runSql(em, GO_ON, [id, state.gone + leaving.length + stays, stays, gone.length]);
  return { last: brought.at(-1)?.id ?? null, stays };
}

async function finish(em: EntityManager, { id, process }: PeopleImport, now: Date): Promise<void> {
  await runSql(em, LEAVE_GROUPS, [id, null]);
  const [ended] = await runSql<{ counts: object; madeOrganisations: string[] }>(em, END, [id, now]);
  if (!ended) return;
  await runSql(em, 'delete from organisation where id = any ($1::uuid[])', [await unusedOrganisations(em, ended.madeOrganisations)]);
  await recordAudit(em, { at: now, personId: null, action: 'people.importUndone', subjectType: 'people-import', subjectId: id, processId: process.id, details: { ...ended.counts } });
}
