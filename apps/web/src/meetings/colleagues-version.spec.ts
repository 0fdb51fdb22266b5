import { withTheirs } from './colleagues-version.js';

const fields = ['title', 'description'] as const;
const begun = { title: 'Laboratorio', description: 'Una giornata.' };

test('what only a colleague changed comes into the form, and what only I changed stays', () => {
  const { said, taken, differing } = withTheirs(fields, { ...begun, description: 'Due giornate.' }, begun, { ...begun, title: 'Laboratorio a Lodi' });
  expect(said).toEqual({ title: 'Laboratorio a Lodi', description: 'Due giornate.' });
  expect([taken, differing]).toEqual([['title'], []]);
});

test('what both of us changed stays as I wrote it, and I am told of theirs', () => {
  const { said, taken, differing } = withTheirs(fields, { ...begun, title: 'Il mio' }, begun, { ...begun, title: 'Il loro' });
  expect(said.title).toBe('Il mio');
  expect([taken, differing]).toEqual([[], ['title']]);
});

test('the same change made twice, or one elsewhere in the meeting, is nothing to decide about', () => {
  const same = { ...begun, title: 'Lo stesso' };
  expect(withTheirs(fields, same, begun, same)).toMatchObject({ said: same, taken: [], differing: [] });
  expect(withTheirs(fields, same, begun, begun)).toMatchObject({ said: same, taken: [], differing: [] });
});

test('a box that I ticked stays ticked, and one that a colleague took the tick from loses it', () => {
  const boxes = { recorded: false, photographed: true };
  const { said, taken, differing } = withTheirs(['recorded', 'photographed'], { ...boxes, recorded: true }, boxes, { ...boxes, photographed: false });
  expect(said).toEqual({ recorded: true, photographed: false });
  expect([taken, differing]).toEqual([['photographed'], []]);
});
