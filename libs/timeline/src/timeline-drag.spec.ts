import { parseEdtf } from '@percorso/time';

import { type Axis, axisOf } from './timeline-axis.js';
import { draggedDate } from './timeline-drag.js';

/** Two years of which a month is 31 units wide. */
const axis = axisOf(parseEdtf('2026-01/2027-12'), [], 100, 100 + 24 * 31) as Axis;

describe('dragging what is on a time line', () => {
  it.each([
    ['a day by days', '2026-03-10', 5, '2026-03-15'],
    ['a day back into the month before', '2026-03-10', -31, '2026-02-09'],
    ['a month by months', '2026-03', 40, '2026-04'],
    ['a year by years', '2026', 12 * 31, '2027'],
    ['an interval as a whole, which lasts as long as before', '2026-01-30/2026-02-10', 31, '2026-02-27/2026-03-10'],
    ['an interval of months', '2026-03/2026-05', -62, '2026-01/2026-03'],
    ['an interval whose end is vague', '2026-03-10/2026-05', 31, '2026-04-10/2026-06'],
    ['an open end, which stays open', '2026-03/..', 62, '2026-05/..'],
    ['an open start, which stays open', '../2026-03-10', 10, '../2026-03-20'],
  ])('moves %s', (_, date, distance, moved) => {
    expect(draggedDate(date, 'whole', distance, axis)).toBe(moved);
  });

  it.each([
    ['an interval', '2026-03/2026-05', 31, '2026-03/2026-06'],
    ['an interval by less', '2026-03-01/2026-03-20', -5, '2026-03-01/2026-03-15'],
    ['a month, which becomes several', '2026-03', 31, '2026-03/2026-04'],
    ['several months, which become one', '2026-03/2026-04', -31, '2026-03'],
  ])('lengthens or shortens %s', (_, date, distance, moved) => {
    expect(draggedDate(date, 'end', distance, axis)).toBe(moved);
  });

  it('keeps the weekday where it is asked to', () => {
    const moved = [3, 4, 9, 60, -20].map((distance) => draggedDate('2026-03-10', 'whole', distance, axis, 7));
    expect(moved).toEqual([null, '2026-03-17', '2026-03-17', '2026-05-05', '2026-02-17']);
  });

  it.each([
    ['a move too small to mean anything', '2026-03', 'whole', 10],
    ['an end before its start', '2026-05/2026-07', 'end', -31 * 5],
    ['an end that is open', '2026-03/..', 'end', 62],
    ['what is no date', 'spring', 'whole', 62],
  ] as const)('makes nothing of %s', (_, date, part, distance) => {
    expect(draggedDate(date, part, distance, axis)).toBeNull();
  });

  it('never leaves the axis', () => {
    expect(draggedDate('2026-03-10', 'whole', 9_999, axis)).toBe('2027-12-31');
    expect(draggedDate('2026-03-10', 'whole', -9_999, axis)).toBe('2026-01-01');
  });

  it('finds at the middle of every day that very day', () => {
    const days = ['2026-01-01', '2026-02-28', '2026-12-31', '2027-06-15', '2027-12-31'];
    expect(days.map((day) => axis.dayAt((axis.startOf(day) + axis.endOf(day)) / 2))).toEqual(days);
  });
});
