import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { insertRows, type Row } from '../kernel/table-rows.js';
import type { ProgrammeMeeting } from './programme-file.js';
import { idOf, type Importing } from './programme-importing.js';
import { groupSeriesKey } from './programme-rules.js';
import * as tables from './programme-tables.js';

/** Where a meeting stands in a series. */
export interface SeatInSeries {
  seriesId: string;
  /** Null: it has no number. */
  sessionId: string | null;
}

/**
 * The series and sessions of meetings by the meetings' keys, made where they are new. The numbered meetings of a group
 * without a series have one that is the group's own.
 */
export async function sessionsOf(importing: Importing, meetings: readonly ProgrammeMeeting[]): Promise<Map<string, SeatInSeries>> {
  const { em, processId } = importing;
  const groupSeries = await seriesOfGroups(importing, meetings);
  const known = await runSql<{ id: string; seriesId: string; number: number }>(
    em,
    `select session.id, series_id as "seriesId", number from session join series on series.id = series_id where process_id = $1`,
    [processId],
  );
  const ids = new Map(known.map(({ id, seriesId, number }) => [`${seriesId} ${number}`, id]));
  const added: Row<typeof tables.sessions.columns>[] = [];
  const seats = new Map<string, SeatInSeries>();
  for (const { key, series, group, number } of meetings) {
    const ofGroup = number === undefined || group === undefined ? undefined : groupSeries.get(group);
    const seriesId = series === undefined ? ofGroup : idOf(importing, 'series', series);
    if (seriesId === undefined) continue;
    const place = `${seriesId} ${number}`;
    if (number !== undefined && !ids.has(place)) {
      ids.set(place, newId());
      added.push({ id: ids.get(place) ?? null, series_id: seriesId, number });
    }
    seats.set(key, { seriesId, sessionId: number === undefined ? null : (ids.get(place) ?? null) });
  }
  await insertRows(em, tables.sessions, added);
  return seats;
}

/** The series that groups have by themselves, by the group's key. */
async function seriesOfGroups(importing: Importing, meetings: readonly ProgrammeMeeting[]): Promise<Map<string, string>> {
  const { em, stored, processId, wanted } = importing;
  const keys = new Set(meetings.flatMap(({ group, series, number }) => (group !== undefined && series === undefined && number !== undefined ? [group] : [])));
  const found = new Map<string, string>();
  const added: Row<typeof tables.series.columns>[] = [];
  for (const key of keys) {
    const groupId = idOf(importing, 'groups', key);
    const before = stored?.series.find((series) => series.groupId === groupId);
    const id = before?.id ?? newId();
    found.set(key, id);
    if (before) continue;
    const position = (wanted.series?.length ?? 0) + added.length;
    added.push({
      ...{ id, process_id: processId, key: groupSeriesKey(key), position },
      ...{ title: null, group_id: groupId, inferred: null, programme: null, imported: false },
    });
  }
  await insertRows(em, tables.series, added);
  return found;
}
