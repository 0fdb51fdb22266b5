import { assertLines, readBack } from '../../test/calendar-reading.js';
import { type CalendarInvitation, cancelObject, requestObject } from './calendar-object.js';

const guillemets = 'Salute «di comunità», "casa"; percorso \\ filone 🏡👩‍👩‍👧 – l’inizio';

const invitation: CalendarInvitation = {
  uid: 'b8f0c1de-1a52-4f7e-9d37-0f6f8f0f4f11@percorso.example.org',
  sequence: 0,
  stampedAt: new Date('2026-09-01T08:00:00.250Z'),
  createdAt: new Date('2026-08-20T07:30:00Z'),
  updatedAt: new Date('2026-08-31T15:45:10Z'),
  when: { kind: 'hours', startsAt: new Date('2026-10-26T17:00:00Z'), endsAt: new Date('2026-10-26T19:00:00Z'), timezone: 'Europe/Rome' },
  title: 'Laboratorio sul programma regionale',
  description: 'Ordine del giorno:\n1. saluti\n2. lavori in gruppo',
  place: { text: 'Sala dei Comuni, corso Umberto 1, Lodi', municipality: 'Lodi', latitude: 45.3144, longitude: 9.5029 },
  url: 'https://percorso.example.org/it/incontri/12',
  conference: null,
  organiser: { name: 'Regione Lombardia', address: 'inviti@percorso.example.org' },
  attendee: { name: 'Anna Rossi', address: 'Anna.Rossi@example.org' },
  status: 'CONFIRMED',
  answer: 'NEEDS-ACTION',
  alarm: null,
};

function inRome(startsAt: string, endsAt: string): CalendarInvitation {
  return { ...invitation, when: { kind: 'hours', startsAt: new Date(startsAt), endsAt: new Date(endsAt), timezone: 'Europe/Rome' } };
}

