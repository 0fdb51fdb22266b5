import { changeBetween, nextRevision, type RevisedEvent } from './calendar-revision.js';

const before: RevisedEvent = {
  uid: 'incontro-1@percorso.example.org',
  sequence: 0,
  createdAt: new Date('2026-08-20T07:30:00Z'),
  updatedAt: new Date('2026-08-31T15:45:10Z'),
  when: { kind: 'hours', startsAt: new Date('2026-10-26T17:00:00Z'), endsAt: new Date('2026-10-26T19:00:00Z'), timezone: 'Europe/Rome' },
  title: 'Laboratorio',
  description: 'Si parla di cas',
  place: { text: 'Sala dei Comuni, Lodi', municipality: 'Lodi', latitude: null, longitude: null },
  url: 'https://percorso.example.org/it/incontri/1',
  conference: null,
  status: 'CONFIRMED',
};

describe('what a change means for those who already have the entry', () => {
  it.each<[string, Partial<RevisedEvent>]>([
    ['the start', { when: { kind: 'hours', startsAt: new Date('2026-10-26T16:00:00Z'), endsAt: new Date('2026-10-26T19:00:00Z'), timezone: 'Europe/Rome' } }],
    ['the end', { when: { kind: 'hours', startsAt: new Date('2026-10-26T17:00:00Z'), endsAt: null, timezone: 'Europe/Rome' } }],
    ['the hours, which are no longer fixed', { when: { kind: 'days', first: '2026-10-26', last: '2026-10-26' } }],
    ['the town', { place: { text: 'Palazzo Lombardia, Milano', municipality: 'Milano', latitude: null, longitude: null } }],
    ['the room, which is now on the net', { place: null }],
    ['the date, which was not final', { status: 'TENTATIVE' }],
  ])('%s is asked about again', (_what, change) => {
    expect(changeBetween(before, { ...before, ...change })).toBe('material');
  });

  it.each<[string, Partial<RevisedEvent>]>([
    ['a letter that was missing', { description: 'Si parla di casa' }],
    ['another room in the same town', { place: { text: 'Sala Rivolta, Lodi', municipality: 'Lodi', latitude: null, longitude: null } }],
    ['the link of the room', { conference: { url: 'https://meet.example.org/1', label: 'Collegamento' } }],
  ])('%s is brought up to date without asking', (_what, change) => {
    expect(changeBetween(before, { ...before, ...change })).toBe('minor');
  });

  it('what nobody sees changes nothing', () => {
    expect(changeBetween(before, { ...before, updatedAt: new Date('2026-09-09T09:09:09Z'), sequence: 7 })).toBe('none');
  });
});

describe('the next message', () => {
  const now = new Date('2026-09-01T08:00:00.900Z');
  const last = { sequence: 4, stampedAt: new Date('2026-08-01T08:00:00Z') };

  it('is the first when there was none', () => {
    expect(nextRevision(null, 'material', now)).toEqual({ sequence: 0, stampedAt: new Date('2026-09-01T08:00:00Z') });
  });

  it('counts up when people are asked again, and not for a typo', () => {
    expect(nextRevision(last, 'material', now)).toEqual({ sequence: 5, stampedAt: new Date('2026-09-01T08:00:00Z') });
    expect(nextRevision(last, 'minor', now)).toEqual({ sequence: 4, stampedAt: new Date('2026-09-01T08:00:00Z') });
  });

  it('is newer than the last, also within the same second and when the clock was set back', () => {
    const first = nextRevision(null, 'minor', now);
    const second = nextRevision(first, 'minor', now);
    const third = nextRevision(second, 'minor', new Date('2026-08-31T08:00:00Z'));
    expect([first, second, third].map(({ stampedAt }) => stampedAt.toISOString())).toEqual([
      '2026-09-01T08:00:00.000Z',
      '2026-09-01T08:00:01.000Z',
      '2026-09-01T08:00:02.000Z',
    ]);
  });
});
