import { formatHours, formatInstant, formatSpan } from './format-time.js';
import { zoneInWords } from './zone-name.js';

const evening = { starts: '2026-10-26T18:00', ends: '2026-10-26T20:00' };

describe.each(['UTC', 'Europe/Rome', 'America/New_York'])('hours in words, with the process in %s', (zone) => {
  beforeAll(() => {
    setProcessZone(zone);
  });

  it('says weekday, day and hours of a meeting on one day', () => {
    expect(formatSpan(evening, 'it')).toBe('lunedì 26 ottobre 2026, dalle 18:00 alle 20:00');
    expect(formatSpan(evening, 'en')).toBe('Monday 26 October 2026, 18:00 to 20:00');
    expect(formatSpan(evening, 'fr')).toBe('lundi 26 octobre 2026, de 18:00 à 20:00');
  });

  it('names the zone when asked', () => {
    expect(formatSpan(evening, 'it', 'Europe/Rome')).toBe('lunedì 26 ottobre 2026, dalle 18:00 alle 20:00, ora italiana (Europe/Rome)');
  });

  it('says only the start when nobody said the end', () => {
    expect(formatSpan({ ...evening, ends: null }, 'it')).toBe('lunedì 26 ottobre 2026, ore 18:00');
    expect(formatSpan({ ...evening, ends: null }, 'en')).toBe('Monday 26 October 2026, 18:00');
    expect(formatSpan({ ...evening, ends: null }, 'fr')).toBe('lundi 26 octobre 2026, à 18:00');
  });

  it('says both days of a meeting that goes past midnight', () => {
    const night = { starts: '2026-12-04T22:00', ends: '2026-12-05T00:30' };
    expect(formatSpan(night, 'it')).toBe('venerdì 4 dicembre 2026, ore 22:00 – sabato 5 dicembre 2026, ore 00:30');
  });

  it('gives the hours alone, on a 24-hour clock', () => {
    expect(formatHours({ starts: '2026-10-26T09:30', ends: '2026-10-26T17:00' })).toBe('09:30–17:00');
    expect(formatHours({ starts: '2026-10-26T09:30', ends: null })).toBe('09:30');
  });

  it('shows an instant as the clocks of the named zone do', () => {
    const instant = new Date('2026-10-26T23:30:00Z');
    expect(formatInstant(instant, 'Europe/Rome', 'it')).toBe('martedì 27 ottobre 2026, ore 00:30');
    expect(formatInstant(instant, 'America/New_York', 'en')).toBe('Monday 26 October 2026, 19:30');
  });
});

describe('the zone in words', () => {
  it.each([
    ['Europe/Rome', 'ora italiana (Europe/Rome)', 'Italian time (Europe/Rome)', 'heure italienne (Europe/Rome)'],
    ['Europe/Paris', 'ora francese (Europe/Paris)', 'French time (Europe/Paris)', 'heure française (Europe/Paris)'],
    ['Europe/Vienna', 'ora dell’Europa centrale (Europe/Vienna)', 'Central European Time (Europe/Vienna)', 'heure d’Europe centrale (Europe/Vienna)'],
  ])('%s', (zone, it, en, fr) => {
    expect([zoneInWords(zone, 'it'), zoneInWords(zone, 'en'), zoneInWords(zone, 'fr')]).toEqual([it, en, fr]);
  });

  it('is never made up', () => {
    expect(() => zoneInWords('Europe/Lodi', 'it')).toThrow(RangeError);
  });
});
