import { readPastedDates } from './pasted-dates.js';

const day = (text: string) => readPastedDates(text).dates.map(({ day, starts, ends }) => [day, starts, ends]);

describe('a pasted list of dates', () => {
  it.each([
    ['2027-03-12', '2027-03-12', null, null],
    ['12/03/2027', '2027-03-12', null, null],
    ['12.3.2027 9:30-13:00', '2027-03-12', '09:30', '13:00'],
    ['venerdì 12 marzo 2027, ore 9.30-13', '2027-03-12', '09:30', '13:00'],
    ['le 1er août 2027 de 9h30 à 13h', '2027-08-01', '09:30', '13:00'],
    ['Friday 12 March 2027 at 14:00', '2027-03-12', '14:00', null],
    ['3) 12 dic. 2027', '2027-12-12', null, null],
    ['Friday 12 March 2027, 9:30 am - 1 p.m.', '2027-03-12', '09:30', '13:00'],
    ['12 March 2027, 12 am to 12:15pm', '2027-03-12', '00:00', '12:15'],
    ['mar. 9 mar. 2027', '2027-03-09', null, null],
  ])('understands "%s"', (line, ...expected) => {
    expect(day(line)).toEqual([expected]);
  });

  it('passes over blank lines and counts them', () => {
    const { dates, faults } = readPastedDates('12/03/2027\r\n\r\n19/03/2027\n');
    expect(dates.map(({ line }) => line)).toEqual([1, 3]);
    expect(faults).toEqual([]);
  });

  it.each(['31/02/2027', 'after Easter', '12/03', '13/13/2027', '12 maart 2027', '12/03/2027 9:00 10:00 11:00', '12 March 2027, 14 pm'])('says that it does not understand "%s"', (line) => {
    expect(readPastedDates(`12/03/2027\n${line}`).faults).toEqual([{ line: 2, text: line, otherWeekday: null }]);
  });

  it.each(['lunedì 12 marzo 2027', 'Saturday 12/03/2027', 'jeu. 12 mars 2027'])('believes neither the weekday nor the date of "%s", which was a Friday', (line) => {
    expect(readPastedDates(line)).toEqual({ dates: [], faults: [{ line: 1, text: line, otherWeekday: '2027-03-12' }] });
  });
});
