import { holidayCalendar, isHolidayRegion } from './holiday-calendar.js';

const rules = { holidayRegion: null, localHolidays: [], timezone: 'Europe/Rome' };

describe('a calendar of holidays', () => {
  it('is that of the country of the time zone, in the reader’s language', () => {
    expect(holidayCalendar(rules).on('2027-04-25', 'it')).toMatch(/Liberazione/);
    expect(holidayCalendar(rules).on('2027-07-14', 'it')).toBeNull();
    expect(holidayCalendar({ ...rules, timezone: 'Europe/Paris' }).on('2027-07-14', 'fr')).toMatch(/Fête/);
  });

  it('knows moving feasts', () => {
    expect(holidayCalendar(rules).on('2027-03-29', 'it')).not.toBeNull();
    expect(holidayCalendar(rules).on('2028-03-29', 'it')).toBeNull();
  });

  it('has what a place keeps by itself, every year or once', () => {
    const milan = holidayCalendar({ ...rules, localHolidays: [{ day: '12-07', name: 'Sant’Ambrogio' }, { day: '2027-05-14', name: 'Adunata' }] });
    expect(milan.on('2031-12-07', 'it')).toBe('Sant’Ambrogio');
    expect(milan.on('2027-05-14', 'it')).toBe('Adunata');
    expect(milan.on('2028-05-14', 'it')).toBeNull();
  });

  it('is empty where nobody asked for one', () => {
    expect(holidayCalendar({ ...rules, holidayRegion: 'none' }).on('2027-12-25', 'it')).toBeNull();
    expect(holidayCalendar({ ...rules, timezone: 'Asia/Tokyo' }).on('2027-12-25', 'it')).toBeNull();
  });

  it('knows countries and their parts, and nothing else', () => {
    expect(['IT', 'FR', 'IT-32', 'FR-57'].every(isHolidayRegion)).toBe(true);
    expect(['XX', 'IT-99', 'it', 'constructor', 'IT-32-1', ''].some(isHolidayRegion)).toBe(false);
  });
});