describe('an invitation', () => {
  it('is written line by line as calendars want it', () => {
    expect(requestObject(invitation).replace(/\r\n /g, '').split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Percorso//Percorso//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:REQUEST',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Rome',
      'X-LIC-LOCATION:Europe/Rome',
      'BEGIN:DAYLIGHT',
      'TZNAME:CEST',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'TZNAME:CET',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:b8f0c1de-1a52-4f7e-9d37-0f6f8f0f4f11@percorso.example.org',
      'SEQUENCE:0',
      'DTSTAMP:20260901T080000Z',
      'CREATED:20260820T073000Z',
      'LAST-MODIFIED:20260831T154510Z',
      'DTSTART;TZID=Europe/Rome:20261026T180000',
      'DTEND;TZID=Europe/Rome:20261026T200000',
      'SUMMARY:Laboratorio sul programma regionale',
      'DESCRIPTION:Ordine del giorno:\\n1. saluti\\n2. lavori in gruppo',
      'LOCATION:Sala dei Comuni\\, corso Umberto 1\\, Lodi',
      'GEO:45.3144;9.5029',
      'URL:https://percorso.example.org/it/incontri/12',
      'ORGANIZER;CN="Regione Lombardia":mailto:inviti@percorso.example.org',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Anna Rossi";X-NUM-GUESTS=0:mailto:Anna.Rossi@example.org',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'X-MICROSOFT-DISALLOW-COUNTER:TRUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has the same bytes wherever the server runs', () => {
    const everywhere = ['UTC', 'Europe/Rome', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => {
      setProcessZone(zone);
      return requestObject(invitation);
    });
    expect(new Set(everywhere).size).toBe(1);
  });

  it.each([
    ['2026-10-24T16:00:00Z', '2026-10-24T18:00:00Z', '20261024T180000'],
    ['2026-10-26T17:00:00Z', '2026-10-26T19:00:00Z', '20261026T180000'],
    ['2027-03-27T17:00:00Z', '2027-03-27T19:00:00Z', '20270327T180000'],
    ['2027-03-29T16:00:00Z', '2027-03-29T18:00:00Z', '20270329T180000'],
  ])('for six in the evening in Rome says so on either side of a clock change (%s)', (startsAt, endsAt, wallTime) => {
    for (const zone of ['UTC', 'Europe/Rome', 'America/New_York']) {
      setProcessZone(zone);
      const text = requestObject(inRome(startsAt, endsAt));
      expect(text).toContain(`\r\nDTSTART;TZID=Europe/Rome:${wallTime}\r\n`);
      expect(readBack(text).event.startDate.toJSDate()).toEqual(new Date(startsAt));
      expect(readBack(text).event.endDate.toJSDate()).toEqual(new Date(endsAt));
    }
  });

  it.each(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'])('says in UTC an hour that comes twice as the clocks go back (%s)', (startsAt) => {
    const { event, text } = readBack(requestObject(inRome(startsAt, '2026-10-25T03:00:00Z')));
    expect(text).toContain('\r\nDTEND:20261025T030000Z\r\n');
    expect(event.startDate.toJSDate()).toEqual(new Date(startsAt));
  });

  it('says in UTC an hour that the rules of its zone, as calendars get them, would say wrongly', () => {
    const when = { kind: 'hours', startsAt: new Date('2025-06-10T17:00:00Z'), endsAt: null, timezone: 'Africa/Casablanca' } as const;
    const text = requestObject({ ...invitation, when });
    expect(text).toContain('\r\nDTSTART:20250610T170000Z\r\n');
    expect(text).not.toMatch(/VTIMEZONE|DTEND/);
  });

  it('for a day whose hour is not fixed takes the whole day', () => {
    const text = requestObject({ ...invitation, when: { kind: 'days', first: '2026-12-31', last: '2026-12-31' }, status: 'TENTATIVE' });
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(text).toContain('\r\nSTATUS:TENTATIVE\r\n');
    expect(text).not.toContain('VTIMEZONE');
    assertLines(text);
  });

  it('is about one person, and lets no other address through', () => {
    expect(requestObject(invitation).match(/mailto:[^\r]+/gi)).toEqual(['mailto:inviti@percorso.example.org', 'mailto:Anna.Rossi@example.org']);
  });

  it('asks nothing of a person whose answer is known', () => {
    expect(requestObject({ ...invitation, answer: 'ACCEPTED' }).replace(/\r\n /g, '')).toContain(';PARTSTAT=ACCEPTED;RSVP=FALSE;');
  });

  it('reminds a day before, where that is wanted, and after everything else', () => {
    const lines = requestObject({ ...invitation, alarm: { secondsBefore: 86_400, text: 'Domani: laboratorio' } }).split('\r\n');
    expect(lines.slice(-8)).toEqual(['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-P1D', 'DESCRIPTION:Domani: laboratorio', 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR', '']);
  });

  it('to a room on the net gives the link where each calendar looks for it', () => {
    const url = 'https://meet.example.org/lodi?a=1,2;b=3';
    const { event, text } = readBack(requestObject({ ...invitation, place: null, conference: { url, label: 'Colle"gamento' } }));
    expect(event.description).toBe(`Collegamento: ${url}`.replace('Collegamento', 'Colle"gamento') + '\n\nOrdine del giorno:\n1. saluti\n2. lavori in gruppo');
    expect(event.location).toBe(url);
    expect(text.replace(/\r\n /g, '')).toContain(`\r\nCONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Collegamento":${url}\r\n`);
  });

  it('keeps a place on the equator', () => {
    const place = { text: 'Quito', municipality: null, latitude: 0, longitude: 0 };
    expect(requestObject({ ...invitation, place })).toContain('\r\nGEO:0;0\r\n');
  });
});

describe('what people write is read back as they wrote it', () => {
  it.each([
    ['commas, quotes, guillemets, a backslash and emoji', guillemets],
    ['line breaks', 'prima\nseconda\n\nquarta'],
    ['what looks like an escape', 'C:\\nuovo\\, e \\; e \\\\n'],
    ['a line that only folding breaks', `${'è'.repeat(37)}🏡${'«»'.repeat(60)}`],
    ['what looks like a line of a calendar', 'BEGIN:VALARM'],
    ['what looks like an address', 'MAILTO:nessuno@example.org'],
    ['5,000 characters', 'Parole, parole; e ancora «parole» 🏡 \\ '.repeat(130).slice(0, 5000).toWellFormed().trimEnd()],
  ])('%s', (_what, text) => {
    const { event } = readBack(requestObject({ ...invitation, title: text, description: text }));
    expect(event.summary).toBe(text);
    expect(event.description).toBe(text);
  });

  it('a name loses only what no calendar can show in one', () => {
    const { event } = readBack(requestObject({ ...invitation, attendee: { ...invitation.attendee, name: 'Maria "Mimì" D’Angelo; ^ufficio, 2' } }));
    expect(event.attendees.map((attendee) => attendee.getFirstParameter('cn'))).toEqual(['Maria Mimì D’Angelo; ufficio, 2']);
  });

  it('a link keeps its commas and semicolons', () => {
    const url = 'https://percorso.example.org/it/incontri?a=1,2;b=3&c=%20';
    expect(readBack(requestObject({ ...invitation, url })).component.getFirstPropertyValue('url')).toBe(url);
  });

  it.each([['\r\n'], ['\r'], ['\n'], ['\u2028'], ['\u2029'], ['\u0085'], ['\0\r\n'], ['\v']])('a line end %j makes no new line in any field', (end) => {
    const attack = `Lodi${end}ATTACH:https://evil.example.org`;
    const text = requestObject({
      ...invitation,
      title: attack,
      description: attack,
      place: { text: attack, municipality: attack, latitude: null, longitude: null },
      url: `https://percorso.example.org/${attack}`,
      conference: { url: `https://meet.example.org/${attack}`, label: attack },
      organiser: { ...invitation.organiser, name: attack },
      attendee: { ...invitation.attendee, name: attack },
      alarm: { secondsBefore: 60, text: attack },
    });
    const { event, component } = readBack(text);
    expect(event.summary).toBe('Lodi\nATTACH:https://evil.example.org');
    expect(event.location).toBe('Lodi ATTACH:https://evil.example.org');
    expect(component.getFirstProperty('attach')).toBeNull();
    expect(text).not.toMatch(/[\r\n]ATTACH|[\u2028\u2029\u0085\v\0]/);
  });

  it('half a character is replaced, so that the rest is still readable', () => {
    expect(readBack(requestObject({ ...invitation, title: 'casa \ud83c' })).event.summary).toBe('casa \ufffd');
  });
});

describe('a cancellation', () => {
  const { answer: _answer, alarm: _alarm, status: _status, ...message } = invitation;

  it('says CANCELLED, keeps the hours and their zone, and rings nowhere', () => {
    const { component, text } = readBack(cancelObject({ ...message, sequence: 3 }));
    expect(text).toContain('\r\nMETHOD:CANCEL\r\n');
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(component.getFirstPropertyValue('sequence')).toBe(3);
    expect(component.getFirstPropertyValue('uid')).toBe(invitation.uid);
    expect(text).toContain('\r\nDTSTART;TZID=Europe/Rome:20261026T180000\r\n');
    expect(component.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('takes the link of the room away', () => {
    const conference = { url: 'https://meet.example.org/lodi', label: 'Collegamento' };
    expect(cancelObject({ ...message, sequence: 1, place: null, conference })).not.toContain('meet.example.org');
  });

  it('is refused when it would not come after the invitation', () => {
    expect(() => cancelObject(message)).toThrow('SEQUENCE');
  });
});

describe('what would confuse a calendar is refused before it is sent', () => {
  it.each<[string, Partial<CalendarInvitation>, string]>([
    ['an attendee who is the organiser', { attendee: { name: '', address: 'INVITI@percorso.example.org' } }, 'ORGANIZER'],
    ['a SEQUENCE below zero', { sequence: -1 }, 'SEQUENCE'],
    ['a SEQUENCE beyond 31 bits', { sequence: 2 ** 31 }, 'SEQUENCE'],
    ['a SEQUENCE that is no whole number', { sequence: 1.5 }, 'SEQUENCE'],
    ['a UID with a line in it', { uid: 'a@example.org\r\nATTACH:https://evil.example.org' }, 'Calendar object refused'],
    ['a UID that is no UID', { uid: 'incontro 1' }, 'UID'],
    ['a mailbox with a line in it', { attendee: { name: '', address: 'a@example.org\r\nATTENDEE:mailto:b@example.org' } }, 'mailbox'],
    ['two mailboxes in one', { attendee: { name: '', address: 'a@example.org,b@example.org' } }, 'mailbox'],
    ['a link that is none', { url: 'javascript:alert(1)' }, 'web address'],
    ['an end before the start', inRome('2026-10-26T19:00:00Z', '2026-10-26T17:00:00Z'), 'before it starts'],
    ['a last day before the first', { when: { kind: 'days', first: '2026-10-26', last: '2026-10-25' } }, 'before its first'],
    ['a zone that does not exist', { when: { kind: 'hours', startsAt: new Date(0), endsAt: null, timezone: 'Europe/Lodi' } }, 'zone'],
  ])('%s', (_what, fault, message) => {
    expect(() => requestObject({ ...invitation, ...fault })).toThrow(message);
  });
});

it('the reader of these tests is strict', () => {
  expect(() => assertLines('BEGIN:VCALENDAR\nEND:VCALENDAR\r\n')).toThrow();
  expect(() => assertLines(`SUMMARY:${'è'.repeat(40)}\r\n`)).toThrow();
});
