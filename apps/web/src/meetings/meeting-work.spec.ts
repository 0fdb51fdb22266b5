import { workOn } from './meeting-work.js';

type Given = Parameters<typeof workOn>[0][number];

const meeting = (id: string, given: Partial<Given>): Given => ({ id, status: 'SCHEDULED', position: 'FUTURE', date: '2026-12-10', startsAt: null, ...given });
const ids = (meetings: readonly Given[]) => meetings.map(({ id }) => id);

test('what is over and not closed is to close, the earliest first', () => {
  const { toClose, next } = workOn([meeting('b', { position: 'PAST', date: '2026-10' }), meeting('a', { position: 'PAST', startsAt: '2026-09-01T08:00:00.000Z' }), meeting('c', {})]);
  expect([ids(toClose), ids(next)]).toEqual([['a', 'b'], ['c']]);
});

test('the next comes first, whether its hour is known or only its month', () => {
  expect(ids(workOn([meeting('later', { date: '2027-01' }), meeting('soon', { startsAt: '2026-12-01T09:00:00.000Z' }), meeting('now', { position: 'NOW', date: '2026-11-30' })]).next)).toEqual(['now', 'soon', 'later']);
});

test('held meetings stand apart, cancelled ones are no work, and nothing stands twice', () => {
  const held = meeting('held', { status: 'CLOSED', position: 'PAST', date: '2026-01-01' });
  const work = workOn([held, held, meeting('off', { status: 'CANCELLED' })]);
  expect([ids(work.toClose), ids(work.next), ids(work.held)]).toEqual([[], [], ['held']]);
});
