import { type CalendarLinkEvent, googleLink, googleSubscription, outlookLink, outlookSubscription, webcalAddress } from './calendar-links.js';

const event: CalendarLinkEvent = {
  when: { kind: 'hours', startsAt: new Date('2026-10-26T17:00:00Z'), endsAt: new Date('2026-10-26T19:00:00Z'), timezone: 'Europe/Rome' },
  title: 'Salute & casa, «insieme» + 1',
  url: 'https://percorso.example.org/it/incontri/1?a=1&b=2',
  description: 'Prima riga\nseconda',
  location: 'Sala dei Comuni, Lodi',
};

function parametersOf(link: string): Record<string, string> {
  return Object.fromEntries(new URL(link).searchParams);
}

describe('the link that puts a meeting into a calendar on the web', () => {
  it('fills in the form of Google', () => {
    expect(parametersOf(googleLink(event))).toEqual({
      action: 'TEMPLATE',
      text: event.title,
      dates: '20261026T170000Z/20261026T190000Z',
      ctz: 'Europe/Rome',
      details: `${event.url}\n\nPrima riga\nseconda`,
      location: 'Sala dei Comuni, Lodi',
    });
  });

  it('fills in the form of Outlook, for private people and for those of an organisation', () => {
    expect(outlookLink(event, 'office')).toMatch(/^https:\/\/outlook\.office\.com\/calendar\/0\/action\/compose\?/);
    expect(parametersOf(outlookLink(event, 'live'))).toEqual({
      rru: 'addevent',
      path: '/calendar/action/compose',
      subject: event.title,
      startdt: '2026-10-26T17:00:00Z',
      enddt: '2026-10-26T19:00:00Z',
      allday: 'false',
      body: `${event.url}\n\nPrima riga\nseconda`,
      location: 'Sala dei Comuni, Lodi',
    });
  });

  it('has no plus signs for spaces, which Outlook would show', () => {
    expect(outlookLink(event, 'live')).not.toContain('+');
  });

  it('takes whole days where the hour is not fixed', () => {
    const days: CalendarLinkEvent = { ...event, when: { kind: 'days', first: '2026-12-30', last: '2026-12-31' } };
    expect(parametersOf(googleLink(days))).toMatchObject({ dates: '20261230/20270101' });
    expect(parametersOf(outlookLink(days, 'live'))).toMatchObject({ startdt: '2026-12-30', enddt: '2027-01-01', allday: 'true' });
  });

  it('stays short, and cuts no character in half', () => {
    const link = googleLink({ ...event, description: '🏡'.repeat(5000) });
    expect(parametersOf(link)['details']).toBe(`${event.url}\n\n${'🏡'.repeat(300)}…`);
  });

  it('takes a lonely half of a character too', () => {
    expect(parametersOf(googleLink({ ...event, title: 'a\ud83c' }))).toMatchObject({ text: 'a\ufffd' });
  });
});

describe('the link that subscribes to a feed', () => {
  const feed = 'https://percorso.example.org/calendar/process/prova.ics';

  it('opens the program of the computer', () => {
    expect(webcalAddress(feed)).toBe('webcal://percorso.example.org/calendar/process/prova.ics');
    expect(webcalAddress('http://localhost:3000/calendar/me/a.ics')).toBe('webcal://localhost:3000/calendar/me/a.ics');
  });

  it('opens Google and Outlook', () => {
    expect(googleSubscription(feed)).toBe('https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fpercorso.example.org%2Fcalendar%2Fprocess%2Fprova.ics');
    expect(parametersOf(outlookSubscription(feed, 'Piano & casa', 'live'))).toEqual({ url: feed, name: 'Piano & casa' });
  });
});
