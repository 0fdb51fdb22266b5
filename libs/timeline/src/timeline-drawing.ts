import type { Translate } from '@percorso/messages';
import { type DateLocale, formatDay, formatEdtf } from '@percorso/time';

import { type Shape, shape } from './svg-shape.js';
import { textWidth, wrapText } from './text-measure.js';
import type { TimelineData, TimelineItem } from './timeline-data.js';
import { type Box, type Gathered, HEAD, type Label, layoutTimeline, type Sheet, type TimelineLayout } from './timeline-layout.js';
import { drawLegend } from './timeline-legend.js';
import { bar, fadeDefinitions, type Fades, fadesOf, insetOf, look, round, sign } from './timeline-marks.js';
import { itemInWords, itemLabel, monthName, phaseInWords, phaseLabel } from './timeline-words.js';

export interface DrawingOptions {
  sheet: Sheet;
  locale: DateLocale;
  t: Translate;
  /** Begins the names within the drawing, which must be unique on a page. */
  prefix: string;
  /** Written above, where the drawing stands alone. */
  heading?: string;
  /** The address that lists what has no room in the months from one to another ("2022-04"). Without it, the drawing has no links. */
  listOf?: (first: string, last: string) => string;
  /** Whose marks can be taken hold of, by their ids: they are named in the drawing, and so are the ends of those that last. */
  movable?: ReadonlySet<string>;
  /** For links that open a window of their own. */
  target?: '_blank';
}

const FONT = 'Titillium Web, Helvetica Neue, Arial, sans-serif';

/**
 * The time line as a drawing. Everything in it stands in the order of reading, each with its words; a thing in several
 * lanes is one link.
 *
 * @returns null when no date says when
 */
export function drawTimeline(data: TimelineData, options: DrawingOptions): Shape | null {
  const { sheet, locale, t, prefix, heading } = options;
  const layout = layoutTimeline(
    {
      ...{ today: data.today, span: data.span, tracks: data.tracks },
      phases: data.phases.map((phase) => ({ ...phase, label: phaseLabel(phase, locale, t) })),
      items: data.items.map((item) => ({ ...item, label: itemLabel(item, locale, t) })),
    },
    sheet,
  );
  if (!layout) return null;

  const fades = fadesOf(prefix);
  const titles = heading === undefined ? [] : wrapText(heading, sheet.width, 2, (line) => textWidth(line, 22, 'bold'));
  const top = titles.length * 28 + (titles.length > 0 ? 12 : 0);
  const legend = drawLegend(data, layout, t, fades, layout.height + (layout.today === null ? 10 : 34));
  const height = Math.ceil(top + legend.bottom);
  return shape(
    'svg',
    { viewBox: `0 0 ${sheet.width} ${height}`, role: 'group', 'aria-labelledby': `${prefix}-title`, fontFamily: FONT, fontSize: sheet.fontSize, lang: locale },
    shape('title', { id: `${prefix}-title` }, heading ?? t('timeline.drawing')),
    shape('desc', {}, description(data, locale, t)),
    fadeDefinitions(fades),
    ...titles.map((line, index) => shape('text', look('tl-text', { x: 0, y: 22 + index * 28, fontSize: 22, fontWeight: 'bold' }), line)),
    shape(
      'g',
      { transform: `translate(0 ${top})` },
      drawGround(data, layout, locale),
      drawToday(data, layout, locale, t),
      shape('g', { role: 'list', 'aria-label': t('timeline.phases') }, ...layout.phases.map((box) => drawPhase(box, data, options, fades))),
      shape('g', { role: 'list', 'aria-label': t('timeline.items') }, ...drawItems(data, layout, options, fades)),
      legend.drawing,
    ),
  );
}

/** From when to when, how much of what, and what today is. */
function description(data: TimelineData, locale: DateLocale, t: Translate): string {
  const count = (kind: TimelineItem['kind']) => data.items.filter((item) => item.kind === kind).length;
  const span = data.span === null ? '' : `${formatEdtf(data.span, locale)}. `;
  const counts = t('timeline.description', {
    tracks: data.tracks.length,
    meetings: count('MEETING'),
    milestones: count('MILESTONE'),
    today: formatDay(data.today, locale, 'long'),
  });
  return span + counts;
}

