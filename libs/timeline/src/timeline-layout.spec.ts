import { type LayoutSource, layoutTimeline, paperSheet, screenSheet, type TimelineLayout } from './timeline-layout.js';
import { wrapText } from './text-measure.js';

const source = (over: Partial<LayoutSource> = {}): LayoutSource => ({ today: '2022-05-12', span: '2021-09/2023-12', tracks: [], phases: [], items: [], ...over });
const item = (id: string, date: string, ...trackIds: string[]) => ({ id, date, label: `What ${id} is about`, trackIds });

function laidOut(over: Partial<LayoutSource>): TimelineLayout {
  const layout = layoutTimeline(source(over), screenSheet);
  if (!layout) throw new Error('there is nothing to draw');
  return layout;
}

/** All that lies on something else, or leaves the sheet. */
function faultsOf({ boxes, gathered, lanes, phases, axis, sheet, height }: TimelineLayout): string[] {
  const faults: string[] = [];
  const placed = [...boxes, ...gathered.map((one) => ({ ...one, id: one.ids.join() }))];
  for (const [index, one] of placed.entries()) {
    const lane = lanes[one.lane];
    if (!lane || one.top < lane.top || one.bottom > lane.bottom) faults.push(`${one.id} leaves its lane`);
    if (one.left < axis.left - 0.01 || one.right > sheet.width + 0.01) faults.push(`${one.id} leaves the sheet`);
    for (const other of placed.slice(index + 1)) {
      if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) faults.push(`${one.id} lies on ${other.id}`);
    }
  }
  for (const [index, one] of phases.entries()) {
    if (phases.slice(index + 1).some((other) => one.row === other.row && one.left < other.right - 1 && other.left < one.right - 1)) faults.push(`phase ${one.id} lies on another`);
  }
  for (const [index, lane] of lanes.entries()) if (lane.bottom > (lanes[index + 1]?.top ?? height)) faults.push(`lane ${index} lies on the next`);
  return faults;
}

