import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { insertRows, type Row } from '../kernel/table-rows.js';
import type { ProgrammeMeeting } from './programme-file.js';
import { databaseWord } from './programme-import-plan.js';
import { type Importing, inWords } from './programme-importing.js';
import { keptOfItem, keptOfPart } from './programme-kept.js';
import * as tables from './programme-tables.js';

type Part = NonNullable<ProgrammeMeeting['parts']>[number];

/** Replaces the agendas of meetings whose parts are new or differ. */
export async function writeAgendas(importing: Importing, meetings: readonly { id: string; meeting: ProgrammeMeeting }[]): Promise<void> {
  const { em } = importing;
  const parts = meetings.flatMap(({ id, meeting }) => (meeting.parts ?? []).map((part, position) => ({ part, row: partRow(importing, part, id, position) })));
  await runSql(em, `delete from agenda_part where meeting_id = any($1::uuid[])`, [meetings.map(({ id }) => id)]);
  await insertRows(em, tables.parts, parts.map(({ row }) => row));
  await insertRows(em, tables.items, parts.flatMap(({ part, row }) => itemRows(importing, part, row.id)));
}

function partRow(importing: Importing, part: Part, meetingId: string, position: number): Row<typeof tables.parts.columns> {
  return {
    id: newId(),
    meeting_id: meetingId,
    key: part.key,
    position,
    title: inWords(importing, part.title),
    description: inWords(importing, part.about),
    audience: part.audience === undefined ? null : databaseWord(part.audience),
    internal: part.internal ?? false,
    starts: part.starts ?? null,
    ends: part.ends ?? null,
    inferred: part.inferred ?? null,
    programme: keptOfPart.strip().parse(part),
  };
}

function itemRows(importing: Importing, { items = [] }: Part, partId: string | null): Row<typeof tables.items.columns>[] {
  return items.map((item, position) => ({
    id: newId(),
    part_id: partId,
    position,
    title: inWords(importing, item.title),
    minutes: item.minutes ?? null,
    speakers: item.speakers ?? [],
    documents: (item.documents ?? []).map(({ title, url }) => ({ title: inWords(importing, title), url })),
    inferred: item.inferred ?? null,
    programme: keptOfItem.strip().parse(item),
  }));
}
