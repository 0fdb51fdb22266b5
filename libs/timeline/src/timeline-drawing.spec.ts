import { translator } from '@percorso/messages';

import { type Shape, svgText } from './svg-shape.js';
import type { TimelineData, TimelineItem } from './timeline-data.js';
import { drawTimeline } from './timeline-drawing.js';
import { paperSheet, screenSheet } from './timeline-layout.js';

const meeting = (over: Partial<TimelineItem>): TimelineItem => ({
  ...{ id: 'm', kind: 'MEETING', state: 'PLANNED', date: '2022-04-05', title: 'Gruppo 1, incontro 1', titleLocale: null, inferred: false, trackIds: ['listening'], href: '/it/m' },
  ...over,
});
const data = (items: readonly TimelineItem[], over: Partial<TimelineData> = {}): TimelineData => ({
  today: '2022-05-12',
  span: '2021-09/2023-12',
  tracks: [
    { id: 'listening', title: 'Ascolto' },
    { id: 'sheets', title: 'Schede' },
  ],
  phases: [{ id: 'p1', span: '2022-01/2022-06', title: 'Ascolto del territorio', inferred: true, trackIds: ['listening'] }],
  items,
  ...over,
});

function drawn(of: TimelineData, links = true): Shape {
  const drawing = drawTimeline(of, { sheet: screenSheet, locale: 'it', t: translator('it'), prefix: 'x', ...(links ? { listOf: (first, last) => `?${first}/${last}` } : {}) });
  if (!drawing) throw new Error('there is nothing to draw');
  return drawing;
}

const all = (drawing: Shape): Shape[] => [drawing, ...drawing.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
/** Those that are heard and that the keyboard comes to. */
const links = (drawing: Shape) => all(drawing).filter(({ tag, attributes }) => tag === 'a' && attributes['aria-hidden'] === undefined);
const pressable = (drawing: Shape) => all(drawing).filter(({ tag }) => tag === 'a');
const words = (drawing: Shape): string => drawing.children.map((child) => (typeof child === 'string' ? child : words(child))).join('');

describe('the drawing of a time line', () => {
  test('makes one link of a meeting in two lanes, and says once what it is, when, how it stands and where', () => {
    const drawing = drawn(data([meeting({ trackIds: ['listening', 'sheets'] })]));
    const found = links(drawing);
    expect(found.map(({ attributes }) => attributes['aria-label'])).toEqual(['5 apr · Gruppo 1, incontro 1. Incontro, 5 aprile 2022, in programma. Filoni: Ascolto, Schede.']);
    expect(pressable(drawing).map((link) => [words(link), link.attributes['href'], link.attributes['tabIndex']])).toEqual([
      ['5 apr · Gruppo 1, incontro 1', '/it/m', undefined],
      ['5 apr · Gruppo 1, incontro 1', '/it/m', -1],
    ]);
  });

  test('puts links into the order in which they are read', () => {
    const items = ['2022-04-04', '2022-04-05', '2022-05-30'].map((date, index) => meeting({ id: `m${index}`, date, href: `/${date}`, trackIds: [index === 1 ? 'sheets' : 'listening'] }));
    expect(links(drawn(data(items))).map(({ attributes }) => attributes['href'])).toEqual(['/2022-04-04', '/2022-04-05', '/2022-05-30']);
  });

  test('tells each state by its form and in words, not by colour alone', () => {
    const states = ['HELD', 'OVER', 'NOW', 'PLANNED', 'SAVE_THE_DATE', 'CANCELLED', 'DRAFT'] as const;
    const forms = states.map((state) => {
      const [link] = links(drawn(data([meeting({ state })])));
      const signs = link ? all(link).filter(({ tag, attributes }) => tag !== 'g' && String(attributes['className'] ?? '').match(/^tl-(mark|stroke)/)) : [];
      return JSON.stringify(signs.map(({ tag, attributes }) => [tag, attributes['className'], attributes['r'], attributes['strokeDasharray']]));
    });
    expect(new Set(forms).size).toBe(states.length);
    for (const [state, word] of [['HELD', 'tenuto'], ['CANCELLED', 'annullato'], ['SAVE_THE_DATE', 'data da tenere libera']] as const) {
      const drawing = drawn(data([meeting({ state })]));
      expect(links(drawing)[0]?.attributes['aria-label']).toContain(word);
      expect(words(drawing)).toContain(`Incontro: ${word}`);
    }
  });

  test('marks what is inferred, things and chapters', () => {
    const text = words(drawn(data([meeting({ inferred: true })])));
    expect(text).toContain('5 apr · Gruppo 1, incontro 1 (desunto)');
    expect(text).toContain('Ascolto del territorio, gennaio–giugno 2022 (desunto)');
  });

  test('counts what a month has no room for, under a link to the table of that month', () => {
    const many = Array.from({ length: 90 }, (_, index) => meeting({ id: `m${index}` }));
    const count = links(drawn(data(many))).find(({ attributes }) => attributes['href'] === '?2022-04/2022-04');
    expect(count?.attributes['aria-label']).toMatch(/^Altre \d+ voci: aprile 2022/);
  });

  test('is a file complete in itself: title, words for each thing, fonts by name, nothing from elsewhere, no link', () => {
    const drawing = drawTimeline(data([meeting({ title: 'Salute & <casa> "qui"\u0007' })]), { sheet: paperSheet, locale: 'it', t: translator('it'), prefix: 'x', heading: 'Il percorso' });
    const text = drawing ? svgText(drawing) : '';
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox=/);
    expect(text).toContain('<title id="x-title">Il percorso</title>');
    expect(text).toContain('<desc>settembre 2021 – dicembre 2023. 2 filoni, un incontro');
    expect(text).toContain('Salute &amp; &lt;casa&gt; "qui"'.replaceAll('"', '&quot;'));
    expect(text).toContain('font-family="Titillium Web');
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<a |href|<style|style=|@import/);
    expect(text).not.toContain('\u0007');
  });
});