/** Reproducible chance: the same seed gives the same numbers. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function anyDate(below: (limit: number) => number): string {
  const year = String(2021 + below(3));
  const month = `${year}-${String(1 + below(12)).padStart(2, '0')}`;
  const day = `${month}-${String(1 + below(28)).padStart(2, '0')}`;
  return [day, day, day, day, month, year, `${month}/..`, `../${day}`, `${month}/2024`, `${day}/2024-06-30`][below(10)] ?? day;
}

function anySource(seed: number): LayoutSource {
  const below = chance(seed);
  const tracks = Array.from({ length: below(7) }, (_, index) => ({ id: `track-${index}`, title: 'A lane with a long name '.repeat(1 + below(4)) }));
  return source({
    span: below(2) === 0 ? null : '2021-09/2023-12',
    tracks,
    phases: Array.from({ length: below(6) }, (_, index) => ({ id: `phase-${index}`, span: anyDate(below), label: 'A chapter '.repeat(1 + below(5)), trackIds: [] })),
    items: Array.from({ length: 1 + below(200) }, (_, index) => ({
      id: `item-${index}`,
      date: anyDate(below),
      label: ['Assembly', 'A meeting of the second working group', `Incomprehensibilities${'x'.repeat(below(200))}`, 'Many words follow one another here '.repeat(1 + below(9))][below(4)] ?? '',
      trackIds: tracks.filter(() => below(3) === 0).map(({ id }) => id),
    })),
  });
}

describe('the layout of a time line', () => {
  test('lays nothing on anything else, and keeps everything on the sheet, whatever the plan', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      for (const sheet of [screenSheet, paperSheet]) {
        const layout = layoutTimeline(anySource(seed), sheet);
        expect([seed, layout ? faultsOf(layout) : []]).toEqual([seed, []]);
      }
    }
  });

  test('shows every item in each of its lanes, by itself or counted, and in no other', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const plan = anySource(seed);
      const layout = layoutTimeline(plan, screenSheet);
      if (!layout) throw new Error(`seed ${seed} has nothing to draw`);
      const shown = [...layout.boxes, ...layout.gathered.flatMap(({ lane, ids }) => ids.map((id) => ({ id, lane })))];
      const wanted = plan.items.flatMap(({ id, trackIds }) => (trackIds.length > 0 ? trackIds : [null]).map((trackId) => `${id} in ${trackId}`));
      expect(shown.map(({ id, lane }) => `${id} in ${layout.lanes[lane]?.trackId ?? null}`).sort()).toEqual(wanted.sort());
    }
  });

  test('gives 28 months 28 columns of one width, though something begins in a year that none of them opens', () => {
    const { axis } = laidOut({ items: [item('report', '2021/..')] });
    expect(axis.columns).toHaveLength(28);
    expect(new Set(axis.columns.map(({ left, right }) => Math.round(right - left))).size).toBe(1);
    expect([axis.columns[0], axis.columns.at(-1)]).toMatchObject([{ year: 2021, month: 9 }, { year: 2023, month: 12 }]);
  });

  test('draws a month as wide as the month, a year as the year, and a day as a point', () => {
    const { boxes, axis } = laidOut({ span: '2021/2023', items: [item('month', '2022-04'), item('year', '2022'), item('day', '2022-04-05'), item('two days', '2022-04-05/2022-04-06')] });
    const wide = Object.fromEntries(boxes.map(({ id, from, to }) => [id, to - from]));
    const month = (axis.right - axis.left) / 36;
    expect(wide['month']).toBeCloseTo(month);
    expect(wide['year']).toBeCloseTo(12 * month);
    expect(boxes.map(({ id, mark, start, end }) => [id, mark, start, end])).toEqual(
      expect.arrayContaining([
        ['month', 'bar', 'vague', 'vague'],
        ['year', 'bar', 'vague', 'vague'],
        ['day', 'point', 'day', 'day'],
        ['two days', 'point', 'day', 'day'],
      ]),
    );
  });

  test('lets an open end reach the end of the axis, and says that it is open', () => {
    const { boxes, axis } = laidOut({ items: [item('from', '2022-03-10/..'), item('until', '../2022-03')] });
    expect(boxes.find(({ id }) => id === 'from')).toMatchObject({ to: axis.right, start: 'day', end: 'open' });
    expect(boxes.find(({ id }) => id === 'until')).toMatchObject({ from: axis.left, start: 'open', end: 'vague' });
  });

  test('puts one meeting into each of its lanes, and what is in none into a lane without a name', () => {
    const { boxes, lanes } = laidOut({ tracks: [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }], items: [item('both', '2022-01-11', 'a', 'b'), item('none', '2022-02-01')] });
    expect(lanes.map(({ trackId }) => trackId)).toEqual(['a', 'b', null]);
    expect(boxes.map(({ id, lane }) => [id, lane])).toEqual([['both', 0], ['both', 1], ['none', 2]]);
  });

  test('lets a lane grow with what is in one month, and counts what is more than fits', () => {
    const some = laidOut({ items: Array.from({ length: 30 }, (_, index) => item(`m${index}`, '2022-04-12')) });
    expect(some.gathered).toEqual([]);
    const many = laidOut({ items: Array.from({ length: 100 }, (_, index) => item(`m${index}`, '2022-04-12')) });
    expect(many.gathered).toMatchObject([{ column: { year: 2022, month: 4 } }]);
    expect(many.boxes.length + (many.gathered[0]?.ids.length ?? 0)).toBe(100);
    expect(many.height).toBeLessThan(1200);
  });

  test('draws no more of a thousand things than can be read, and counts the others', () => {
    const tracks = Array.from({ length: 6 }, (_, index) => ({ id: `t${index}`, title: `Lane ${index}` }));
    const items = Array.from({ length: 1000 }, (_, index) => item(`m${index}`, `2022-${String(1 + (index % 12)).padStart(2, '0')}-12`, `t${index % 6}`));
    const { boxes, gathered, height } = laidOut({ tracks, items });
    expect(boxes.length + gathered.flatMap(({ ids }) => ids).length).toBe(1000);
    expect(height).toBeLessThan(3_200);
  });

  test('draws today where it is, and nowhere when it is outside', () => {
    const { today, axis } = laidOut({ items: [item('one', '2022-05-12')] });
    expect(today).toBeCloseTo(axis.left + ((axis.right - axis.left) / 28) * (8 + 11.5 / 31));
    expect(laidOut({ today: '2026-11-22', items: [item('one', '2022-05-12')] }).today).toBeNull();
  });

  test('has nothing to draw when nobody said when', () => {
    expect(layoutTimeline(source({ span: null }), screenSheet)).toBeNull();
  });

  test('names years where months have no room, down to a century', () => {
    const { axis } = laidOut({ span: '1920/2023', items: [item('one', '1950-06-01')] });
    expect(axis.columns.every(({ left, right }) => right - left >= 20)).toBe(true);
    expect(axis.columns.length).toBeLessThan(40);
    expect(axis.step).toBeGreaterThanOrEqual(12);
    expect(laidOut({ span: '2023-12' }).axis).toMatchObject({ months: 1, step: 1 });
  });
});

it.each([
  ['septembre–décembre 2027', 17, ['septembre–', 'décembre 2027']],
  ['a–b–c–d', 5, ['a–b–', 'c–d']],
  ['elezioni regionali', 10, ['elezioni', 'regionali']],
  ['Verwaltungsverfahren', 10, ['Verwaltung', 'sverfahren']],
])('breaks "%s" where one would break it', (text, width, lines) => {
  expect(wrapText(text, width, 9, (line) => line.length)).toEqual(lines);
});
