import { hasOtherTime, placeInWords } from './former-plan.js';

const now = { date: '2030-03-14', timezone: 'Europe/Rome', days: [{ date: '2030-03-14', starts: '2030-03-14T09:30', ends: '2030-03-14T17:00' }] };

describe('when and where a meeting was', () => {
  it('is no other time when the same one is written with seconds', () => {
    expect(hasOtherTime({ ...now, days: [{ date: '2030-03-14', starts: '2030-03-14T09:30:00', ends: '2030-03-14T17:00:00' }] }, now)).toBe(false);
  });

  it('is another time with another hour, day, zone or number of days', () => {
    const [day] = now.days;
    if (!day) throw new Error('no day');
    expect(hasOtherTime({ ...now, days: [{ ...day, ends: '2030-03-14T18:00' }] }, now)).toBe(true);
    expect(hasOtherTime({ ...now, date: '2030-03-15' }, now)).toBe(true);
    expect(hasOtherTime({ ...now, timezone: 'Europe/London' }, now)).toBe(true);
    expect(hasOtherTime({ ...now, days: [day, day] }, now)).toBe(true);
  });

  it('names the room, the house, the street and the town, as far as they are known', () => {
    const venue = { name: 'Sala dei Comuni', street: null, municipality: 'Lodi' };
    expect(placeInWords(venue, 'Sala piccola')).toBe('Sala piccola, Sala dei Comuni, Lodi');
    expect(placeInWords(null, null)).toBe('');
  });
});
