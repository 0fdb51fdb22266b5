import { AttendanceEvent } from '../src/attendance/attendance-event.entity.js';
import { Attendance } from '../src/attendance/attendance.entity.js';
import { MeetingDay } from '../src/meetings/meeting-day.entity.js';
import { Person } from '../src/people/person.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import { anEvent, MeetingDoor, minutes, RECORD, type Recorded, START } from './harness/meeting-door.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

describe('taking attendance', () => {
  let server: TestServer;
  let door: MeetingDoor;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    door = await MeetingDoor.open(server);
  });

  it('records somebody as present, by whom and when', async () => {
    const registration = await door.aRegistration();
    const [result] = await door.record(door.anna, anEvent({ registrationId: registration.id }));
    expect(result).toMatchObject({ accepted: true, alreadyBy: null, alreadyAt: null, reason: null });
    expect(await door.standing(registration)).toEqual(['PRESENT 08:45 Anna']);
  });

  it('takes the same event twice as one, with two successes', async () => {
    const registration = await door.aRegistration();
    const same = anEvent({ registrationId: registration.id });
    const [once, twice] = [await door.record(door.anna, same), await door.record(door.anna, same, same)];
    expect([...once, ...twice].map(({ accepted }) => accepted)).toEqual([true, true, true]);
    expect(await door.em.count(AttendanceEvent, { nonce: same.nonce })).toBe(1);
    expect(await door.em.count(Attendance, { registration: registration.id })).toBe(1);
  });

  it('refuses another event under the same nonce', async () => {
    const [one, other] = [await door.aRegistration(), await door.aRegistration()];
    const first = anEvent({ registrationId: one.id });
    await door.record(door.anna, first);
    const results = await door.record(door.anna, { ...first, registrationId: other.id }, { ...first, status: 'LATE' });
    expect(results.map(({ accepted, reason }) => [accepted, reason !== null])).toEqual([[false, true], [false, true]]);
    expect(await door.standing(other)).toEqual([]);
  });

  it('accepts one of two devices that send the same at once, and tells the other who was first and when', async () => {
    const registration = await door.aRegistration();
    const ofAnna = anEvent({ registrationId: registration.id });
    const ofBruno = anEvent({ registrationId: registration.id });
    const [[a], [b]] = await Promise.all([door.record(door.anna, ofAnna), door.record(door.bruno, ofBruno)]);
    expect([a?.accepted, b?.accepted].sort()).toEqual([false, true]);
    const told = a?.accepted ? b : a;
    expect(told).toMatchObject({
      alreadyBy: a?.accepted ? 'Anna Facilitatrice' : 'Bruno Facilitatore',
      alreadyAt: minutes(-15).toISOString(),
      reason: 'Già registrato: presente.',
    });
    expect(await door.em.count(Attendance, { registration: registration.id })).toBe(1);
  });

  it('answers twenty devices that send the same at once: one is accepted', async () => {
    const registration = await door.aRegistration();
    const answers = await Promise.all(Array.from({ length: 20 }, () => door.record(door.anna, anEvent({ registrationId: registration.id }))));
    expect(answers.flat().filter(({ accepted }) => accepted)).toHaveLength(1);
  });

  it('keeps the earliest time when a device without a network sends later', async () => {
    const registration = await door.aRegistration();
    await door.record(door.anna, anEvent({ registrationId: registration.id, at: minutes(-12).toISOString() }));
    const [late] = await door.record(door.bruno, anEvent({ registrationId: registration.id, at: minutes(-20).toISOString() }));
    expect(late?.accepted).toBe(true);
    expect(await door.standing(registration)).toEqual(['PRESENT 08:40 Bruno']);
  });

  it('corrects what was said before, and brings it back when the correction is taken back', async () => {
    const registration = await door.aRegistration();
    const first = anEvent({ registrationId: registration.id, at: minutes(-20).toISOString() });
    const correction = anEvent({ registrationId: registration.id, status: 'EXCUSED', at: minutes(-12).toISOString() });
    await door.record(door.anna, first, correction);
    expect(await door.standing(registration)).toEqual(['EXCUSED 08:48 Anna']);
    const undo = anEvent({ undoOf: correction.nonce });
    expect(await door.record(door.bruno, undo, undo)).toMatchObject([{ accepted: true }, { accepted: true }]);
    expect(await door.standing(registration)).toEqual(['PRESENT 08:40 Anna']);
    await door.record(door.anna, anEvent({ undoOf: first.nonce }));
    expect(await door.standing(registration)).toEqual([]);
    expect(await door.em.count(AttendanceEvent, { person: registration.person })).toBe(4);
  });

  it('does not take back what was never said, what was said elsewhere, or a taking back', async () => {
    const registration = await door.aRegistration();
    const first = anEvent({ registrationId: registration.id });
    const undo = anEvent({ undoOf: first.nonce });
    await door.record(door.anna, first, undo);
    const elsewhere = await aMeeting(door.em, { starts: '2026-11-20T10:00', ends: '2026-11-20T12:00' });
    const day = await door.em.findOneOrFail(MeetingDay, { meeting: elsewhere.meeting });
    door.em.create(AttendanceEvent, { nonce: 'of another meeting', meetingDay: day, person: registration.person, status: 'PRESENT', at: START, recordedAt: START });
    await door.em.flush();
    const results = await door.record(door.anna, anEvent({ undoOf: 'never sent' }), anEvent({ undoOf: undo.nonce }), anEvent({ undoOf: 'of another meeting' }));
    expect(results.map(({ accepted }) => accepted)).toEqual([false, false, false]);
    expect(results.every(({ reason }) => reason?.endsWith('.'))).toBe(true);
  });

  it('takes a whole day of a device without a network in one go, event by event', async () => {
    const [one, other] = [await door.aRegistration(), await door.aRegistration()];
    const first = anEvent({ registrationId: one.id, at: minutes(-19).toISOString() });
    const results = await door.record(
      door.anna,
      first,
      anEvent({ undoOf: first.nonce, at: minutes(-18).toISOString() }),
      anEvent({ registrationId: other.id, at: minutes(-17).toISOString() }),
      anEvent({ registrationId: crypto.randomUUID() }),
      anEvent({ registrationId: 'no id' }),
      anEvent({}),
      anEvent({ registrationId: one.id, status: 'LATE', at: minutes(-12).toISOString() }),
    );
    expect(results.map(({ accepted }) => accepted)).toEqual([true, true, true, false, false, false, true]);
    expect([await door.standing(one), await door.standing(other)]).toEqual([['LATE 08:48 Anna'], ['PRESENT 08:43 Anna']]);
  });

  it('records whoever was let in although the registration was cancelled, and says so', async () => {
    const cancelled = await door.aRegistration({ status: 'CANCELLED' });
    const waiting = await door.aRegistration({ status: 'WAITING' });
    const results = await door.record(door.anna, anEvent({ registrationId: cancelled.id }), anEvent({ registrationId: waiting.id }));
    expect(results).toMatchObject([
      { accepted: true, reason: "L'iscrizione era stata annullata. La presenza è registrata lo stesso." },
      { accepted: true, reason: expect.stringContaining('lo stesso') as string },
    ]);
    const { roster } = await door.roster(door.anna);
    const found = roster?.edges.find(({ node }) => node.registration?.id === cancelled.id)?.node;
    expect(found).toMatchObject({ registration: { status: 'CANCELLED', attendance: 'PRESENT' }, walkIn: false });
  });

  it('finds the seat of somebody who shows the code of an older registration', async () => {
    const person = await aPerson(door.em);
    const old = await door.aRegistration({ person, status: 'CANCELLED' });
    const seat = await door.aRegistration({ person });
    const [result] = await door.record(door.anna, anEvent({ registrationId: old.id }));
    expect(result).toMatchObject({ accepted: true, reason: null });
    expect(await door.standing(seat)).toEqual(['PRESENT 08:45 Anna']);
  });

  it('begins two hours before the start', async () => {
    const registration = await door.aRegistration();
    const early = anEvent({ registrationId: registration.id, at: minutes(-121).toISOString() });
    const [result] = await door.record(door.anna, early);
    expect(result).toMatchObject({ accepted: false, reason: "Le presenze si registrano da due ore prima dell'inizio." });
    server.setNow(minutes(-121));
    const [fast] = await door.record(door.anna, anEvent({ registrationId: registration.id, at: minutes(-5).toISOString() }));
    expect(fast?.accepted).toBe(false);
    server.setNow(minutes(-120));
    const [onTime] = await door.record(door.anna, anEvent({ registrationId: registration.id, at: minutes(-120).toISOString() }));
    expect(onTime?.accepted).toBe(true);
  });

  it('is for each day of a meeting of several, which then has to be named', async () => {
    const second = door.em.create(MeetingDay, {
      meeting: door.meeting, position: 2, date: '2026-11-21', starts: '2026-11-21T10:00', ends: '2026-11-21T12:00',
      startsAt: new Date('2026-11-21T09:00:00Z'), endsAt: new Date('2026-11-21T11:00:00Z'), calendarUid: crypto.randomUUID(),
    });
    const registration = await door.aRegistration();
    const first = await door.em.findOneOrFail(MeetingDay, { meeting: door.meeting, position: 1 });
    const results = await door.record(
      door.anna,
      anEvent({ registrationId: registration.id }),
      anEvent({ registrationId: registration.id, meetingDayId: first.id, status: 'ABSENT' }),
      anEvent({ registrationId: registration.id, meetingDayId: second.id }),
      anEvent({ registrationId: registration.id, meetingDayId: crypto.randomUUID() }),
    );
    expect(results.map(({ accepted }) => accepted)).toEqual([false, true, false, false]);
    server.setNow(new Date('2026-11-21T09:10:00Z'));
    await door.record(door.anna, anEvent({ registrationId: registration.id, meetingDayId: second.id, status: 'LATE', at: '2026-11-21T09:05:00Z' }));
    expect(await door.standing(registration)).toEqual(['ABSENT 08:45 Anna', 'LATE 09:05 Anna']);
    const [entry] = (await door.roster(door.anna)).roster?.edges ?? [];
    expect(entry?.node.registration?.attendance).toBe('LATE');
  });

  it.each([
    ['CANCELLED', 'MEETING_CANCELLED'],
    ['CLOSED', 'MEETING_CLOSED'],
    ['SAVE_THE_DATE', 'MEETING_NOT_PUBLISHED'],
  ] as const)('is refused for a meeting that is %s', async (status, code) => {
    const registration = await door.aRegistration();
    door.meeting.status = status;
    await door.em.flush();
    const { results, userErrors } = await door.send(door.anna, anEvent({ registrationId: registration.id }));
    expect(results).toEqual([]);
    expect(userErrors).toMatchObject([{ code }]);
  });

  it('is taken by the desk too, and by nobody else', async () => {
    const registration = await door.aRegistration();
    const one = anEvent({ registrationId: registration.id });
    const stranger = await signedInBrowser(server, registration.person as Person);
    const input = { meetingId: door.meeting.id, events: [one] };
    expect((await server.browser().ask(RECORD, { input })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await stranger.ask(RECORD, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await stranger.ask(RECORD, { input: { ...input, meetingId: crypto.randomUUID() } })).errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await door.record(door.desk, one)).toMatchObject([{ accepted: true }]);
  });

  it('takes 500 events in one call, and no more than 500', async () => {
    const { meeting, admission, quota } = door;
    const registrations = Array.from({ length: 250 }, () => {
      const person = door.em.create(Person, { name: 'Persona', nameKey: 'persona', locale: 'it' });
      return door.em.create(Registration, { person, meeting, admission, quota, status: 'CONFIRMED', registeredAt: START, confirmedAt: START, locale: 'it' });
    });
    await door.em.flush();
    const events = registrations.flatMap(({ id }) => [anEvent({ registrationId: id }), anEvent({ registrationId: id, status: 'LATE', at: minutes(-11).toISOString() })]);
    const results = await door.record(door.anna, ...events);
    expect(results.every(({ accepted }) => accepted)).toBe(true);
    expect((await door.roster(door.anna)).attendanceCounts).toMatchObject({ expected: 250, late: 250, present: 0 });
    const { userErrors } = await door.send(door.anna, ...Array.from({ length: 501 }, (_, index) => ({ nonce: String(index), undoOf: 'x', status: 'LATE', at: START })));
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['events'] }]);
  });

  it('leaves to a person what others saw of them', async () => {
    const person = await aPerson(door.em);
    const registration = await door.aRegistration({ person });
    await door.record(door.anna, anEvent({ registrationId: registration.id, status: 'EXCUSED' }));
    const own = await (await signedInBrowser(server, person)).get('{ myRegistrations { edges { node { attendance } } } }');
    expect(own).toEqual({ myRegistrations: { edges: [{ node: { attendance: 'EXCUSED' } }] } });
  });
});

it('of the demonstration is taken at any time', async () => {
  const server = await startTestServer({ PERCORSO_DEMO: 'on' });
  const em = server.em();
  const { meeting } = await aMeeting(em);
  const person = await aPerson(em);
  await aRole(em, person, 'DESK', { meeting });
  const browser = await signedInBrowser(server, person);
  const input = { meetingId: meeting.id, events: [{ nonce: 'n', walkIn: { name: 'Ospite' }, status: 'PRESENT', at: new Date() }] };
  const { recordAttendance } = await browser.get<Recorded>(RECORD, { input });
  await server.stop();
  expect(recordAttendance.results).toMatchObject([{ accepted: true }]);
});
