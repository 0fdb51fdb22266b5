import { addDays } from './day.js';
import { clocksDiffer, dayAt, isTimeZone, isWallTime, meaningOf, wallTimeAt } from './zone.js';

describe('the name of a zone', () => {
  it.each(['Europe/Rome', 'Europe/Paris', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'Etc/GMT+1', 'UTC', 'Asia/Kolkata'])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'Europe/Lodi', 'europe/rome', 'EUROPE/ROME', '+01:00', 'Rome', 'W. Europe Standard Time', 'Europe/Rome\r\nX:1', '../etc/passwd'])('"%s" is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe('a wall time', () => {
  it.each(['2026-10-26T18:00', '2024-02-29T00:00', '2023-12-01T09:30'])('%s is one', (text) => {
    expect(isWallTime(text)).toBe(true);
  });

  it.each(['2026-10-26', '2026-10-26 18:00', '2026-10-26T18:00Z', '2026-10-26T18:00:00', '2026-02-30T10:00', '2026-10-26T24:00', '2026-10-26T18:60', '0000-05-10T10:00', '9999-12-31T10:00'])('"%s" is none', (text) => {
    expect(isWallTime(text)).toBe(false);
  });
});

describe.each(['UTC', 'Europe/Rome', 'America/New_York', 'Pacific/Apia'])('wall time and instants, with the process in %s', (processZone) => {
  beforeAll(() => {
    setProcessZone(processZone);
  });

  it.each([
    ['2026-10-24T18:00', '2026-10-24T16:00:00.000Z'],
    ['2026-10-26T18:00', '2026-10-26T17:00:00.000Z'],
    ['2027-03-27T18:00', '2027-03-27T17:00:00.000Z'],
    ['2027-03-29T18:00', '2027-03-29T16:00:00.000Z'],
  ])('%s in Rome is %s, on either side of a clock change', (wallTime, instant) => {
    expect(meaningOf(wallTime, 'Europe/Rome')).toEqual({ kind: 'plain', instant: new Date(instant) });
    expect(wallTimeAt(new Date(instant), 'Europe/Rome')).toBe(wallTime);
  });

  it('tells that the clocks skip half past two on a morning in March', () => {
    expect(meaningOf('2027-03-28T02:30', 'Europe/Rome')).toEqual({ kind: 'skipped', instant: new Date('2027-03-28T01:30:00Z') });
    expect(meaningOf('2027-03-28T01:59', 'Europe/Rome').kind).toBe('plain');
    expect(meaningOf('2027-03-28T02:00', 'Europe/Rome').kind).toBe('skipped');
    expect(meaningOf('2027-03-28T03:00', 'Europe/Rome').kind).toBe('plain');
  });

  it('tells that half past two comes twice on a morning in October, and gives both', () => {
    expect(meaningOf('2026-10-25T02:30', 'Europe/Rome')).toEqual({
      kind: 'repeated',
      instant: new Date('2026-10-25T00:30:00Z'),
      later: new Date('2026-10-25T01:30:00Z'),
    });
    expect(meaningOf('2026-10-25T01:59', 'Europe/Rome').kind).toBe('plain');
    expect(meaningOf('2026-10-25T02:00', 'Europe/Rome').kind).toBe('repeated');
    expect(meaningOf('2026-10-25T03:00', 'Europe/Rome').kind).toBe('plain');
  });

  it('knows the zones of the other half of the world, where a change lasts half an hour or a whole day', () => {
    expect(meaningOf('2026-10-04T02:15', 'Australia/Lord_Howe').kind).toBe('skipped');
    expect(meaningOf('2026-04-05T01:45', 'Australia/Lord_Howe').kind).toBe('repeated');
    expect(meaningOf('2011-12-30T12:00', 'Pacific/Apia').kind).toBe('skipped');
  });

  it('comes back to the same wall time from every hour of ten years', () => {
    for (let instant = Date.UTC(2021, 0, 1); instant < Date.UTC(2031, 0, 1); instant += 3_600_000 * 7) {
      const wallTime = wallTimeAt(new Date(instant), 'Europe/Rome');
      const meaning = meaningOf(wallTime, 'Europe/Rome');
      const meant = meaning.kind === 'repeated' ? [meaning.instant.getTime(), meaning.later.getTime()] : [meaning.instant.getTime()];
      expect(meant).toContain(instant);
    }
  });

  it('knows which day it is in the zone', () => {
    const nearMidnight = new Date('2026-10-26T23:30:00Z');
    expect([dayAt(nearMidnight, 'Europe/Rome'), dayAt(nearMidnight, 'America/New_York')]).toEqual(['2026-10-27', '2026-10-26']);
  });
});

it('refuses what is no wall time and no zone', () => {
  expect(() => meaningOf('2026-02-30T10:00', 'Europe/Rome')).toThrow(RangeError);
  expect(() => meaningOf('2026-02-20T10:00', 'Europe/Lodi')).toThrow(RangeError);
});

it('tells when the clocks of two zones differ', () => {
  const day = new Date('2026-10-26T12:00:00Z');
  expect(clocksDiffer(day, 'Europe/Rome', 'Europe/Paris')).toBe(false);
  expect(clocksDiffer(day, 'Europe/Rome', 'Europe/London')).toBe(true);
});

it('counts days over the end of a month and of a year, and over a clock change', () => {
  expect([addDays('2026-12-31', 1), addDays('2024-03-01', -1), addDays('2026-10-24', 2)]).toEqual(['2027-01-01', '2024-02-29', '2026-10-26']);
});
