import { hoursByWeekday, hoursFrom, hoursInWords, weekdayName } from './opening-hours.js';

describe('opening hours', () => {
  test.each([
    ['09:00-13:00', ['09:00-13:00']],
    ['9-13, 14.30–18', ['09:00-13:00', '14:30-18:00']],
    ['9:00 - 13:00 e 14h30 - 18', ['09:00-13:00', '14:30-18:00']],
    ['  ', []],
  ])('are read from "%s"', (text, hours) => {
    expect(hoursFrom(text, 2)?.map(({ opens, closes }) => `${opens}-${closes}`)).toEqual(hours);
  });

  test.each(['sempre', '9', '13-9', '9-25', '9:75-10', '9-13, dopo'])('cannot be read from "%s"', (text) => {
    expect(hoursFrom(text, 1)).toBeNull();
  });

  test('are shown by day, as they are typed', () => {
    const hours = [...(hoursFrom('9-13, 14-18', 1) ?? []), ...(hoursFrom('10-12', 6) ?? [])];
    expect(hoursByWeekday(hours, 'it')).toEqual([{ weekday: 'lunedì', text: '09:00-13:00, 14:00-18:00' }, { weekday: 'sabato', text: '10:00-12:00' }]);
    expect(hoursInWords(hours, 3)).toBe('');
    expect(weekdayName(7, 'fr')).toBe('dimanche');
  });
});
