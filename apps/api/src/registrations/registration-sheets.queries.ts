import type { EntityManager } from '@mikro-orm/postgresql';
import { translator } from '@percorso/messages';
import { attendanceStatuses } from '../attendance/attendance-event.entity.js';
import { locales, type Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { Sheet } from '../kernel/sheet-file.js';
import type { MoreColumns } from './registration-answer-sheet.js';
import { FILTERED, filterParameters, type RegistrationFilter } from './registration-filter.js';
import { needKinds, registrationStatuses } from './registration.entity.js';

/** As the client's referenceOf has it: the end of the id in two halves. */
const REFERENCE = `upper(substr(registration.id::text, 29, 4) || '-' || substr(registration.id::text, 33, 4))`;

/** As "Live captions, Interpreter: Arabic", in the order of the list. */
const NEEDED = `
    select registration.id,
           string_agg(word.word || case when word.key = 'INTERPRETER' and interpreter_language is not null then ': ' || interpreter_language else '' end, ', ' order by word.number) as words
      from registration
      join word on word.key = any (registration.need_kinds)
     where registration.meeting_id = $1 and registration.need_kinds <> '{}'
     group by registration.id`;

/** The columns of a sheet: the key of the head, and the value. */
const columns = [
  ['attendees.reference', REFERENCE],
  ['people.name', 'person.name'],
  ['people.email', 'coalesce(person.email, person.contact_email)'],
  ['list.telephone', 'person.telephone'],
  ['attendees.organisation', 'coalesce(named.name, registration.organisation_name, own.name)'],
  ['list.category', 'category.word'],
  ['list.municipality', 'coalesce(registration.municipality, person.municipality)'],
  ['attendees.admission', 'admission.word'],
  ['plan.state', 'state.word'],
  ['list.attendance', 'attendance.word'],
  ['attendees.when', `to_char(registration.registered_at at time zone $11, 'YYYY-MM-DD HH24:MI')`],
  ['attendees.needKinds', 'needed.words'],
  ['attendees.needs', 'registration.needs'],
  ['list.language', 'language.word'],
] as const;

/** $12 keys of words and $13 the words. Kept in a table of its own it would keep PostgreSQL from working in parallel. */
const WORDS = 'with word as not materialized (select * from unnest($12::text[], $13::text[]) with ordinality as word (key, word, number))';

/**
 * All rows are wanted, so that joins may read whole tables. What is made of several rows is a join too: looked up for
 * each registration, it would be by one process alone, and take most of the time. $11 zone
 */
const FROM = `
  from (select registration.* ${FILTERED}) as registration
  join person on person.id = registration.person_id
  left join organisation as named on named.id = registration.organisation_id
  left join organisation as own on own.id = person.organisation_id
  left join (
    select distinct on (registration_id) registration_id, attendance.status
      from attendance
      join meeting_day on meeting_day.id = attendance.meeting_day_id
     where meeting_day.meeting_id = $1
     order by registration_id, array_position(array['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'], attendance.status)
  ) as attended on attended.registration_id = registration.id
  left join (${NEEDED}) as needed on needed.id = registration.id
  left join word as state on state.key = registration.status
  left join word as language on language.key = registration.locale
  left join word as attendance on attendance.key = attended.status
  left join word as admission on admission.key = registration.admission_id::text
  left join word as category on category.key = registration.comes_as_id::text`;

const IN_ORDER = 'order by registration.registered_at, registration.id';

/** The titles of a meeting's admissions and of its process's categories. $1 meeting */
const TITLES = `
select admission.id, admission.title from admission where meeting_id = $1
union all
select category.id, category.title
  from stakeholder_category as category join meeting on meeting.process_id = category.process_id where meeting.id = $1`;

/**
 * The registrations of a meeting that are looked for, in the order in which they were made, in the reader's language.
 *
 * @param more  what it has besides; null: nothing
 */
export async function sheetOfRegistrations(em: EntityManager, meeting: { id: string; timezone: string }, filter: RegistrationFilter, more: MoreColumns | null, locale: Locale): Promise<Sheet> {
  const t = translator(locale);
  const titles = await runSql<{ id: string; title: LocalizedText }>(em, TITLES, [meeting.id]);
  const words = new Map<string, string>([
    ...titles.map(({ id, title }) => [id, textFor(title, locale)?.text ?? ''] as const),
    ...registrationStatuses.map((status) => [status, t(`attendees.status.${status}`)] as const),
    ...attendanceStatuses.map((status) => [status, t(`attendance.status.${status}`)] as const),
    ...needKinds.map((kind) => [kind, t(`needKind.${kind}`)] as const),
    ...locales.map((language) => [language, t(`list.language.${language}`)] as const),
    ...(more?.words ?? []),
  ]);
  return {
    columns: [...columns.map(([key, sql]) => ({ title: t(key), sql })), ...(more?.columns ?? [])],
    with: WORDS,
    from: `${FROM} ${more?.join ?? ''} ${IN_ORDER}`,
    parameters: [...filterParameters(meeting.id, filter), meeting.timezone, [...words.keys()], [...words.values()]],
  };
}
