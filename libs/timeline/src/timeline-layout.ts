import { type Day, type Edtf, type EdtfPoint, parseEdtf } from '@percorso/time';

import { textWidth, wrapText } from './text-measure.js';
import { type Axis, type AxisColumn, axisOf } from './timeline-axis.js';
import { Rows } from './timeline-rows.js';

/** What is to be laid out. Labels are what is written beside a mark, in the reader's language. */
export interface LayoutSource {
  /** The day on which it is looked at. */
  today: Day;
  /** EDTF; how long the whole lasts, when somebody said so. */
  span: string | null;
  tracks: readonly { id: string; title: string }[];
  phases: readonly { id: string; span: string; label: string; trackIds: readonly string[] }[];
  /** In the order in which they are read. Who is in no track, or in one that is not there, gets a lane without a name. */
  items: readonly { id: string; date: string; label: string; trackIds: readonly string[] }[];
}

/** The measures of a sheet, in the drawing's own units: pixels at its natural width. */
export interface Sheet {
  width: number;
  /** How wide the names of the lanes are. */
  margin: number;
  fontSize: number;
  lineHeight: number;
  /** How high a row is: on a screen, what a finger finds, also where the drawing is a tenth smaller than its measures. */
  pitch: number;
}

export const screenSheet: Sheet = { width: 1240, margin: 150, fontSize: 14, lineHeight: 18, pitch: 27 };
/** Of A4 and A3 in landscape. */
export const paperSheet: Sheet = { width: 1240, margin: 150, fontSize: 14, lineHeight: 16, pitch: 18 };

/** How certain an end is: on that day; some time in that month or year; not known. */
export type End = 'day' | 'vague' | 'open';

export interface Label {
  x: number;
  /** The base of its first line. */
  y: number;
  anchor: 'start' | 'end';
  lines: readonly string[];
}

/** One thing in one lane: its mark from `from` to `to`, and with its label all that is between the four sides. */
export interface Box {
  id: string;
  lane: number;
  row: number;
  rows: number;
  /** A day is a point, whose mark stands around it; all else is as long as it lasts or may mean. */
  mark: 'point' | 'bar';
  from: number;
  to: number;
  start: End;
  end: End;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The middle of the sign that says what it is; null for a phase. A point's sign is its mark. */
  sign: { x: number; y: number } | null;
  label: Label;
}

/** In place of what a lane has no room for, a count for each column. */
export interface Gathered {
  lane: number;
  column: AxisColumn;
  ids: readonly string[];
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Lane {
  /** Null: what is in no track. */
  trackId: string | null;
  title: readonly string[];
  top: number;
  bottom: number;
}

export interface TimelineLayout {
  sheet: Sheet;
  height: number;
  axis: Axis;
  phases: readonly Box[];
  lanes: readonly Lane[];
  /** By lane, then by row. */
  boxes: readonly Box[];
  gathered: readonly Gathered[];
  /** Null when today is not on the axis. */
  today: number | null;
}

/** The heads of years and of months. */
export const HEAD = 24;
const PADDING = 6;
const GAP = 6;
/** A chapter may begin where another ends, whatever rounding makes of it. */
const TOUCHING = -0.5;
/** Half as wide as a sign. */
export const MARK = 7;
/** What a sign takes from the label beside it. */
const SIGN = 2 * MARK + 4;
/** A bar is never too short to be seen. */
const SHORTEST_BAR = 4;
const LONGEST_LABEL = 560;
/** Beside a mark, a label wants this much room before it breaks. */
const SHORTEST_LABEL = 170;
/** A chapter's name stays within it as long as a word or two fit on a line. */
const SHORTEST_CHAPTER = 90;
const MOST_LINES = 4;
/** Of one lane. What finds no place in them is gathered. */
const MOST_ROWS = 40;
/** With more than this many things, all lanes together have fewer rows: as many as a slow computer draws while nobody waits. */
const MANY_THINGS = 300;
const MOST_ROWS_OF_MANY = 96;
const FEWEST_ROWS = 8;

/**
 * Where everything on a time line is: lanes under each other, months side by side, and in each lane as many rows as are
 * needed for nothing to lie on anything else. The same source gives the same drawing on a screen, on paper and in a file.
 *
 * @returns null when no date says when: then there is nothing to draw
 */
export function layoutTimeline(source: LayoutSource, sheet: Sheet): TimelineLayout | null {
  const axis = timelineAxis(source, sheet);
  if (!axis) return null;
  const dates = new Map(source.items.map(({ id, date }) => [id, parseEdtf(date)]));
  const spans = source.phases.map(({ span }) => parseEdtf(span));

  let top = 2 * HEAD;
  const chapters = source.phases.map((phase, index) => drafts(phase.id, phase.label, spans[index] ?? null, axis, sheet, true));
  const highest = Math.max(1, ...chapters.flat().map(({ rows }) => rows));
  const phases = fill(chapters.map((choices) => choices.map((one) => ({ ...one, rows: highest }))), 0, top, axis, sheet, MOST_ROWS, TOUCHING);
  top = phases.bottom;

  const lanes: Lane[] = [];
  const boxes: Box[] = [];
  const gathered: Gathered[] = [];
  const sources = lanesOf(source);
  const mostRows = source.items.length <= MANY_THINGS ? MOST_ROWS : Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, Math.floor(MOST_ROWS_OF_MANY / sources.length)));
  for (const { trackId, title, items } of sources) {
    const choices = items.map(({ id, label }) => drafts(id, label, dates.get(id) ?? null, axis, sheet));
    const lane = fill(choices, lanes.length, top + PADDING, axis, sheet, mostRows);
    const lines = wrapText(title, sheet.margin - 2 * GAP, 2 * MOST_LINES, (line) => textWidth(line, sheet.fontSize, 'bold'));
    const bottom = Math.max(lane.bottom, top + PADDING + lines.length * sheet.lineHeight) + PADDING;
    lanes.push({ trackId, title: lines, top, bottom });
    boxes.push(...lane.boxes);
    gathered.push(...lane.gathered);
    top = bottom;
  }
  const today = axis.holds(source.today) ? (axis.startOf(source.today) + axis.endOf(source.today)) / 2 : null;
  return { sheet, height: top, axis, phases: phases.boxes, lanes, boxes, gathered, today };
}

