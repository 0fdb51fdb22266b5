import { withTheirs } from './colleagues-version.js';

const fields = ['title', 'description'] as const;
const begun = { title: 'Laboratorio', description: 'Una giornata.' };

test('what only a colleague changed comes into the form, and what only I changed stays', () => {
  const { texts, taken, differing } = withTheirs(fields, { ...begun, description: 'Due giornate.' }, begun, { ...begun, title: 'Laboratorio a Lodi' });
  expect(texts).toEqual({ title: 'Laboratorio a Lodi', description: 'Due giornate.' });
  expect([taken, differing]).toEqual([['title'], []]);
});

test('what both of us changed stays as I wrote it, and I am told of theirs', () => {
  const { texts, taken, differing } = withTheirs(fields, { ...begun, title: 'Il mio' }, begun, { ...begun, title: 'Il loro' });
  expect(texts.title).toBe('Il mio');
  expect([taken, differing]).toEqual([[], ['title']]);
});

test('the same change made twice, or one elsewhere in the meeting, is nothing to decide about', () => {
  const same = { ...begun, title: 'Lo stesso' };
  expect(withTheirs(fields, same, begun, same)).toEqual({ texts: same, taken: [], differing: [] });
  expect(withTheirs(fields, same, begun, begun)).toEqual({ texts: same, taken: [], differing: [] });
});
