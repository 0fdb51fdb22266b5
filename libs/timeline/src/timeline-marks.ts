import { type Shape, shape } from './svg-shape.js';
import type { TimelineKind, TimelineState } from './timeline-data.js';
import { type Box, type End, MARK, type Sheet } from './timeline-layout.js';

/**
 * What each class looks like on paper and in a file, where no style sheet reaches. On screens the theme gives the same
 * classes its own colours.
 */
const looks = {
  'tl-ground': { fill: '#ffffff' },
  'tl-text': { fill: '#17324d' },
  'tl-soft': { fill: '#455b71' },
  'tl-grid': { stroke: '#d5dfe9', strokeWidth: 1 },
  'tl-border': { stroke: '#5d7083', strokeWidth: 1 },
  'tl-band': { fill: '#f2f6fb' },
  'tl-band-other': { fill: '#e4edf6' },
  'tl-bar': { fill: '#cfe0f2', stroke: '#0059b3', strokeWidth: 1.5 },
  'tl-bar-empty': { fill: '#ffffff', stroke: '#0059b3', strokeWidth: 1.5 },
  'tl-mark': { fill: '#ffffff', stroke: '#17324d', strokeWidth: 2 },
  'tl-mark-full': { fill: '#17324d', stroke: '#17324d', strokeWidth: 2 },
  'tl-stroke': { fill: 'none', stroke: '#17324d', strokeWidth: 2 },
  'tl-today': { fill: 'none', stroke: '#b3202f', strokeWidth: 2 },
  'tl-today-text': { fill: '#b3202f' },
  'tl-fade': { stopColor: '#0059b3' },
  'tl-hit': { fill: 'none', pointerEvents: 'all' },
  'tl-cancelled': { fill: '#17324d', textDecoration: 'line-through' },
} as const;

type Look = keyof typeof looks;

/** Attributes of an element that looks so. */
export function look(name: Look, attributes: Shape['attributes'] = {}): Shape['attributes'] {
  return { className: name, ...looks[name], ...attributes };
}

/** The sign of a thing: round for a meeting, a diamond for a milestone; its filling and its outline say how it stands. */
export function sign(kind: TimelineKind, state: TimelineState, x: number, y: number): Shape {
  const size = kind === 'MEETING' ? MARK - 1 : MARK;
  const outline = (name: Look, radius: number, attributes: Shape['attributes'] = {}) =>
    kind === 'MEETING'
      ? shape('circle', look(name, { cx: round(x), cy: round(y), r: radius, ...attributes }))
      : shape('path', look(name, { d: `M${round(x - radius)} ${round(y)}L${round(x)} ${round(y - radius)}L${round(x + radius)} ${round(y)}L${round(x)} ${round(y + radius)}Z`, ...attributes }));
  switch (state) {
    case 'HELD':
      return outline('tl-mark-full', size);
    case 'OVER':
      return kind === 'MILESTONE' ? outline('tl-mark-full', size) : shape('g', {}, outline('tl-mark', size), shape('path', look('tl-mark-full', { d: `M${round(x)} ${round(y - size)}A${size} ${size} 0 0 0 ${round(x)} ${round(y + size)}Z` })));
    case 'NOW':
      return shape('g', {}, outline('tl-mark', size), outline('tl-mark-full', 1.5));
    case 'PLANNED':
      return outline('tl-mark', size);
    case 'SAVE_THE_DATE':
      return outline('tl-mark', size, { strokeDasharray: '4 3' });
    case 'DRAFT':
      return outline('tl-mark', size, { strokeDasharray: '1 2' });
    case 'CANCELLED':
      return shape('g', {}, outline('tl-mark', size), shape('path', look('tl-stroke', { d: `M${round(x - 3)} ${round(y - 3)}l6 6m0 -6l-6 6` })));
  }
}

/** Whether the bar of a thing is filled: what is behind us, or under way. */
const isFilled = (state: TimelineState) => state === 'HELD' || state === 'OVER' || state === 'NOW';

/** How high a bar of one row is. */
const BAR_HEIGHT = 16;

/** What a bar leaves free above and below itself. */
export const insetOf = ({ pitch }: Sheet) => (pitch - BAR_HEIGHT) / 2;

/** How deep the teeth of an uncertain end are, and how high each is. */
const TOOTH = { depth: 3, height: 4 };
/** How long an open end fades. */
const FADE = 56;

/**
 * How long a thing lasts, or may mean: straight where the day is known, torn where it is not, fading where it is open.
 *
 * @param inset  left free above and below
 */
export function bar(state: TimelineState, { from, to, start, end, top, bottom }: Pick<Box, 'from' | 'to' | 'start' | 'end' | 'top' | 'bottom'>, inset: number, fades: Fades): Shape {
  const high = top + inset;
  const low = bottom - inset;
  const fade = Math.min(FADE, (to - from) / 3);
  const left = start === 'open' ? from + fade : from;
  const right = end === 'open' ? to - fade : to;
  const body = `M${round(left)} ${high}H${round(right)}${side(end, right, high, low, -1)}H${round(left)}${side(start, left, low, high, 1)}Z`;
  const fadeOut = (x: number, id: string) => shape('rect', { x: round(x), y: high, width: round(fade), height: low - high, fill: `url(#${id})` });
  return shape(
    'g',
    {},
    start === 'open' ? fadeOut(from, fades.before) : null,
    end === 'open' ? fadeOut(right, fades.after) : null,
    shape('path', look(isFilled(state) ? 'tl-bar' : 'tl-bar-empty', { d: body })),
  );
}

/** From one corner to the other; `inward` is the side of the bar, so that the teeth stay within what they mean. */
function side(end: End, x: number, fromY: number, toY: number, inward: 1 | -1): string {
  if (end !== 'vague') return `V${toY}`;
  const count = 2 * Math.max(1, Math.round(Math.abs(toY - fromY) / (2 * TOOTH.height)));
  const points = Array.from({ length: count }, (_, index) => {
    const y = fromY + ((toY - fromY) * (index + 1)) / count;
    return `L${round(index % 2 === 0 ? x + inward * TOOTH.depth : x)} ${round(y)}`;
  });
  return points.join('');
}

/** The names of the two gradients by which open ends fade. Unique on a page. */
export interface Fades {
  before: string;
  after: string;
}

export function fadesOf(prefix: string): Fades {
  return { before: `${prefix}-before`, after: `${prefix}-after` };
}

/** The gradients themselves. */
export function fadeDefinitions({ before, after }: Fades): Shape {
  const stop = (offset: number, opacity: number) => shape('stop', look('tl-fade', { offset, stopOpacity: opacity }));
  return shape('defs', {}, shape('linearGradient', { id: before }, stop(0, 0), stop(1, 0.5)), shape('linearGradient', { id: after }, stop(0, 0.5), stop(1, 0)));
}

/** A tenth of a unit is finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