/** Chapters, lanes, months and years. Who does not see them hears of them with each thing. */
function drawGround(data: TimelineData, { axis, lanes, phases, height, sheet }: TimelineLayout, locale: DateLocale): Shape {
  const first = lanes[0]?.top ?? height;
  const tracksOf = new Map(data.phases.map(({ id, trackIds }) => [id, trackIds]));
  const bands = phases.flatMap(({ id, from, to }, index) => {
    const trackIds = tracksOf.get(id) ?? [];
    const crossed = lanes.filter(({ trackId }) => trackIds.length === 0 || (trackId !== null && trackIds.includes(trackId)));
    return crossed.map((lane) => shape('rect', look(index % 2 === 0 ? 'tl-band' : 'tl-band-other', { x: round(from), y: lane.top, width: round(to - from), height: lane.bottom - lane.top })));
  });
  const monthsAreNamed = axis.step < 12;
  const head = (columns: typeof axis.columns, y: number, name: (column: (typeof axis.columns)[number]) => string, weight: string) =>
    columns
      .filter(({ left, right }) => right - left >= 28)
      .map((column) => shape('text', look(weight === 'bold' ? 'tl-text' : 'tl-soft', { x: round(column.left + 3), y, fontWeight: weight, fontSize: weight === 'bold' ? sheet.fontSize : sheet.fontSize - 2 }), name(column)));
  const vertical = (x: number, from: number) => shape('line', look('tl-grid', { x1: round(x), x2: round(x), y1: from, y2: height }));
  const horizontal = (y: number) => shape('line', look('tl-border', { x1: 0, x2: sheet.width, y1: y, y2: y }));
  return shape(
    'g',
    { 'aria-hidden': 'true' },
    ...bands,
    ...axis.columns.map(({ left }) => vertical(left, HEAD)),
    ...axis.years.map(({ left }) => vertical(left, 0)),
    vertical(axis.right, 0),
    ...head(axis.years, 17, ({ year }) => String(year), 'bold'),
    ...(monthsAreNamed ? head(axis.columns, HEAD + 16, ({ year, month }) => monthName(year, month, locale), 'normal') : []),
    ...[...new Set([first, ...lanes.map(({ bottom }) => bottom)])].map(horizontal),
    ...lanes.map(({ title, top }) => written({ x: 0, y: top + sheet.lineHeight, anchor: 'start', lines: title }, sheet, { fontWeight: 'bold' })),
  );
}

/** A line through all lanes, named below them. */
function drawToday({ today: day }: TimelineData, { today, height, sheet, axis }: TimelineLayout, locale: DateLocale, t: Translate): Shape | null {
  if (today === null) return null;
  const words = t('timeline.today', { date: formatDay(day, locale, 'long') });
  const half = textWidth(words, sheet.fontSize, 'bold') / 2;
  const x = Math.min(Math.max(today, axis.left + half), axis.right - half);
  return shape(
    'g',
    {},
    shape('line', look('tl-today', { x1: round(today), x2: round(today), y1: HEAD, y2: height + 8, strokeDasharray: '8 4' })),
    shape('text', look('tl-today-text', { x: round(x), y: height + 24, textAnchor: 'middle', fontWeight: 'bold' }), words),
  );
}

function drawPhase(box: Box, data: TimelineData, options: DrawingOptions, fades: Fades): Shape | null {
  const { sheet, locale, t } = options;
  const phase = data.phases.find(({ id }) => id === box.id);
  if (!phase) return null;
  const words = phaseInWords(phase, data, locale, t);
  return shape(
    'g',
    { role: 'listitem', ...handle(phase.id, options) },
    shape('g', { role: 'img', 'aria-label': words }, shape('title', {}, words), bar('NOW', box, insetOf(sheet), fades), written(box.label, sheet, { fontWeight: 'bold' }), grip(box, options)),
  );
}

/** In the order of reading, which is by date. */
function drawItems(data: TimelineData, layout: TimelineLayout, options: DrawingOptions, fades: Fades): Shape[] {
  const boxes = Map.groupBy(layout.boxes, ({ id }) => id);
  const counts = Map.groupBy(
    layout.gathered.flatMap((one) => one.ids.map((id) => ({ id, one }))),
    ({ id }) => id,
  );
  const said = new Set<Gathered>();
  return data.items.flatMap((item) => {
    const gathered = (counts.get(item.id) ?? []).map(({ one }) => one).filter((one) => !said.has(one));
    for (const one of gathered) said.add(one);
    const own = boxes.get(item.id);
    return [...(own ? [drawItem(item, own, data, options, fades)] : []), ...gathered.map((one) => drawGathered(one, layout, options))];
  });
}

