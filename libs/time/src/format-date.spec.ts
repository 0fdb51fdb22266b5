import { type DateLocale, formatDay, formatEdtf, formatOnDay, weekdayOf } from './format-date.js';

const inWords: [text: string, it: string, en: string, fr: string][] = [
  ['2021', '2021', '2021', '2021'],
  ['2021-10', 'ottobre 2021', 'October 2021', 'octobre 2021'],
  ['2021-09-17', '17 settembre 2021', '17 September 2021', '17 septembre 2021'],
  ['2022-03-01', '1º marzo 2022', '1 March 2022', '1er mars 2022'],
  ['2022-03/2022-05', 'marzo–maggio 2022', 'March–May 2022', 'mars–mai 2022'],
  ['2022-07/2023-01', 'luglio 2022 – gennaio 2023', 'July 2022 – January 2023', 'juillet 2022 – janvier 2023'],
  ['2021/2023', '2021–2023', '2021–2023', '2021–2023'],
  ['2021/2022-03', '2021 – marzo 2022', '2021 – March 2022', '2021 – mars 2022'],
  ['2022-03-01/2022-03-14', '1º–14 marzo 2022', '1–14 March 2022', '1er–14 mars 2022'],
  ['2022-02-28/2022-03-03', '28 febbraio – 3 marzo 2022', '28 February – 3 March 2022', '28 février – 3 mars 2022'],
  ['2022-12-30/2023-01-02', '30 dicembre 2022 – 2 gennaio 2023', '30 December 2022 – 2 January 2023', '30 décembre 2022 – 2 janvier 2023'],
  ['2022-03/2022-03', 'marzo 2022', 'March 2022', 'mars 2022'],
  ['2021/2021', '2021', '2021', '2021'],
  ['2021-09/..', 'da settembre 2021', 'from September 2021', 'à partir de septembre 2021'],
  ['2021-10/..', 'da ottobre 2021', 'from October 2021', 'à partir d’octobre 2021'],
  ['2021/..', 'dal 2021', 'from 2021', 'à partir de 2021'],
  ['2021-09-17/..', 'dal 17 settembre 2021', 'from 17 September 2021', 'à partir du 17 septembre 2021'],
  ['2021-09-08/..', 'dall’8 settembre 2021', 'from 8 September 2021', 'à partir du 8 septembre 2021'],
  ['../2021', 'fino al 2021', 'until 2021', 'jusqu’en 2021'],
  ['../2021-10', 'fino a ottobre 2021', 'until October 2021', 'jusqu’en octobre 2021'],
  ['../2021-10-11', 'fino all’11 ottobre 2021', 'until 11 October 2021', 'jusqu’au 11 octobre 2021'],
];

/** The widest apart, so that a day that leaned on the process would move. */
describe.each(['UTC', 'Europe/Rome', 'America/New_York', 'Pacific/Kiritimati'])('dates in words, with the process in %s', (zone) => {
  beforeAll(() => {
    setProcessZone(zone);
  });

  it.each(inWords)('"%s" is read as it is meant', (text, it, en, fr) => {
    const locales: DateLocale[] = ['it', 'en', 'fr'];
    expect(locales.map((locale) => formatEdtf(text, locale))).toEqual([it, en, fr]);
  });

  it('names the weekday of a day, where it is asked for', () => {
    expect(formatDay('2026-10-26', 'it')).toBe('lunedì 26 ottobre 2026');
    expect(formatDay('2026-10-26', 'en')).toBe('Monday 26 October 2026');
    expect(formatDay('2026-11-01', 'fr')).toBe('dimanche 1er novembre 2026');
    expect(formatEdtf('2021-10', 'it', 'weekday')).toBe('ottobre 2021');
    expect(weekdayOf('2026-10-26', 'fr')).toBe('lundi');
  });

  it('says on which day, with the article that the number wants', () => {
    expect(formatOnDay('2099-05-12', 'it')).toBe('il 12 maggio 2099');
    expect(formatOnDay('2099-05-08', 'it')).toBe('l’8 maggio 2099');
    expect(formatOnDay('2099-05-11', 'it')).toBe('l’11 maggio 2099');
    expect(formatOnDay('2099-05-01', 'it')).toBe('il 1º maggio 2099');
    expect(formatOnDay('2099-05-11', 'en')).toBe('on 11 May 2099');
    expect(formatOnDay('2099-05-01', 'fr')).toBe('le 1er mai 2099');
    expect(formatOnDay('2099-05', 'it')).toBe('2099-05');
  });

  it('shortens the month of a day, where it is asked for', () => {
    expect(formatDay('2026-10-26', 'it', 'short')).toBe('26 ott 2026');
  });

  it('shows a text that is no date as it is, rather than nothing', () => {
    expect(formatEdtf('autunno 2021', 'it')).toBe('autunno 2021');
  });
});

it('the process really moves from zone to zone in these tests', () => {
  setProcessZone('America/New_York');
  expect(new Date('2026-07-01T12:00:00Z').getHours()).toBe(8);
  setProcessZone('Europe/Rome');
  expect(new Date('2026-07-01T12:00:00Z').getHours()).toBe(14);
});
