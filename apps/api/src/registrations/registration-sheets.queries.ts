import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { ATTENDANCE, FILTERED, filterParameters, type RegistrationFilter } from './registration-filter.js';

/** A registration as a line of a sheet; every value is text, or null for nothing. */
export type SheetRow = readonly [
  id: string,
  /** As the database writes the instant, to the microsecond: what the next portion begins after. */
  registeredAt: string,
  status: string,
  /** Wall time of the meeting's zone. */
  at: string,
  name: string,
  email: string | null,
  telephone: string | null,
  organisation: string | null,
  categoryId: string | null,
  municipality: string | null,
  admissionId: string,
  needs: string | null,
  locale: string,
  attendance: string | null,
];

/** So many rows are read at once: a few milliseconds of the database, and a megabyte of memory. */
const PORTION = 2_000;

/*
 * Each row's person and organisation are looked up by their keys (see FILTERED). One text a row comes over the wire,
 * which the driver takes apart many times faster than fourteen columns.
 *
 * $10 size, $11 zone, $12 instant and $13 id of the last row before; null: from the first
 */
const LINES = `
with line as materialized (
  select registration.*, ${ATTENDANCE} as attendance
  ${FILTERED}
     and ($12::timestamptz is null or (registration.registered_at, registration.id) > ($12::timestamptz, $13::uuid))
   order by registration.registered_at, registration.id
   limit $10
)
select coalesce(json_agg(json_build_array(
         line.id, line.registered_at::text, line.status, to_char(line.registered_at at time zone $11, 'YYYY-MM-DD HH24:MI'),
         person.name, coalesce(person.email, person.contact_email), person.telephone,
         coalesce(named.name, line.organisation_name, own.name), line.comes_as_id,
         coalesce(line.municipality, person.municipality), line.admission_id, line.needs, line.locale, line.attendance)
         order by line.registered_at, line.id), '[]')::text as lines
  from line
 cross join lateral (select * from person where person.id = line.person_id limit 1) as person
  left join lateral (select name from organisation where organisation.id = line.organisation_id limit 1) as named on true
  left join lateral (
    select name from organisation
     where organisation.id = person.organisation_id and line.organisation_id is null and line.organisation_name is null
     limit 1
  ) as own on true`;

/** $1 meeting */
const WORDS = `
select admission.id, admission.title from admission where meeting_id = $1
union all
select category.id, category.title
  from stakeholder_category as category join meeting on meeting.process_id = category.process_id where meeting.id = $1`;

/**
 * The registrations that are looked for, in the order in which they were made, portion by portion: the next one is read
 * while the last is written out, and nothing is kept open in between.
 */
export async function* sheetRows(em: EntityManager, meetingId: string, timezone: string, filter: RegistrationFilter): AsyncGenerator<SheetRow[]> {
  const parameters = filterParameters(meetingId, filter);
  const after = async (last: SheetRow | null): Promise<SheetRow[]> => {
    const [row] = await runSql<{ lines: string }>(em, LINES, [...parameters, PORTION, timezone, last?.[1] ?? null, last?.[0] ?? null]);
    return JSON.parse(row?.lines ?? '[]') as SheetRow[];
  };
  for (let rows = await after(null); rows.length > 0; ) {
    const last = rows.length === PORTION ? rows.at(-1) : undefined;
    const next = last ? after(last) : Promise.resolve([]);
    // Whoever reads may stop here: then nobody is told what became of the next portion.
    next.catch(() => undefined);
    yield rows;
    rows = await next;
  }
}

/** The titles of a meeting's admissions and of its process's categories, by their ids. */
export async function sheetWords(em: EntityManager, meetingId: string): Promise<Map<string, LocalizedText>> {
  const rows = await runSql<{ id: string; title: LocalizedText }>(em, WORDS, [meetingId]);
  return new Map(rows.map(({ id, title }) => [id, title]));
}