/** A thing in several lanes is heard, and come to by the keyboard, in the first; in the others it can be pressed as well. */
function drawItem(item: TimelineItem, boxes: readonly Box[], data: TimelineData, options: DrawingOptions, fades: Fades): Shape {
  const words = itemInWords(item, data, options.locale, options.t);
  const isLink = item.href !== null && options.listOf !== undefined;
  const [first, ...others] = boxes.map((box) => drawMark(item, box, options, fades));
  const link = isLink ? { href: item.href ?? '', ...opening(options.target) } : {};
  return shape(
    'g',
    { role: 'listitem', ...handle(item.id, options) },
    isLink ? shape('a', { ...link, 'aria-label': words }, ...(first ?? [])) : shape('g', { role: 'img', 'aria-label': words }, shape('title', {}, words), ...(first ?? [])),
    ...others.map((marks) => (isLink ? shape('a', { ...link, tabIndex: -1, 'aria-hidden': 'true' }, ...marks) : shape('g', { 'aria-hidden': 'true' }, ...marks))),
  );
}

function drawMark(item: TimelineItem, box: Box, options: DrawingOptions, fades: Fades): (Shape | null)[] {
  const { sheet, locale } = options;
  return [
    shape('rect', look('tl-hit', { x: round(box.left - 3), y: box.top, width: round(box.right - box.left + 6), height: box.bottom - box.top, rx: 4 })),
    box.mark === 'bar' ? bar(item.state, { ...box, bottom: isInside(box) ? box.bottom : box.top + sheet.pitch }, insetOf(sheet), fades) : null,
    box.sign ? sign(item.kind, item.state, box.sign.x, box.sign.y) : null,
    written(box.label, sheet, {
      ...(item.state === 'CANCELLED' ? look('tl-cancelled') : {}),
      ...(item.inferred ? { fontStyle: 'italic' } : {}),
      ...(item.titleLocale !== null && item.titleLocale !== locale ? { lang: item.titleLocale } : {}),
    }),
    item.kind === 'MILESTONE' ? grip(box, options) : null,
  ];
}

const handle = (id: string, { movable }: DrawingOptions): Shape['attributes'] => (movable?.has(id) ? { 'data-thing': id } : {});

/** How wide what one takes hold of is, at the end of a bar. */
const GRIP = 10;

function grip({ id, mark, to, end, top, bottom }: Box, { movable }: DrawingOptions): Shape | null {
  if (!movable?.has(id) || mark === 'point' || end === 'open') return null;
  return shape('rect', look('tl-hit', { 'data-end': id, x: round(to - GRIP / 2), y: top, width: GRIP, height: bottom - top }));
}

/** Whether the label is written on the bar, which is then as high as the label. */
const isInside = ({ label, from, to }: Box) => label.anchor === 'start' && label.x >= from && label.x < to;

function drawGathered({ ids, column, left, right, top, bottom }: Gathered, { sheet, axis }: TimelineLayout, { locale, t, listOf, target }: DrawingOptions): Shape {
  const month = axis.step < 12 ? `${monthName(column.year, column.month, locale, 'long')} ${column.year}` : String(column.year);
  const words = t('timeline.gathered', { count: ids.length, month });
  const marks = [
    shape('rect', look('tl-hit', { x: round(left), y: top, width: round(right - left), height: bottom - top })),
    shape('rect', look('tl-bar', { x: round(left + 1), y: top + 2, width: round(right - left - 2), height: bottom - top - 4, rx: 3 })),
    shape('text', look('tl-text', { x: round((left + right) / 2), y: round((top + bottom) / 2 + sheet.fontSize * 0.35), textAnchor: 'middle', fontWeight: 'bold', fontSize: sheet.fontSize - 2 }), `+${ids.length}`),
  ];
  const inside = listOf ? shape('a', { href: listOf(...monthsOf(column)), 'aria-label': words, ...opening(target) }, ...marks) : shape('g', { role: 'img', 'aria-label': words }, shape('title', {}, words), ...marks);
  return shape('g', { role: 'listitem' }, inside);
}

/** The first and the last of them, as EDTF. */
function monthsOf({ year, month, months }: Gathered['column']): [string, string] {
  const last = year * 12 + month - 1 + months - 1;
  const written = (at: number) => `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  return [written(last - months + 1), written(last)];
}

const opening = (target: '_blank' | undefined): Shape['attributes'] => (target ? { target, rel: 'noopener' } : {});

function written({ x, y, anchor, lines }: Label, { lineHeight }: Sheet, attributes: Shape['attributes'] = {}): Shape {
  const [only] = lines;
  const place = look('tl-text', { x: round(x), y: round(y), ...(anchor === 'end' ? { textAnchor: anchor } : {}), ...attributes });
  if (lines.length === 1 && only !== undefined) return shape('text', place, only);
  return shape('text', place, ...lines.map((line, index) => shape('tspan', { x: round(x), y: round(y + index * lineHeight) }, `${line}${index < lines.length - 1 ? ' ' : ''}`)));
}

