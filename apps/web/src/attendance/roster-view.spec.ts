import { countShown, fits, type Mark, type RosterEntry, sharedNames, shownRoster, standingAfter, unmarked } from './roster-view.js';

const seat = { id: 'r', status: 'CONFIRMED', admission: { title: 'In sala', titleLocale: 'it' } } as const;
const entry = (given: Partial<RosterEntry>): RosterEntry => ({
  id: 'p', name: 'Anna Bianchi', email: null, organisation: null, category: null, categoryLocale: null, needKinds: null, interpreterLanguage: null, needs: null, walkIn: false, registration: seat, attendance: [], ...given,
});
const mark = (given: Partial<Mark>): Mark => ({
  nonce: 'n1', entryId: 'p', name: 'Anna Bianchi', meetingDayId: 'd', registrationId: 'r', walkIn: null, status: 'PRESENT', at: '2026-11-01T09:00:00.000Z', undoOf: null, ...given,
});

test('what was said last stands', () => {
  expect(standingAfter(null, [mark({}), mark({ nonce: 'n2', status: 'LATE' })])?.status).toBe('LATE');
});

test('what is taken back no longer stands, and something else is left alone', () => {
  expect(standingAfter(null, [mark({}), mark({ nonce: 'n2', undoOf: 'n1' })])).toBeNull();
  expect(standingAfter(null, [mark({}), mark({ nonce: 'n2', undoOf: 'n0' })])?.nonce).toBe('n1');
});

test('a mark counts on its own day alone, and shows that it waits', () => {
  const [today] = shownRoster([entry({})], [mark({})], new Set(['n1']), 'd');
  const [tomorrow] = shownRoster([entry({})], [mark({})], new Set(['n1']), 'e');
  expect(today).toMatchObject({ standing: { status: 'PRESENT' }, waits: true });
  expect(tomorrow).toMatchObject({ standing: null, waits: false });
});

test('somebody without a registration is there at once, and gone when taken back', () => {
  const came = mark({ entryId: 'n1', registrationId: null, walkIn: { name: 'Ugo', email: null } });
  expect(shownRoster([], [came], new Set(), 'd').map((each) => each.entry.name)).toEqual(['Ugo']);
  expect(shownRoster([], [came, mark({ nonce: 'n2', entryId: 'n1', undoOf: 'n1' })], new Set(), 'd')).toEqual([]);
});

test('late is here too, and only those with a seat are missed', () => {
  const entries = [entry({}), entry({ id: 'q' }), entry({ id: 'w', registration: { ...seat, status: 'WAITING' } })];
  const shown = shownRoster(entries, [mark({ status: 'LATE' })], new Set(), 'd');
  expect(countShown(shown)).toEqual({ here: 1, late: 1, excused: 0, absent: 0, walkIns: 0 });
  expect(unmarked(shown).map((each) => each.entry.id)).toEqual(['q']);
});

test('one finds people by the beginnings of their names, without minding accents', () => {
  const person = entry({ name: 'Zoë D’Angelo', organisation: 'AUSL Forlì' });
  expect(fits('ang zoe', person)).toBe(true);
  expect(fits('forli', person)).toBe(true);
  expect(fits('gelo', person)).toBe(false);
});

test('two people of one name are known to share it', () => {
  expect([...sharedNames([entry({}), entry({ id: 'q' }), entry({ id: 'z', name: 'Ugo' })])]).toEqual(['Anna Bianchi']);
});
