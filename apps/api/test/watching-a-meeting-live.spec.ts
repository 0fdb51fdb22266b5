import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from '../src/main.js';
import { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import { EventSource } from './harness/event-source.js';
import { anEvent, minutes, RECORD, type Recorded } from './harness/meeting-door.js';
import { cancel, register, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

/** What a change in one server may take until it is seen in another, at the worst: a second's rest, and the way. */
const SOON = 2_500;

interface Now {
  meetingId: string;
  status: string;
  registrationState: string;
  admissions: { admissionId: string; state: string; seats: number | null; seatsLeft: number | null; waiting: number; waitingListOpen: boolean }[];
  registrations?: Record<string, number>;
  attendance?: ({ meetingDayId: string } & Record<string, number>)[];
  seatsTaken?: Record<string, number>;
}

describe('watching a meeting live', () => {
  let server: TestServer;
  let other: NestFastifyApplication;
  let otherUrl: string;
  const sources: EventSource<Now>[] = [];

  beforeAll(async () => {
    server = await startTestServer();
    other = await createServer(server.settings, server.databaseUrl);
    await other.listen(0, '127.0.0.1');
    otherUrl = `http://127.0.0.1:${(other.getHttpServer().address() as AddressInfo).port}`;
  });
  afterEach(() => {
    for (const source of sources.splice(0)) source.leave();
  });
  afterAll(async () => {
    await other.close();
    await server.stop();
  });

  async function watch(browser: Browser, meeting: { id: string }, headers: Record<string, string> = {}): Promise<EventSource<Now>> {
    const source = await EventSource.open<Now>(browser, `/events/meeting/${meeting.id}`, headers);
    sources.push(source);
    return source;
  }
  const elsewhere = () => new Browser(otherUrl);
  const told = (source: EventSource<Now>) => source.events.length > 0;
  const left = (count: number | null) => (source: EventSource<Now>) => source.events.at(-1)?.data.admissions[0]?.seatsLeft === count;

  it('a visitor is told at once, and sees each seat that somebody takes on another server', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 2 });
    const source = await watch(elsewhere(), meeting);
    expect(await source.until('the first is told', told)).toBeLessThan(500);
    const { headers } = source.response;
    expect([headers.get('content-type'), headers.get('cache-control'), headers.get('x-accel-buffering'), headers.get('content-encoding')]).toEqual(['text/event-stream', 'no-store', 'no', null]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(source.text).toMatch(/^retry: [2-5]\d{3}\n\n/);
    expect(source.events[0]).toEqual({
      id: expect.stringMatching(/^[\w-]{16}$/) as string,
      event: 'meeting',
      data: {
        meetingId: meeting.id,
        status: 'SCHEDULED',
        registrationState: 'OPEN',
        admissions: [{ admissionId: admission.id, state: 'OPEN', seats: 2, seatsLeft: 2, waiting: 0, waitingListOpen: true }],
      },
    });

    const anna = await signedInBrowser(server, await aPerson(server.em()));
    const { registration } = await register(anna, meeting, admission);
    expect(await source.until('one seat is left', left(1))).toBeLessThan(SOON);
    await register(server.browser(), meeting, admission, visitor('Bruno Verdi'));
    await source.until('none is left', left(0));
    expect(source.last).toMatchObject({ registrationState: 'WAITING_LIST', admissions: [{ state: 'WAITING_LIST', waitingListOpen: true }] });
    await cancel(anna, { registrationId: registration?.id ?? '' });
    expect(await source.until('one is left again', left(1))).toBeLessThan(SOON);
    expect(source.text).not.toMatch(/Bruno|Verdi|CONFIRMED|PENDING|seatsTaken|seatsKept/);
  });

  it('sixty who watch are told the same at most once a second, however often it changes', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 1_000 });
    const watching = await Promise.all(Array.from({ length: 60 }, () => watch(elsewhere(), meeting)));
    await Promise.all(watching.map((source) => source.until('the first is told', told)));
    const start = performance.now();
    for (let taken = 1; taken <= 20; taken += 1) {
      await server.em().execute('update quota set taken = ? where id = ?', [taken, quota.id]);
      await sleep(100);
    }
    await Promise.all(watching.map((source) => source.until('all are told of the last', left(980))));
    const seconds = (performance.now() - start) / 1_000;
    for (const { events } of watching) {
      expect(events.length).toBeGreaterThan(1);
      expect(events.length).toBeLessThanOrEqual(2 + seconds);
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    }
    expect(watching[0]?.last.admissions[0]?.admissionId).toBe(admission.id);
  });

  it('its staff are told how many are registered and present too', async () => {
    const em = server.em();
    server.setNow(minutes(-10));
    const { meeting, admission } = await aMeeting(em, { seats: 5, starts: '2026-11-20T10:00', ends: '2026-11-20T12:00' });
    const facilitator = await aPerson(em);
    await aRole(em, facilitator, 'FACILITATOR', { meeting });
    const staff = await signedInBrowser(server, facilitator);
    const source = await watch(staff, meeting);
    await source.until('the first is told', told);
    expect(source.last).toMatchObject({ seatsTaken: { [admission.id]: 0 }, seatsKept: { [admission.id]: 0 }, registrations: { CONFIRMED: 0, PENDING: 0, WAITING: 0 }, attendance: [{ PRESENT: 0, LATE: 0, EXCUSED: 0, ABSENT: 0, walkIns: 0 }] });

    const { registration } = await register(await signedInBrowser(server, await aPerson(em)), meeting, admission);
    await source.until('somebody is registered', ({ last }) => last.registrations?.CONFIRMED === 1);
    const events = [anEvent({ registrationId: registration?.id }), anEvent({ walkIn: { name: 'Carla Neri' } })];
    const { recordAttendance } = await staff.get<Recorded>(RECORD, { input: { meetingId: meeting.id, events } });
    expect(recordAttendance.results.map(({ accepted }) => accepted)).toEqual([true, true]);
    await source.until('both are present', ({ last }) => last.attendance?.[0]?.PRESENT === 2 && last.attendance[0].walkIns === 1);
    expect(source.text).not.toContain('Carla');
    server.setNow(null);
  });

  it('a draft is nothing to strangers, nor what is none; its organiser sees it, and everybody once it is published', async () => {
    const em = server.em();
    const { meeting, process } = await aMeeting(em, { status: 'DRAFT', seats: 3 });
    const organiser = await aPerson(em);
    await aRole(em, organiser, 'ORGANISER', { process });
    const desk = await aPerson(em);
    await aRole(em, desk, 'DESK', { meeting: (await aMeeting(em)).meeting });
    const nothing = await Promise.all([
      watch(server.browser(), meeting),
      watch(await signedInBrowser(server, await aPerson(em)), meeting),
      watch(await signedInBrowser(server, desk), meeting),
      watch(server.browser(), { id: '00000000-0000-4000-8000-000000000000' }),
      watch(server.browser(), { id: 'x%0d%0aevent:%20x' }),
    ]);
    expect(nothing.map(({ response, text }) => [response.status, text])).toEqual(nothing.map(() => [404, '']));

    const source = await watch(await signedInBrowser(server, organiser), meeting);
    await source.until('the organiser is told', told);
    expect(source.last.status).toBe('DRAFT');
    await em.execute(`update meeting set status = 'SCHEDULED' where id = ?`, [meeting.id]);
    await source.until('it is published', ({ last }) => last.status === 'SCHEDULED');
    expect((await watch(server.browser(), meeting)).response.status).toBe(200);
  });

  it('staff whose session ends get what everybody gets from then on, and nothing more of a draft', async () => {
    const em = server.em();
    const { meeting, process, quota } = await aMeeting(em, { seats: 3 });
    const { meeting: draft, quota: ofDraft } = await aMeeting(em, { process, status: 'DRAFT', seats: 3 });
    const organiser = await aPerson(em);
    await aRole(em, organiser, 'ORGANISER', { process });
    const browser = await signedInBrowser(server, organiser);
    const [seen, seenOfDraft] = await Promise.all([watch(browser, meeting), watch(browser, draft)]);
    await Promise.all([seen, seenOfDraft].map((source) => source.until('the first is told', told)));
    expect(seen.last.registrations).toBeDefined();

    await browser.get('mutation { signOut { signedOut } }');
    for (const { id } of [quota, ofDraft]) await em.execute('update quota set taken = 1 where id = ?', [id]);
    await seen.until('it says no more than to everybody', left(2));
    expect(seen.last.registrations).toBeUndefined();
    await seenOfDraft.until('it ends', ({ ended }) => ended);
    expect(seenOfDraft.events).toHaveLength(1);
  });

  it('nobody has more than ten in a session or a hundred from an address, and who leaves makes room', async () => {
    const { meeting } = await aMeeting(server.em());
    const browser = await signedInBrowser(server, await aPerson(server.em()));
    const [first] = await Promise.all(Array.from({ length: 10 }, () => watch(browser, meeting)));
    const refused = await watch(browser, meeting);
    expect([refused.response.status, refused.response.headers.get('retry-after')]).toEqual([429, '30']);
    first?.leave();
    await sleep(200);
    expect((await watch(browser, meeting)).response.status).toBe(200);

    const visitors = await Promise.all(Array.from({ length: 105 }, () => watch(server.browser(), meeting)));
    expect(visitors.filter(({ response }) => response.status === 429)).toHaveLength(5);
  });

  it('is asked what there is without being told it', async () => {
    const { meeting } = await aMeeting(server.em());
    const response = await fetch(`${server.url}/events/meeting/${meeting.id}`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/event-stream', '']);
  });

  it('does not hold up a server that stops', async () => {
    const { meeting } = await aMeeting(server.em());
    const stopping = await createServer(server.settings, server.databaseUrl);
    await stopping.listen(0, '127.0.0.1');
    const browser = new Browser(`http://127.0.0.1:${(stopping.getHttpServer().address() as AddressInfo).port}`);
    const watching = await Promise.all(Array.from({ length: 5 }, () => watch(browser, meeting)));
    await Promise.all(watching.map((source) => source.until('the first is told', told)));
    const start = performance.now();
    await stopping.getHttpAdapter().getInstance().close();
    expect(performance.now() - start).toBeLessThan(2_000);
    await Promise.all(watching.map((source) => source.until('it ended', ({ ended }) => ended, 500)));
    await stopping.close();
  });
});
