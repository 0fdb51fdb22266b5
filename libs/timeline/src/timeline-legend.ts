import type { Translate } from '@percorso/messages';

import { type Shape, shape } from './svg-shape.js';
import { textWidth } from './text-measure.js';
import type { TimelineData } from './timeline-data.js';
import type { Box, End, TimelineLayout } from './timeline-layout.js';
import { bar, type Fades, look, round, sign } from './timeline-marks.js';
import { stateInWords } from './timeline-words.js';

interface Entry {
  words: string;
  width: number;
  draw: (x: number, y: number) => Shape;
}

const ROW = 26;
const SPACE = 24;
const BAR = 34;

/** What the signs mean, as far as there are any of them; beside each other as long as there is room. */
export function drawLegend(data: TimelineData, layout: TimelineLayout, t: Translate, fades: Fades, top: number): { drawing: Shape; bottom: number } {
  const { sheet } = layout;
  const entries = [...signEntries(data, t), ...endEntries(layout.boxes, t, fades)];
  let x = 0;
  let y = top;
  const drawn = entries.map(({ words, width, draw }) => {
    const wide = width + 8 + textWidth(words, sheet.fontSize);
    if (x > 0 && x + wide > sheet.width) {
      x = 0;
      y += ROW;
    }
    const entry = shape('g', {}, draw(x, y + ROW / 2), shape('text', look('tl-soft', { x: round(x + width + 8), y: round(y + ROW / 2 + sheet.fontSize * 0.35) }), words));
    x += wide + SPACE;
    return entry;
  });
  // The words of each sign are said with each thing; here they would be heard a second time.
  return { drawing: shape('g', { 'aria-hidden': 'true' }, ...drawn), bottom: entries.length > 0 ? y + ROW : top };
}

function signEntries({ items }: TimelineData, t: Translate): Entry[] {
  const kinds = new Map(items.map(({ kind, state }) => [`${kind} ${state}`, { kind, state }]));
  return [...kinds.values()].map(({ kind, state }) => ({
    words: t('timeline.legendSign', { kind: t(`timeline.kind.${kind}`), state: stateInWords(kind, state, t) }),
    width: 16,
    draw: (x, y) => sign(kind, state, x + 8, y),
  }));
}

function endEntries(boxes: readonly Box[], t: Translate, fades: Fades): Entry[] {
  const shown = new Set(boxes.filter(({ mark }) => mark === 'bar').flatMap(({ start, end }) => [start, end]));
  const ends: readonly { end: End; words: string }[] = [
    { end: 'vague', words: t('timeline.vague') },
    { end: 'open', words: t('timeline.open') },
  ];
  return ends
    .filter(({ end }) => shown.has(end))
    .map(({ end, words }) => ({
      words,
      width: BAR,
      draw: (x, y) => bar('OVER', { from: x, to: x + BAR, start: end === 'open' ? 'day' : end, end, top: y - 8, bottom: y + 8 }, 0, fades),
    }));
}
