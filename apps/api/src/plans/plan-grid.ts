import { translator } from '@percorso/messages';
import { formatEdtf } from '@percorso/time';
import { groupTitle } from '../groups/group-title.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';

/** A meeting as the database gives it for the grid. */
export interface GridMeeting {
  id: string;
  status: MeetingStatus;
  /** EDTF. */
  date: string;
  /** Wall time, "2027-03-12 09:30:00"; null while the hour is not fixed. */
  starts: string | null;
  number: number | null;
  groupId: string | null;
  groupKey: string | null;
  groupTitle: LocalizedText | null;
  seriesId: string | null;
  seriesTitle: LocalizedText | null;
  title: LocalizedText | null;
  /** Null: no limit, or no admission. */
  seats: number | null;
  taken: number | null;
  /** Of those that are not taken: kept for delegates who have yet to be named. */
  kept: number | null;
  /** Null until it is closed. */
  present: number | null;
}

export interface GridCell extends GridMeeting {
  /** Its column, from 1; in a row without numbers, its place by date. */
  column: number;
}

export interface GridRow {
  /** Of the group or the series; "other" for meetings that are in neither. */
  id: string;
  title: string;
  held: number;
  planned: number;
  /** Alternatives of one session are in one column. */
  cells: GridCell[];
}

export interface PlanGrid {
  columns: number;
  held: number;
  planned: number;
  rows: GridRow[];
}

/**
 * Puts the meetings of a process into rows by group or series and into columns by number. Drafts are shown and are not
 * counted as planned, by the rule of the published numbers.
 *
 * @param meetings  in the order of the rows
 */
export function planGrid(meetings: readonly GridMeeting[], locale: Locale): PlanGrid {
  const rows = [...Map.groupBy(meetings, ({ groupId, seriesId }) => groupId ?? seriesId ?? 'other')].map(([id, own]) => rowOf(id, own, locale));
  return {
    columns: Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ column }) => column))),
    held: sum(rows, 'held'),
    planned: sum(rows, 'planned'),
    rows,
  };
}

/** The grid as a sheet: one line a meeting, with words in the reader's language. The first line names the columns. */
export function gridSheet(grid: PlanGrid, locale: Locale): (string | number | null)[][] {
  const t = translator(locale);
  const head = (['row', 'number', 'title', 'date', 'hour', 'state', 'seats', 'taken', 'kept', 'present'] as const).map((key) => t(`grid.${key}`));
  const lines = grid.rows.flatMap(({ title: row, cells }) =>
    cells.map(({ number, title, date, starts, status, seats, taken, kept, present }) => [
      row,
      number,
      textFor(title, locale)?.text ?? null,
      formatEdtf(date, locale),
      starts?.slice(11, 16) ?? null,
      t(`grid.state.${status}`),
      seats,
      taken,
      kept,
      present,
    ]),
  );
  return [head, ...lines];
}

function rowOf(id: string, meetings: readonly GridMeeting[], locale: Locale): GridRow {
  const [first] = meetings;
  const t = translator(locale);
  const title = first?.groupKey
    ? groupTitle({ key: first.groupKey, title: first.groupTitle }, locale).text
    : (textFor(first?.seriesTitle, locale)?.text ?? (first?.seriesId ? t('grid.series') : t('grid.other')));
  const numbered = Math.max(0, ...meetings.map(({ number }) => number ?? 0));
  let next = numbered;
  return {
    id,
    title,
    held: meetings.filter(({ status }) => status === 'CLOSED').length,
    planned: meetings.filter(({ status }) => status !== 'DRAFT').length,
    cells: meetings.map((meeting) => ({ ...meeting, column: meeting.number ?? (next += 1) })),
  };
}

function sum(rows: readonly GridRow[], key: 'held' | 'planned'): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
