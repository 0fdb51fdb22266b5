import { AuditEntry } from '../src/kernel/audit-entry.entity.js';
import { Meeting } from '../src/meetings/meeting.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { anEvent, MeetingDoor, minutes } from './harness/meeting-door.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

interface Answer {
  meeting: { status: string; headCount: number | null } | null;
  userErrors: { code: string; message: string; path: string[] | null }[];
}

const mutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { meeting { status headCount } userErrors { code message path } } }`;
const CLOSE = mutation('closeMeeting', 'MeetingIdInput');
const REOPEN = mutation('reopenMeeting', 'MeetingIdInput');
const SET_HEAD_COUNT = mutation('setHeadCount', 'SetHeadCountInput');

describe('closing a meeting', () => {
  let server: TestServer;
  let door: MeetingDoor;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    door = await MeetingDoor.open(server);
    const person = await aPerson(door.em);
    await aRole(door.em, person, 'ORGANISER', { process: door.process });
    organiser = await signedInBrowser(server, person);
    server.setNow(minutes(130));
  });

  const close = async (browser: Browser, meetingId = door.meeting.id) => (await browser.get<{ closeMeeting: Answer }>(CLOSE, { input: { meetingId } })).closeMeeting;
  const reopen = async (browser: Browser) => (await browser.get<{ reopenMeeting: Answer }>(REOPEN, { input: { meetingId: door.meeting.id } })).reopenMeeting;
  const setHeadCount = async (headCount: number | null) =>
    (await door.anna.get<{ setHeadCount: Answer }>(SET_HEAD_COUNT, { input: { meetingId: door.meeting.id, headCount } })).setHeadCount;

  it('makes it held, by its facilitator, and writes it into the log', async () => {
    expect(await close(door.anna)).toEqual({ meeting: { status: 'CLOSED', headCount: null }, userErrors: [] });
    const meeting = await server.em().findOneOrFail(Meeting, door.meeting.id);
    expect(meeting.closedAt).toEqual(minutes(130));
    expect(await server.em().find(AuditEntry, { subjectId: meeting.id })).toMatchObject([{ action: 'meeting.closed', at: minutes(130) }]);
  });

  it('happens once, and ends the taking of attendance', async () => {
    const registration = await door.aRegistration();
    await close(organiser);
    expect((await close(door.anna)).userErrors).toMatchObject([{ code: 'MEETING_CLOSED' }]);
    expect((await door.send(door.anna, anEvent({ registrationId: registration.id }))).userErrors).toMatchObject([{ code: 'MEETING_CLOSED' }]);
    expect((await setHeadCount(3)).userErrors).toMatchObject([{ code: 'MEETING_CLOSED' }]);
  });

  it('leaves it to organisers to correct what turns out wrong, which the log says and the numbers follow', async () => {
    const registration = await door.aRegistration();
    const came = anEvent({ registrationId: registration.id });
    await door.send(door.anna, came);
    await close(door.anna);
    const undo = anEvent({ registrationId: registration.id, undoOf: came.nonce });
    expect((await door.send(door.anna, undo)).userErrors).toMatchObject([{ code: 'MEETING_CLOSED' }]);
    expect((await door.send(organiser, undo)).results).toMatchObject([{ accepted: true }]);
    const { meeting } = await organiser.get<{ meeting: { numbers: { present: number } } }>('query ($id: ID!) { meeting(id: $id) { numbers { present } } }', { id: door.meeting.id });
    expect(meeting.numbers.present).toBe(0);
    expect(await server.em().count(AuditEntry, { subjectId: door.meeting.id, action: 'attendance.corrected' })).toBe(1);
  });

  it('waits until the meeting has started', async () => {
    server.setNow(minutes(-1));
    expect((await close(door.anna)).userErrors).toMatchObject([{ code: 'TOO_EARLY', message: "L'incontro non è ancora iniziato: si chiude solo dopo." }]);
    server.setNow(minutes(0));
    expect((await close(door.anna)).meeting?.status).toBe('CLOSED');
  });

  it.each([
    ['DRAFT', 'MEETING_NOT_PUBLISHED'],
    ['SAVE_THE_DATE', 'MEETING_NOT_PUBLISHED'],
    ['CANCELLED', 'MEETING_CANCELLED'],
  ] as const)('is refused while it is %s', async (status, code) => {
    door.meeting.status = status;
    await door.em.flush();
    expect((await close(organiser)).userErrors).toMatchObject([{ code }]);
  });

  it('is for whoever runs it: not its desk, not other facilitators, not readers, nobody else', async () => {
    const em = door.em;
    const [reader, other] = [await aPerson(em), await aPerson(em)];
    await aRole(em, reader, 'READER', { process: door.process });
    await aRole(em, other, 'FACILITATOR', { meeting: (await aMeeting(em, { process: door.process })).meeting });
    for (const browser of [door.desk, await signedInBrowser(server, reader), await signedInBrowser(server, other)]) {
      expect((await browser.ask(CLOSE, { input: { meetingId: door.meeting.id } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await server.browser().ask(CLOSE, { input: { meetingId: door.meeting.id } })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await organiser.ask(CLOSE, { input: { meetingId: 'x' } })).errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('can be taken back by an organiser, which is logged, and not by a facilitator', async () => {
    await close(door.anna);
    expect((await door.anna.ask(REOPEN, { input: { meetingId: door.meeting.id } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await reopen(organiser)).meeting?.status).toBe('SCHEDULED');
    expect((await reopen(organiser)).userErrors).toMatchObject([{ code: 'INVALID' }]);
    const log = await server.em().find(AuditEntry, { subjectId: door.meeting.id }, { orderBy: { id: 'asc' } });
    expect(log.map(({ action }) => action)).toEqual(['meeting.closed', 'meeting.reopened']);
    const registration = await door.aRegistration();
    expect(await door.record(door.anna, anEvent({ registrationId: registration.id }))).toMatchObject([{ accepted: true }]);
  });

  it('keeps how many people were counted without their names', async () => {
    expect((await setHeadCount(-1)).userErrors).toMatchObject([{ code: 'INVALID', path: ['headCount'] }]);
    expect((await setHeadCount(40)).meeting?.headCount).toBe(40);
    expect((await close(door.anna)).meeting?.headCount).toBe(40);
    const stranger = await server.browser().get<{ meeting: { headCount: number | null } }>('query ($id: ID!) { meeting(id: $id) { headCount } }', { id: door.meeting.id });
    expect(stranger.meeting.headCount).toBeNull();
  });

  it('comes after the last attendance that is being recorded at the same moment', async () => {
    const registrations = await Promise.all(Array.from({ length: 10 }, () => door.aRegistration()));
    const [closed, ...sent] = await Promise.all([close(door.anna), ...registrations.map(({ id }) => door.send(door.bruno, anEvent({ registrationId: id })))]);
    expect(closed.meeting?.status).toBe('CLOSED');
    const acknowledged = sent.filter(({ results }) => results[0]?.accepted).length;
    const refused = sent.filter(({ userErrors }) => userErrors[0]?.code === 'MEETING_CLOSED').length;
    expect(acknowledged + refused).toBe(10);
    const { attendanceCounts } = await door.roster(door.anna);
    expect(attendanceCounts?.['present']).toBe(acknowledged);
  });

  it('of a meeting in the past works from its making to its closing', async () => {
    const process = await aProcess(door.em);
    const person = await aPerson(door.em);
    await aRole(door.em, person, 'ORGANISER', { process });
    const browser = await signedInBrowser(server, person);
    const { createMeeting } = await browser.get<{ createMeeting: { meeting: { id: string } } }>(
      'mutation ($input: CreateMeetingInput!) { createMeeting(input: $input) { meeting { id } userErrors { code } } }',
      { input: { processSlug: process.slug, startsAt: '2021-09-17T10:00', endsAt: '2021-09-17T12:00' } },
    );
    const meetingId = createMeeting.meeting.id;
    await browser.get('mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { userErrors { code } } }', { input: { meetingId, as: 'SCHEDULED' } });
    expect((await close(browser, meetingId)).meeting?.status).toBe('CLOSED');
  });
});

it('of the demonstration is closed at any time, as its attendance is taken', async () => {
  const server = await startTestServer({ PERCORSO_DEMO: 'on' });
  const door = await MeetingDoor.open(server);
  server.setNow(minutes(-10_000));
  await door.record(door.anna, anEvent({ walkIn: { name: 'Ospite' } }));
  const { closeMeeting } = await door.anna.get<{ closeMeeting: Answer }>(CLOSE, { input: { meetingId: door.meeting.id } });
  await server.stop();
  expect(closeMeeting).toMatchObject({ meeting: { status: 'CLOSED' }, userErrors: [] });
});