/** The months that a sheet shows. @returns null when no date says when */
export function timelineAxis({ span, phases, items }: { span: string | null; phases: readonly { span: string }[]; items: readonly { date: string }[] }, sheet: Sheet): Axis | null {
  const dates = [...phases.map((phase) => phase.span), ...items.map(({ date }) => date)].map(parseEdtf);
  return axisOf(span === null ? null : parseEdtf(span), dates, sheet.margin, sheet.width - 1);
}

function lanesOf({ tracks, items }: LayoutSource) {
  const known = new Set(tracks.map(({ id }) => id));
  const named = tracks.map(({ id, title }) => ({ trackId: id as string | null, title, items: items.filter(({ trackIds }) => trackIds.includes(id)) }));
  const loose = items.filter(({ trackIds }) => !trackIds.some((id) => known.has(id)));
  return loose.length > 0 || named.length === 0 ? [...named, { trackId: null, title: '', items: loose }] : named;
}

/** A box whose row is not known yet: what is from the top is from the row's. */
type Draft = Omit<Box, 'lane' | 'row' | 'top' | 'bottom'>;

/** The places that its label can have, the best first. */
function drafts(id: string, label: string, date: Edtf | null, axis: Axis, sheet: Sheet, isPhase = false): Draft[] {
  const from = Math.min(date?.earliest ? axis.startOf(date.earliest) : axis.left, axis.right - SHORTEST_BAR);
  const to = Math.max(date?.latest ? axis.endOf(date.latest) : axis.right, from + SHORTEST_BAR);
  const start = endOf(date?.start ?? null);
  const end = endOf(date?.end ?? null);
  const isPoint = !isPhase && start === 'day' && end === 'day' && to - from < 2 * MARK;
  if (!isPoint) return places(label, from, to, isPhase ? 'phase' : 'bar', axis, sheet).map((place) => ({ id, mark: 'bar', from, to, start, end, ...place }));
  // At the ends of the axis the mark stays inside.
  const middle = Math.min(Math.max((from + to) / 2, axis.left + MARK), axis.right - MARK);
  return places(label, middle - MARK, middle + MARK, 'point', axis, sheet).map((place) => ({ id, mark: 'point', from: middle - MARK, to: middle + MARK, start, end, ...place }));
}

function endOf(point: EdtfPoint | null): End {
  if (point === null) return 'open';
  return point.day === null ? 'vague' : 'day';
}

type Place = Pick<Draft, 'rows' | 'left' | 'right' | 'sign' | 'label'>;

