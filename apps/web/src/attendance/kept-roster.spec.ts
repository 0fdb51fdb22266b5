import { copyUntil, withoutParticulars } from './kept-roster.js';
import type { RosterEntry } from './roster-view.js';

const entry = (id: string, name: string): RosterEntry => ({
  id, name, email: `${id}@example.org`, organisation: `Ente ${id}`, category: 'Terzo settore', categoryLocale: 'it', needKinds: ['WHEELCHAIR'], interpreterLanguage: 'arabo', needs: 'Una rampa', walkIn: false,
  registration: { id: `r-${id}`, status: 'CONFIRMED', admission: { title: 'In sala', titleLocale: 'it' } }, attendance: [],
});

test('the copy on the device names people, and says of them no more than the door needs', () => {
  const [anna] = withoutParticulars([entry('a', 'Anna Bianchi')]);
  expect(anna).toMatchObject({ name: 'Anna Bianchi', registration: { id: 'r-a' }, email: null, organisation: null, category: null, needKinds: null, interpreterLanguage: null, needs: null });
});

test('of two people with one name the copy keeps where they come from', () => {
  const kept = withoutParticulars([entry('a', 'Anna Bianchi'), entry('b', 'Anna Bianchi'), entry('c', 'Carla Neri')]);
  expect(kept.map(({ organisation }) => organisation)).toEqual(['Ente a', 'Ente b', null]);
});

test('it is kept until 24 hours after the last day, as the clocks there show it', () => {
  const days = [{ date: '2026-11-22', ends: '2026-11-22T18:00' }, { date: '2026-11-23', ends: '2026-11-23T13:00' }];
  expect(copyUntil(days, 'Europe/Rome').toISOString()).toBe('2026-11-24T12:00:00.000Z');
  expect(copyUntil([{ date: '2026-11-22', ends: null }], 'Europe/Rome').toISOString()).toBe('2026-11-23T22:59:00.000Z');
});
