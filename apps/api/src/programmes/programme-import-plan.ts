import { parseEdtf } from '@percorso/time';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { organisationsNamed } from '../organisations/organisation-names.queries.js';
import { insertRows, type Row, type Table, updateRows } from '../kernel/table-rows.js';
import type { KeyedSection } from './programme-differences.js';
import type { Programme, ProgrammeBody } from './programme-file.js';
import { deleteRows, markImported, replaceTracks, usedRows } from './programme-import.queries.js';
import { idOf, type Importing, inWords, keepImported, keepOrder, reportMissing, reportSection } from './programme-importing.js';
import { keptOfGroup, keptOfProcess, keptOfSeries, keptOfTitled } from './programme-kept.js';
import * as tables from './programme-tables.js';

/** What every table of entries has. */
const keyed = { id: 'uuid', process_id: 'uuid', key: 'text', position: 'int' } as const;

type Entry<Section extends KeyedSection> = NonNullable<Programme[Section]>[number];

/** Writes the process itself, and makes its bodies known among the organisations. */
export async function writeProcess(importing: Importing): Promise<void> {
  const { em, wanted, stored, difference, processId, now } = importing;
  if (stored && difference.fields.length === 0) return;
  const organisations = await bodiesOf(importing, [wanted.host, ...(wanted.partners ?? [])]);
  const row = {
    id: processId,
    slug: wanted.slug,
    kind: databaseWord(wanted.kind),
    title: inWords(importing, wanted.title),
    subtitle: inWords(importing, wanted.subtitle),
    description: inWords(importing, wanted.description),
    host_id: organisations.get(nameOfBody(wanted.host)) ?? null,
    language: wanted.languages[0] ?? 'it',
    timezone: wanted.timezone,
    span: wanted.span ?? null,
    programme: keptOfProcess.parse({ ...wanted, host: typeof wanted.host === 'string' ? undefined : wanted.host }),
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
  if (!stored) {
    await insertRows(em, tables.processes, [row]);
    importing.changes.push({ did: 'newProcess', name: (locale) => row.title?.[locale] ?? Object.values(row.title ?? {})[0] ?? wanted.slug });
  } else {
    const columns = ['kind', 'title', 'subtitle', 'description', 'host_id', 'language', 'timezone', 'span', 'programme'] as const;
    await updateRows(em, tables.processes, columns, [row]);
    importing.changes.push({ did: 'changedProcess', fields: difference.fields });
  }
}

/** Writes everything with a key except the meetings. */
export async function writePlan(importing: Importing): Promise<void> {
  await writeSection(importing, 'stakeholderCategories', tables.categories, ['title', 'programme', 'imported'], (entry, row) => ({
    ...row,
    title: inWords(importing, entry.title),
    programme: keptOfTitled.strip().parse(entry),
    imported: true,
  }));
  await writeSection(importing, 'tracks', tables.tracks, ['title', 'programme'], (entry, row) => ({
    ...row,
    title: inWords(importing, entry.title),
    programme: keptOfTitled.strip().parse(entry),
  }));
  await writeSection(importing, 'phases', tables.phases, ['title', 'note', 'span', 'earliest', 'latest', 'inferred'], (entry, row) => ({
    ...row,
    title: inWords(importing, entry.title),
    note: inWords(importing, entry.note),
    span: entry.span,
    ...daysOf(entry.span),
    inferred: entry.inferred ?? null,
  }));
  await writePhaseTracks(importing);
  const milestoneColumns = ['title', 'track_id', 'note', 'date', 'earliest', 'latest', 'partners', 'inferred'] as const;
  await writeSection(importing, 'milestones', tables.milestones, milestoneColumns, (entry, row) => ({
    ...row,
    title: inWords(importing, entry.title),
    track_id: entry.track === undefined ? null : idOf(importing, 'tracks', entry.track),
    note: inWords(importing, entry.note),
    date: entry.date,
    ...daysOf(entry.date),
    partners: entry.with ?? [],
    inferred: entry.inferred ?? null,
  }));
  await writeSection(importing, 'groups', tables.groups, ['title', 'kind', 'inferred', 'programme', 'imported'], (entry, row) => ({
    ...row,
    title: inWords(importing, entry.title),
    kind: databaseWord(entry.kind),
    inferred: entry.inferred ?? null,
    programme: keptOfGroup.strip().parse({ ...entry, description: inWords(importing, entry.description) ?? undefined }),
    imported: true,
  }));
  await writeSection(importing, 'series', tables.series, ['title', 'group_id', 'inferred', 'programme', 'imported'], (entry, row) => ({
    ...row,
    title: inWords(importing, entry.title),
    group_id: null,
    inferred: entry.inferred ?? null,
    programme: keptOfSeries.strip().parse(entry),
    imported: true,
  }));
}

/**
 * Takes away what the file no longer has and nobody needs; what people or their meetings need stays. Series before the
 * groups that they count for.
 */
export async function removeMissing(importing: Importing): Promise<void> {
  for (const [section, name] of [['milestones', 'milestone'], ['phases', 'phase'], ['tracks', 'track']] as const) {
    const missing = importing.difference.sections[section].missing;
    await deleteRows(importing.em, name, missing.map((key) => idOf(importing, section, key)));
    reportMissing(importing, section, missing, []);
  }
  for (const [section, name] of [['series', 'series'], ['groups', 'participant_group'], ['stakeholderCategories', 'stakeholder_category']] as const) {
    await removeUnlessUsed(importing, section, name);
  }
}

async function removeUnlessUsed(
  importing: Importing,
  section: 'series' | 'groups' | 'stakeholderCategories',
  name: 'series' | 'participant_group' | 'stakeholder_category',
): Promise<void> {
  const missing = missingImported(importing, section);
  if (missing.length === 0) return;
  const used = await usedRows(importing.em, name, missing.map(({ id }) => id));
  const kept = missing.filter(({ id }) => used.has(id));
  const removed = missing.filter(({ id }) => !used.has(id));
  await deleteRows(importing.em, name, removed.map(({ id }) => id));
  await markImported(importing.em, name, kept.map(({ id }) => id), false);
  reportMissing(importing, section, removed.map(({ key }) => key), kept.map(({ key }) => key));
}

/** What an earlier file had and this one has not; what was made in the product is never in it. */
function missingImported({ stored, difference }: Importing, section: 'series' | 'groups' | 'stakeholderCategories') {
  const items = stored ? (section === 'stakeholderCategories' ? stored.categories : stored[section]) : [];
  const missing = new Set(difference.sections[section].missing);
  return items.filter(({ key, imported }) => imported && missing.has(key));
}

async function writeSection<Section extends Exclude<KeyedSection, 'meetings'>, Of extends typeof keyed>(
  importing: Importing,
  section: Section,
  into: Table<Of>,
  columns: readonly (keyof Of & string)[],
  rowOf: (entry: Entry<Section>, row: Row<typeof keyed>) => Row<Of>,
): Promise<void> {
  const { em, processId, wanted, difference } = importing;
  const { added, changed } = difference.sections[section];
  const isNew = new Set(added);
  const entries: readonly Entry<Section>[] = wanted[section] ?? [];
  const rows = entries.map((entry, position) => ({
    key: entry.key,
    row: () => rowOf(entry, { id: idOf(importing, section, entry.key), process_id: processId, key: entry.key, position }),
  }));
  await insertRows(em, into, rows.filter(({ key }) => isNew.has(key)).map(({ row }) => row()));
  const also = section === 'groups' ? ['version = thing.version + 1'] : [];
  await updateRows(em, into, columns, rows.filter(({ key }) => changed.has(key)).map(({ row }) => row()), also);
  await keepOrder(importing, section, into.name);
  if (section !== 'tracks' && section !== 'phases' && section !== 'milestones') await keepImported(importing, section, into.name);
  reportSection(importing, section);
}

async function writePhaseTracks(importing: Importing): Promise<void> {
  const { added, changed } = importing.difference.sections.phases;
  const rewritten = (importing.wanted.phases ?? []).filter(({ key }) => added.includes(key) || changed.get(key)?.includes('tracks'));
  const rows = rewritten.map(({ key, tracks = [] }) => ({
    owner: idOf(importing, 'phases', key),
    tracks: tracks.map((track) => idOf(importing, 'tracks', track)),
  }));
  if (rows.length > 0) await replaceTracks(importing.em, 'phase', rows);
}

/** The organisations of these names; new ones where there is none. */
async function bodiesOf({ em, now }: Importing, bodies: ProgrammeBody[]): Promise<Map<string, string>> {
  const names = [...new Set(bodies.map(nameOfBody))];
  const found = await organisationsNamed(em, names);
  for (const name of names.filter((each) => !found.has(each))) {
    const id = newId();
    await runSql(em, `insert into organisation (id, name, created_at) values ($1, $2, $3)`, [id, name, now]);
    found.set(name, id);
  }
  return found;
}

export function nameOfBody(body: ProgrammeBody): string {
  return typeof body === 'string' ? body : body.name;
}

/** "working-group" is WORKING_GROUP. */
export function databaseWord(word: string): string {
  return word.toUpperCase().replaceAll('-', '_');
}

function daysOf(date: string): { earliest: string | null; latest: string | null } {
  const parsed = parseEdtf(date);
  return { earliest: parsed?.earliest ?? null, latest: parsed?.latest ?? null };
}