/** Within a bar that is long enough for it; else after the mark, or before it; and at last within the bar in several lines. */
function places(text: string, from: number, to: number, mark: 'point' | 'bar' | 'phase', axis: Axis, sheet: Sheet): Place[] {
  const measure = (line: string) => textWidth(line, sheet.fontSize, mark === 'phase' ? 'bold' : 'normal');
  const whole = measure(text);
  const room = mark === 'bar' ? SIGN : 0;
  const inside = to - from - 2 * GAP - room;
  const after = axis.right - to - GAP - room;
  const before = from - axis.left - GAP - room;
  const wanted = Math.min(whole, SHORTEST_LABEL);
  const place = (where: 'inside' | 'after' | 'before', width: number) => placed(wrapText(text, width, MOST_LINES, measure), where, from, to, mark, measure, sheet);
  if (mark !== 'point' && inside >= (mark === 'phase' ? Math.min(whole, SHORTEST_CHAPTER) : whole)) return [place('inside', inside)];
  const beside = [
    ...(before >= whole ? [place('before', before)] : []),
    ...(after >= wanted ? [place('after', Math.min(after, LONGEST_LABEL))] : []),
    ...(before >= wanted && after < wanted ? [place('before', Math.min(before, LONGEST_LABEL))] : []),
  ];
  return beside.length > 0 ? beside : [place('inside', Math.max(inside, 1))];
}

function placed(lines: readonly string[], where: 'inside' | 'after' | 'before', from: number, to: number, mark: 'point' | 'bar' | 'phase', measure: (line: string) => number, sheet: Sheet): Place {
  const width = Math.max(0, ...lines.map(measure));
  const rows = Math.max(1, Math.ceil((lines.length * sheet.lineHeight + 2) / sheet.pitch));
  const middle = sheet.pitch / 2;
  const y = middle + sheet.fontSize * 0.35;
  const room = mark === 'bar' ? SIGN : 0;
  const signAt = (x: number) => (mark === 'phase' ? null : { x: mark === 'point' ? (from + to) / 2 : x, y: middle });
  if (where === 'before') {
    const x = from - GAP - room;
    return { rows, left: x - width, right: to, sign: signAt(from - GAP - MARK), label: { x, y, anchor: 'end', lines } };
  }
  const edge = (where === 'inside' ? from : to) + GAP;
  return { rows, left: from, right: Math.max(to, edge + room + width), sign: signAt(edge + MARK), label: { x: edge + room, y, anchor: 'start', lines } };
}

/** Gives each the highest place in which it lies on nothing else; what finds none is counted in the row below. */
function fill(all: readonly Draft[][], lane: number, top: number, axis: Axis, sheet: Sheet, mostRows: number, gap = GAP): { boxes: Box[]; gathered: Gathered[]; bottom: number } {
  const rows = new Rows(mostRows, gap);
  const taken: { one: Draft; row: number; choices: readonly Draft[] }[] = [];
  const left: Draft[] = [];
  for (const choices of all.toSorted(([a], [b]) => (a?.from ?? 0) - (b?.from ?? 0))) {
    const found = choices.flatMap((one) => {
      const row = rows.firstFree(one);
      return row === null ? [] : [{ one, row, choices }];
    });
    const [best] = found.toSorted((a, b) => a.row + a.one.rows - b.row - b.one.rows);
    if (best) {
      rows.take(best.row, best.one);
      taken.push(best);
    } else {
      left.push(...choices.slice(0, 1));
    }
  }
  // Labels stand before their marks to let two share a row; where nobody came to share it, they stand after them, as usual.
  const boxes = taken.map(({ one, row, choices }) => {
    const usual = choices.find(({ rows: high, label }) => label.anchor === 'start' && high === one.rows);
    const best = usual && rows.isFreeBut(row, usual, one) ? usual : one;
    rows.change(row, one, best);
    return atRow(best, lane, row, top, sheet);
  });
  const bottom = top + rows.used * sheet.pitch;
  if (left.length === 0) return { boxes, gathered: [], bottom };
  const columnOf = ({ from, to }: Draft) => axis.columns.find(({ right }) => (from + to) / 2 < right) ?? axis.columns.at(-1);
  const gathered = [...Map.groupBy(left, columnOf)].flatMap(([column, those]): Gathered[] =>
    column ? [{ lane, column, ids: those.map(({ id }) => id), left: column.left, right: column.right, top: bottom, bottom: bottom + sheet.pitch }] : [],
  );
  return { boxes, gathered, bottom: bottom + sheet.pitch };
}

function atRow(one: Draft, lane: number, row: number, laneTop: number, sheet: Sheet): Box {
  const top = laneTop + row * sheet.pitch;
  const sign = one.sign && { ...one.sign, y: top + one.sign.y };
  return { ...one, lane, row, top, bottom: top + one.rows * sheet.pitch, sign, label: { ...one.label, y: top + one.label.y } };
}
