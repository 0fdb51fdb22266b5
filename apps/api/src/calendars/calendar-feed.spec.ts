import { assertLines, readAll } from '../../test/calendar-reading.js';
import { type CalendarFeed, type CalendarFeedEntry, feedObject } from './calendar-object.js';

const evening: CalendarFeedEntry = {
  uid: 'incontro-1@percorso.example.org',
  sequence: 2,
  createdAt: new Date('2026-08-20T07:30:00Z'),
  updatedAt: new Date('2026-08-31T15:45:10Z'),
  when: { kind: 'hours', startsAt: new Date('2026-10-26T17:00:00Z'), endsAt: new Date('2026-10-26T19:00:00Z'), timezone: 'Europe/Rome' },
  title: 'Gruppo 1, incontro 2',
  description: null,
  place: null,
  url: 'https://percorso.example.org/it/incontri/1',
  conference: null,
  status: 'CONFIRMED',
};

const dayWithoutHour: CalendarFeedEntry = {
  ...evening,
  uid: 'incontro-0@percorso.example.org',
  when: { kind: 'days', first: '2022-05-30', last: '2022-05-31' },
};

const feed: CalendarFeed = { name: 'Piano sociale e sanitario', cancelledPrefix: 'ANNULLATO: ', timezone: 'Europe/Rome', entries: [evening, dayWithoutHour] };

describe('a calendar to subscribe to', () => {
  it('has no method, no organiser, no attendee and nobody’s address', () => {
    expect(feedObject(feed)).not.toMatch(/METHOD|ORGANIZER|ATTENDEE|mailto/i);
  });

  it('asks to be read again every hour, and says its name twice', () => {
    expect(feedObject(feed).split('\r\n').slice(0, 9)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Percorso//Percorso//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Piano sociale e sanitario',
      'X-WR-CALNAME:Piano sociale e sanitario',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VTIMEZONE',
    ]);
  });

  it('has the same bytes whenever and wherever it is read, and in whatever order the entries come', () => {
    const readings = ['UTC', 'Europe/Rome', 'America/New_York'].flatMap((zone) => {
      setProcessZone(zone);
      return [feedObject(feed), feedObject({ ...feed, entries: [dayWithoutHour, evening] })];
    });
    expect(new Set(readings).size).toBe(1);
  });

  it('says of each entry when it was last revised, not when it was read', () => {
    expect(feedObject(feed).match(/DTSTAMP:.*/g)).toEqual(['DTSTAMP:20260831T154510Z', 'DTSTAMP:20260831T154510Z']);
  });

  it('has the rules of a zone once, however many entries are in it', () => {
    const entries = [evening, { ...evening, uid: 'incontro-2@percorso.example.org' }];
    expect(feedObject({ ...feed, entries }).match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
  });

  it('writes a name with commas and line ends on one line', () => {
    const text = feedObject({ ...feed, name: 'Salute, casa;\r\nATTACH:https://evil.example.org' });
    assertLines(text);
    expect(text).toContain('\r\nNAME:Salute\\, casa\\; ATTACH:https://evil.example.org\r\nX-WR-CALNAME:Salute\\, casa\\; ATTACH:');
  });

  it('writes days without an hour as days', () => {
    expect(feedObject(feed)).toContain('\r\nDTSTART;VALUE=DATE:20220530\r\nDTEND;VALUE=DATE:20220601\r\n');
  });

  it('shows what is cancelled as cancelled, and leaves the hour free', () => {
    const [event] = readAll(feedObject({ ...feed, entries: [{ ...evening, status: 'CANCELLED', sequence: 3 }] }));
    expect(event?.summary).toBe('ANNULLATO: Gruppo 1, incontro 2');
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('without entries is still a calendar', () => {
    const text = feedObject({ ...feed, entries: [] });
    assertLines(text);
    expect(readAll(text)).toEqual([]);
    expect(text).toContain('\r\nBEGIN:VTIMEZONE\r\n');
  });

  it('is refused when two entries have the same UID', () => {
    expect(() => feedObject({ ...feed, entries: [evening, evening] })).toThrow('same UID');
  });
});
