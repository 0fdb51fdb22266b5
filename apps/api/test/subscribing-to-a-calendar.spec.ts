import type { EntityManager } from '@mikro-orm/postgresql';
import { Group } from '../src/groups/group.entity.js';
import { Admission } from '../src/meetings/admission.entity.js';
import { MeetingDay } from '../src/meetings/meeting-day.entity.js';
import { Meeting } from '../src/meetings/meeting.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Venue } from '../src/meetings/venue.entity.js';
import { Registration, type RegistrationStatus } from '../src/registrations/registration.entity.js';
import { Invitation } from '../src/invitations/invitation.entity.js';
import type { Person } from '../src/people/person.entity.js';
import { readAll } from './calendar-reading.js';
import { OutgoingMail } from '../src/mail/outgoing-mail.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

describe('subscribing to a calendar', () => {
  let server: TestServer;
  let em: EntityManager;

  beforeAll(async () => {
    server = await startTestServer();
    em = server.em();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    em = server.em();
    server.setNow(null);
  });

  const fetchCalendar = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}/calendar/${path}`, { headers });
  const eventsOf = async (path: string) => readAll(await (await fetchCalendar(path)).text());
  const titlesOf = async (path: string) => (await eventsOf(path)).map(({ summary }) => summary);

  const anInvolvement = async (person: Person, { meeting, admission }: { meeting: Meeting; admission: Admission }, status: RegistrationStatus = 'CONFIRMED') => {
    const registration = em.create(Registration, {
      person: person.id,
      meeting: meeting.id,
      admission: admission.id,
      quota: admission.quota.id,
      status,
      position: status === 'WAITING' ? 1 : null,
      registeredAt: new Date(),
      confirmedAt: new Date(),
      locale: 'it',
    });
    await em.flush();
    return registration;
  };
  const stateOf = ({ uid, sequence, summary, component }: ReturnType<typeof readAll>[number]) => ({
    uid,
    sequence,
    summary,
    stamp: component.getFirstPropertyValue('dtstamp')?.toString() ?? '',
    modified: component.getFirstPropertyValue('last-modified')?.toString() ?? '',
  });
  const aFeedOf = async (person: Person) => {
    const browser = await signedInBrowser(server, person);
    const { renewCalendarFeed } = await browser.get<{ renewCalendarFeed: { url: string } }>('mutation { renewCalendarFeed { url feed { createdAt } userErrors { code } } }');
    return { browser, path: new URL(renewCalendarFeed.url).pathname.replace('/calendar/', '') };
  };

  describe('of a process', () => {
    it('shows what is published and nothing else', async () => {
      const { process, meeting } = await aMeeting(em);
      await aMeeting(em, { process, status: 'DRAFT' });
      await aMeeting(em, { process, status: 'CLOSED', starts: '2021-09-17T10:00', ends: '2021-09-17T12:00' });
      await aMeeting(em);
      const response = await fetchCalendar(`process/${process.slug}.ics`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('public, max-age=900');
      expect(response.headers.get('x-robots-tag')).toBe('noindex');
      const text = await response.text();
      expect(text).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/);
      expect(readAll(text).map(({ startDate }) => startDate.toString())).toEqual(['2021-09-17T10:00:00', '2099-03-12T10:00:00']);
      expect(text.replaceAll('\r\n ', '')).toContain(`/it/p/${process.slug}/incontri/${meeting.id}`);
    });

    it('has the same bytes a minute later, and is not sent again to who has it', async () => {
      const { process } = await aMeeting(em);
      const path = `process/${process.slug}.ics`;
      const first = await fetchCalendar(path);
      server.setNow(new Date(Date.now() + 60_000));
      const second = await fetchCalendar(path);
      expect(await second.text()).toBe(await first.text());
      const tag = first.headers.get('etag') ?? '';
      const again = await fetchCalendar(path, { 'if-none-match': tag });
      expect([again.status, await again.text(), again.headers.get('etag'), again.headers.get('cache-control')]).toEqual([304, '', tag, 'public, max-age=900']);
      const strong = await fetchCalendar(path, { 'if-none-match': `"x", ${tag.replace('W/', '')}` });
      expect(strong.status).toBe(304);
      const bySecond = await fetchCalendar(path, { 'if-modified-since': first.headers.get('last-modified') ?? '' });
      expect(bySecond.status).toBe(304);
      const old = await fetchCalendar(path, { 'if-none-match': '"old"', 'if-modified-since': first.headers.get('last-modified') ?? '' });
      expect(old.status).toBe(200);
    });

    it('answers HEAD like GET, without the calendar', async () => {
      const { process } = await aMeeting(em);
      const url = `${server.url}/calendar/process/${process.slug}.ics`;
      const [head, get] = await Promise.all([fetch(url, { method: 'HEAD' }), fetch(url)]);
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    });

    const inChanges: [string, (meeting: Meeting) => Promise<unknown>][] = [
      ['is cancelled', async (meeting) => Object.assign(meeting, { status: 'CANCELLED', calendarSequence: 1 })],
      ['is closed', async (meeting) => Object.assign(meeting, { status: 'CLOSED' })],
      ['gets another title', async (meeting) => Object.assign(meeting, { title: { it: 'Altro titolo' } })],
      ['gets another venue', async (meeting) => Object.assign(meeting, { venue: em.create(Venue, { municipality: 'Lodi' }) })],
      ['gets a second day', async (meeting) => em.create(MeetingDay, { meeting, position: 2, date: '2099-03-13', calendarUid: crypto.randomUUID() })],
      ['loses a day', (meeting) => em.nativeDelete(MeetingDay, { meeting })],
      ['has its day moved', (meeting) => em.nativeUpdate(MeetingDay, { meeting }, { date: '2099-04-01', starts: null, ends: null, startsAt: null, endsAt: null })],
      ['is in a process with another title', async (meeting) => Object.assign(meeting.process, { title: { it: 'Altro percorso' } })],
      ['goes back to being a draft', async (meeting) => Object.assign(meeting, { status: 'DRAFT' })],
    ];
    it.each(inChanges)('changes when a meeting %s', async (_, change) => {
      const { process, meeting } = await aMeeting(em);
      const path = `process/${process.slug}.ics`;
      const before = await fetchCalendar(path);
      await new Promise((resolve) => setTimeout(resolve, 1100)); // Last-Modified knows no parts of a second
      await change(meeting);
      await em.flush();
      const after = await fetchCalendar(path, { 'if-none-match': before.headers.get('etag') ?? '' });
      expect(after.status).toBe(200);
      expect(await after.text()).not.toBe(await before.text());
      expect(Date.parse(after.headers.get('last-modified') ?? '')).toBeGreaterThan(Date.parse(before.headers.get('last-modified') ?? ''));
    });

    it('shows another title or description under the same SEQUENCE, as revised later, however soon after', async () => {
      const made = await aMeeting(em);
      const { meeting, process } = made;
      const [organiser, guest] = [await aPerson(em), await aPerson(em)];
      await aRole(em, organiser, 'ORGANISER', { process });
      await anInvolvement(guest, made);
      const { path } = await aFeedOf(guest);
      const browser = await signedInBrowser(server, organiser);
      const states = async () => Promise.all([`meeting/${meeting.id}.ics`, path].map(async (feed) => (await eventsOf(feed)).map(stateOf)));
      const texts = [{ title: [{ locale: 'it', text: 'Senza refuso' }] }, { description: [{ locale: 'it', text: 'Chi, dove, come' }] }, { title: [{ locale: 'it', text: 'Senza alcun refuso' }] }];
      let before = await states();
      for (const text of texts) {
        const edited = await browser.get('mutation ($input: EditMeetingInput!) { editMeeting(input: $input) { userErrors { code } } }', { input: { meetingId: meeting.id, ...text } });
        expect(edited).toEqual({ editMeeting: { userErrors: [] } });
        const after = await states();
        expect(after.flat().map(({ sequence, uid }) => [sequence, uid])).toEqual(before.flat().map(({ sequence, uid }) => [sequence, uid]));
        for (const [index, { stamp, modified }] of after.flat().entries()) {
          expect(stamp > (before.flat()[index]?.stamp ?? '')).toBe(true);
          expect(modified > (before.flat()[index]?.modified ?? '')).toBe(true);
        }
        before = after;
      }
      expect(before.flat().map(({ summary }) => summary)).toEqual(['Senza alcun refuso', 'Senza alcun refuso']);
      expect(await em.count(OutgoingMail, { meetingId: meeting.id })).toBe(0);
    });

    it('changes when its venue or its room gets another name, and when a meeting is deleted', async () => {
      const { process, meeting } = await aMeeting(em);
      const { meeting: other } = await aMeeting(em, { process });
      const path = `process/${process.slug}.ics`;
      const tag = async () => (await fetchCalendar(path)).headers.get('etag');
      const venue = em.create(Venue, { name: { it: 'Sala' }, municipality: 'Lodi' });
      meeting.venue = venue;
      await em.flush();
      const tags = [await tag()];
      venue.name = { it: 'Auditorium' };
      await em.flush();
      tags.push(await tag());
      await em.transactional(async (transaction) => {
        await transaction.nativeDelete(Admission, { meeting: other });
        await transaction.nativeDelete(Quota, { meeting: other });
        await transaction.nativeDelete(MeetingDay, { meeting: other });
        await transaction.nativeDelete(Meeting, { id: other.id });
      });
      tags.push(await tag());
      expect(new Set(tags).size).toBe(3);
    });

    it('leaves out days that nobody knows yet, and shows a day without an hour as a day', async () => {
      const process = await aProcess(em);
      for (const [date, earliest, latest] of [['2098-10', '2098-10-01', '2098-10-31'], ['2098-11-05', '2098-11-05', '2098-11-05'], ['2098-09/..', '2098-09-01', null]] as const) {
        const { meeting } = await aMeeting(em, { process, status: 'SAVE_THE_DATE' });
        Object.assign(meeting, { date, earliest, latest, startsAt: null, endsAt: null });
        await em.nativeUpdate(MeetingDay, { meeting }, { date, starts: null, ends: null, startsAt: null, endsAt: null });
      }
      await em.flush();
      const text = await (await fetchCalendar(`process/${process.slug}.ics`)).text();
      expect(text.match(/DTSTART.*/g)).toEqual(['DTSTART;VALUE=DATE:20981105']);
      expect(text).toContain('STATUS:TENTATIVE');
    });

    it('keeps what is cancelled for thirty days after its date, and then drops it', async () => {
      const { process } = await aMeeting(em, { status: 'CANCELLED', starts: '2026-05-05T18:00', ends: '2026-05-05T20:00' });
      const path = `process/${process.slug}.ics`;
      server.setNow(new Date('2026-06-04T17:59:00Z'));
      const kept = await fetchCalendar(path);
      const [event] = readAll(await kept.text());
      expect(event?.summary).toMatch(/^ANNULLATO: /);
      expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
      server.setNow(new Date('2026-06-04T18:00:01Z'));
      const dropped = await fetchCalendar(path, { 'if-none-match': kept.headers.get('etag') ?? '' });
      expect(readAll(await dropped.text())).toEqual([]);
    });

    it('speaks the language of the process, or the one asked for', async () => {
      const { process, meeting } = await aMeeting(em, { status: 'CANCELLED' });
      meeting.title = { it: 'Il bando', fr: "L'appel" };
      await em.flush();
      expect(await titlesOf(`process/${process.slug}.ics`)).toEqual(['ANNULLATO: Il bando']);
      expect(await titlesOf(`process/${process.slug}.ics?lang=fr`)).toEqual(["ANNULÉ\u00a0: L'appel"]);
      expect(await titlesOf(`process/${process.slug}.ics?lang=de`)).toEqual(['ANNULLATO: Il bando']);
      expect(await titlesOf(`process/${process.slug}.ics?lang=en&lang=fr`)).toEqual(['ANNULLATO: Il bando']);
    });

    it('says that its people are made up', async () => {
      const process = await aProcess(em);
      process.synthetic = true;
      await aMeeting(em, { process });
      const text = (await (await fetchCalendar(`process/${process.slug}.ics`)).text()).replaceAll('\r\n ', '');
      expect(text).toContain('(dati di prova)\r\n');
      expect(text).toContain('DESCRIPTION:Dati di prova');
    });

    it('never grows beyond a megabyte, and loses the oldest first', async () => {
      const process = await aProcess(em);
      for (let year = 2030; year < 2042; year += 1) {
        const { meeting } = await aMeeting(em, { process, starts: `${year}-01-01T10:00`, ends: `${year}-01-01T11:00` });
        meeting.description = { it: 'è'.repeat(60_000) };
      }
      await em.flush();
      const text = await (await fetchCalendar(`process/${process.slug}.ics`)).text();
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
      const years = readAll(text).map(({ startDate }) => startDate.year);
      expect(years.at(-1)).toBe(2041);
      expect(years.length).toBeGreaterThan(4);
      expect(years[0]).toBe(2042 - years.length);
    });
  });

  it('of a group shows the group’s meetings, and of a meeting that meeting', async () => {
    const process = await aProcess(em);
    const group = em.create(Group, { process, key: '3', kind: 'THEMATIC', position: 0 });
    const { meeting } = await aMeeting(em, { process, group, onlineUrl: 'https://meet.example.org/secret' });
    await aMeeting(em, { process });
    expect((await eventsOf(`group/${group.id}.ics`)).length).toBe(1);
    const text = await (await fetchCalendar(`meeting/${meeting.id}.ics`)).text();
    expect(text).toContain(meeting.id.slice(0, 8));
    expect(text).not.toContain('secret');
    expect(text).toContain(`NAME:${meeting.title?.it}`);
  });

  it('is for everything that has an address in the API', async () => {
    const { process, meeting } = await aMeeting(em);
    const found = await server.browser().get<{ meeting: { calendarUrl: string; process: { calendarUrl: string } } }>(
      'query ($id: ID!) { meeting(id: $id) { calendarUrl process { calendarUrl } } }',
      { id: meeting.id },
    );
    expect(found.meeting).toEqual({
      calendarUrl: `${server.settings.publicUrl}/calendar/meeting/${meeting.id}.ics`,
      process: { calendarUrl: `${server.settings.publicUrl}/calendar/process/${process.slug}.ics` },
    });
  });

  it('of what is not public is not found, like any unknown address', async () => {
    const unpublished = await aProcess(em, { published: false });
    const hidden = await aMeeting(em, { process: unpublished });
    const draft = await aMeeting(em, { status: 'DRAFT' });
    const unknown = await fetchCalendar('nothing/at-all.ics');
    const expected = [unknown.status, unknown.headers.get('content-type')];
    for (const path of [
      `process/${unpublished.slug}.ics`, `meeting/${hidden.meeting.id}.ics`, `meeting/${draft.meeting.id}.ics`, 'process/nowhere.ics', 'group/1.ics',
      `group/${crypto.randomUUID()}.ics`, 'me/short.ics', `me/${'A'.repeat(43)}.ics`, 'me/%00.ics',
    ]) {
      const response = await fetchCalendar(path);
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, ...expected]);
      expect(response.headers.get('etag')).toBeNull();
    }
  });

  describe('of one’s own', () => {
    it('shows where one is coming, waits or is invited, from ninety days back', async () => {
      const person = await aPerson(em);
      const coming = await aMeeting(em, { starts: '2026-11-20T10:00', ends: '2026-11-20T12:00', onlineUrl: 'https://meet.example.org/secret' });
      const online = await aMeeting(em, { starts: '2026-11-21T10:00', ends: '2026-11-21T12:00', mode: 'ONLINE', onlineUrl: 'https://meet.example.org/room' });
      const waiting = await aMeeting(em, { starts: '2026-11-22T10:00', ends: '2026-11-22T12:00', mode: 'ONLINE', onlineUrl: 'https://meet.example.org/secret' });
      const invited = await aMeeting(em, { starts: '2026-11-23T10:00', ends: '2026-11-23T12:00' });
      const declined = await aMeeting(em);
      const left = await aMeeting(em);
      const longAgo = await aMeeting(em, { status: 'CLOSED', starts: '2026-08-01T10:00', ends: '2026-08-01T12:00' });
      await anInvolvement(person, coming);
      await anInvolvement(person, online);
      await anInvolvement(person, waiting, 'WAITING');
      await anInvolvement(person, left, 'CANCELLED');
      await anInvolvement(person, longAgo);
      await anInvolvement(await aPerson(em), declined);
      for (const [{ meeting, admission }, status] of [[invited, 'INVITED'], [declined, 'DECLINED']] as const) {
        em.create(Invitation, { meeting: meeting.id, admission: admission.id, person: person.id, status, invitedAt: new Date() });
      }
      await em.flush();
      server.setNow(new Date('2026-11-01T12:00:00Z'));
      const { path } = await aFeedOf(person);
      const response = await fetchCalendar(path);
      expect(response.headers.get('cache-control')).toBe('private, max-age=900');
      expect(response.headers.get('referrer-policy') ?? 'no-referrer').toBe('no-referrer');
      const text = await response.text();
      expect(text).not.toMatch(/METHOD|ORGANIZER|ATTENDEE|secret|example\.org\/\s*persona/);
      const events = readAll(text);
      expect(events.map(({ summary, component }) => [summary, component.getFirstPropertyValue('status')])).toEqual([
        [coming.meeting.title?.it, 'CONFIRMED'],
        [online.meeting.title?.it, 'CONFIRMED'],
        [waiting.meeting.title?.it, 'TENTATIVE'],
        [invited.meeting.title?.it, 'TENTATIVE'],
      ]);
      expect(events[1]?.description).toContain('https://meet.example.org/room');
      expect(events[2]?.description).toContain("lista d'attesa");
    });

    it('changes when one’s registration does', async () => {
      const person = await aPerson(em);
      const registration = await anInvolvement(person, await aMeeting(em));
      const { path } = await aFeedOf(person);
      const before = await fetchCalendar(path);
      const tag = before.headers.get('etag') ?? '';
      expect((await fetchCalendar(path, { 'if-none-match': tag })).status).toBe(304);
      registration.status = 'CANCELLED';
      await em.flush();
      const after = await fetchCalendar(path, { 'if-none-match': tag });
      expect(after.status).toBe(200);
      expect(readAll(await after.text())).toEqual([]);
    });

    it('moves to another address when it is renewed, and is gone when it is revoked', async () => {
      const { browser, path: old } = await aFeedOf(await aPerson(em));
      expect(old).toMatch(/^me\/[\w-]{43}\.ics$/);
      expect((await fetchCalendar(old)).status).toBe(200);
      const { renewCalendarFeed } = await browser.get<{ renewCalendarFeed: { url: string } }>('mutation { renewCalendarFeed { url } }');
      const path = new URL(renewCalendarFeed.url).pathname.replace('/calendar/', '');
      expect([(await fetchCalendar(old)).status, (await fetchCalendar(path)).status]).toEqual([404, 200]);
      expect(await browser.get('{ myCalendarFeed { createdAt } }')).toEqual({ myCalendarFeed: { createdAt: expect.any(String) as string } });
      const revoke = () => browser.get<{ revokeCalendarFeed: { revoked: boolean } }>('mutation { revokeCalendarFeed { revoked } }');
      expect((await revoke()).revokeCalendarFeed.revoked).toBe(true);
      expect((await revoke()).revokeCalendarFeed.revoked).toBe(false);
      expect((await fetchCalendar(path)).status).toBe(404);
      expect(await browser.get('{ myCalendarFeed { createdAt } }')).toEqual({ myCalendarFeed: null });
      expect(await em.execute('select 1 from feed_token where token_hash like ?', [`%${path.slice(3, 40)}%`])).toEqual([]);
    });

    it('keeps one address when it is renewed twice at once', async () => {
      const { browser } = await aFeedOf(await aPerson(em));
      const renew = () => browser.get<{ renewCalendarFeed: { url: string } }>('mutation { renewCalendarFeed { url } }');
      const urls = (await Promise.all([renew(), renew(), renew()])).map(({ renewCalendarFeed }) => renewCalendarFeed.url);
      const answers = await Promise.all(urls.map(async (url) => (await fetchCalendar(new URL(url).pathname.replace('/calendar/', ''))).status));
      expect(answers.sort()).toEqual([200, 404, 404]);
    });

    it('is asked for by signed-in people only, who choose between it and invitations', async () => {
      const stranger = await server.browser().ask('{ myCalendarFeed { createdAt } }');
      expect(stranger.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
      const browser = await signedInBrowser(server, await aPerson(em));
      expect(await browser.get('{ myCalendarChoice }')).toEqual({ myCalendarChoice: 'INVITATIONS' });
      await browser.get('mutation { setCalendarChoice(input: { choice: BOTH }) { choice userErrors { code } } }');
      expect(await browser.get('{ myCalendarChoice }')).toEqual({ myCalendarChoice: 'BOTH' });
    });

    it('stops answering a network that guesses addresses', async () => {
      const guesses = await Promise.all(Array.from({ length: 130 }, async () => (await fetchCalendar(`me/${crypto.randomUUID()}.ics`)).status));
      expect(new Set(guesses)).toEqual(new Set([404, 429]));
      const { path } = await aFeedOf(await aPerson(em));
      expect((await fetchCalendar(path)).status).toBe(200);
    });
  });

  it('answers two hundred readers who ask at once, all of whom have it', async () => {
    const { process } = await aMeeting(em);
    const path = `process/${process.slug}.ics`;
    const tag = (await fetchCalendar(path)).headers.get('etag') ?? '';
    const statuses = await Promise.all(Array.from({ length: 200 }, async () => (await fetchCalendar(path, { 'if-none-match': tag })).status));
    expect(new Set(statuses)).toEqual(new Set([304]));
  });
});
