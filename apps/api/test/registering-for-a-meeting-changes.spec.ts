import { Admission } from '../src/meetings/admission.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { AuditEntry } from '../src/kernel/audit-entry.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { cancel, change, confirm, linkTo, mailsTo, register, seatsOf, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const SET_SEATS = `mutation ($input: SetSeatsInput!) { setSeats(input: $input) { admission { id seats seatsLeft } seated userErrors { code message path } } }`;
const PROMOTE = `mutation ($input: PromoteRegistrationInput!) { promoteRegistration(input: $input) { registration { id status } userErrors { code } } }`;
const SOMEBODY = `mutation ($input: RegisterSomebodyInput!) {
  registerSomebody(input: $input) { registration { id status reference person { id name email } } userErrors { code path } } }`;

type Refusals = { userErrors: { code: string; message?: string; path?: string[] | null }[] };

describe('changing and cancelling a registration', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const somebody = async () => {
    const person = await aPerson(server.em());
    return { person, browser: await signedInBrowser(server, person), address: person.email ?? '' };
  };

  /** One session, held in Lodi and, as its alternative, in Milan. */
  const lodiAndMilan = async (seatsInLodi: number, seatsInMilan: number) => {
    const em = server.em();
    const process = await aProcess(em);
    const series = em.create(Series, { process, key: `laboratorio-${process.slug}`, position: 0 });
    const session = em.create(Session, { series, number: 1 });
    await em.flush();
    return { lodi: await aMeeting(em, { process, session, seats: seatsInLodi }), milan: await aMeeting(em, { process, session, seats: seatsInMilan }) };
  };

  /** A second admission of a meeting, on the net, with seats of its own. */
  const onTheNet = async (meeting: Meeting, seats: number | null) => {
    const em = server.em();
    const quota = em.create(Quota, { meeting: meeting.id, key: 'net', seats });
    const admission = em.create(Admission, {
      meeting: meeting.id, quota, key: 'net', title: { it: 'In rete' }, mode: 'ONLINE', audience: 'PUBLIC', position: 1,
    });
    await em.flush();
    return { admission, quota };
  };

  it('changes from Lodi to Milan in one act, and both calendars and waiting lists follow', async () => {
    const { lodi, milan } = await lodiAndMilan(1, 5);
    const [anna, bea] = await Promise.all([somebody(), somebody()]);
    const { registration } = await register(anna.browser, lodi.meeting, lodi.admission);
    await register(bea.browser, lodi.meeting, lodi.admission);
    const changed = await change(anna.browser, { registrationId: registration?.id ?? '', admissionId: milan.admission.id });
    expect(changed.registration).toMatchObject({ id: registration?.id, status: 'CONFIRMED', meeting: { id: milan.meeting.id } });
    expect(await seatsOf(server, lodi.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    expect(await seatsOf(server, milan.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    const [confirmed, ...after] = await mailsTo(server, anna.address);
    expect(after.map(({ kind, calendar }) => [kind, calendar?.method]).sort()).toEqual([['registration-changed', 'REQUEST'], ['registration-moved-away', 'CANCEL']]);
    const cancelled = after.find(({ kind }) => kind === 'registration-moved-away')?.calendar;
    expect(cancelled).toMatchObject({ uid: confirmed?.calendar?.uid, sequence: 1 });
    expect((await mailsTo(server, bea.address)).map(({ kind }) => kind)).toEqual(['registration-waiting', 'registration-promoted']);
  });

  it('changes from the mail, without signing in', async () => {
    const { lodi, milan } = await lodiAndMilan(5, 5);
    await register(server.browser(), lodi.meeting, lodi.admission, visitor('Carla Bo', 'carla.bo@example.org'));
    await confirm(server.browser(), await linkTo(server, 'carla.bo@example.org'));
    const changed = await change(server.browser(), { token: await linkTo(server, 'carla.bo@example.org'), admissionId: milan.admission.id });
    expect(changed.registration).toMatchObject({ status: 'CONFIRMED', meeting: { id: milan.meeting.id } });
    const gone = await cancel(server.browser(), { token: await linkTo(server, 'carla.bo@example.org') });
    expect(gone.registration?.status).toBe('CANCELLED');
    expect(await seatsOf(server, milan.quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
  });

  it('keeps the old seat when the target is full', async () => {
    const { lodi, milan } = await lodiAndMilan(5, 0);
    const anna = await somebody();
    const { registration } = await register(anna.browser, lodi.meeting, lodi.admission);
    const answer = await change(anna.browser, { registrationId: registration?.id ?? '', admissionId: milan.admission.id });
    expect(answer).toMatchObject({ registration: null, userErrors: [{ code: 'FULL' }] });
    expect(await seatsOf(server, lodi.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    expect(await seatsOf(server, milan.quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
  });

  it('lets nobody have a seat in Lodi and in Milan, however they ask', async () => {
    const { lodi, milan } = await lodiAndMilan(5, 5);
    const anna = await somebody();
    await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? register(anna.browser, lodi.meeting, lodi.admission) : register(anna.browser, milan.meeting, milan.admission))));
    const seats = [await seatsOf(server, lodi.quota), await seatsOf(server, milan.quota)];
    expect(seats.reduce((sum, { live }) => sum + live, 0)).toBe(1);
    expect(seats.every(({ taken, live }) => taken === live)).toBe(true);
  });

  it('lets somebody wait for the room with a seat on the net, and promotion moves them and frees that seat', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 1 });
    const net = await onTheNet(meeting, 1);
    const [first, anna, bea] = [await somebody(), await somebody(), await somebody()];
    const inRoom = await register(first.browser, meeting, admission);
    const online = await register(anna.browser, meeting, net.admission);
    await register(bea.browser, meeting, net.admission);
    const waits = await change(anna.browser, { registrationId: online.registration?.id ?? '', admissionId: admission.id, wait: true });
    expect(waits.registration).toMatchObject({ status: 'WAITING', position: 1 });
    expect(await seatsOf(server, net.quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
    await cancel(first.browser, { registrationId: inRoom.registration?.id ?? '' });
    expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    expect(await seatsOf(server, net.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    expect((await mailsTo(server, anna.address)).at(-1)?.kind).toBe('registration-promoted');
    expect((await mailsTo(server, bea.address)).at(-1)?.kind).toBe('registration-promoted');
    const uids = new Set((await mailsTo(server, anna.address)).flatMap(({ calendar }) => calendar?.uid ?? []));
    expect(uids.size).toBe(1);
  });

  it('promotes the first in line when somebody cancels, and tells both', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 1 });
    const [anna, bea, carla] = [await somebody(), await somebody(), await somebody()];
    const { registration } = await register(anna.browser, meeting, admission);
    await register(bea.browser, meeting, admission);
    await register(carla.browser, meeting, admission);
    await cancel(anna.browser, { registrationId: registration?.id ?? '' });
    await cancel(anna.browser, { registrationId: registration?.id ?? '' });
    expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
    expect((await mailsTo(server, anna.address)).map(({ kind, calendar }) => [kind, calendar?.method])).toEqual([['registration-confirmed', 'REQUEST'], ['registration-cancelled', 'CANCEL']]);
    expect((await mailsTo(server, bea.address)).map(({ kind }) => kind)).toEqual(['registration-waiting', 'registration-promoted']);
    expect((await mailsTo(server, carla.address)).map(({ kind }) => kind)).toEqual(['registration-waiting']);
  });

  it("lets nobody touch another person's registration", async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 1 });
    const [anna, stranger] = [await somebody(), await somebody()];
    const { registration } = await register(anna.browser, meeting, admission);
    const input = { registrationId: registration?.id ?? '' };
    await expect(cancel(stranger.browser, input)).rejects.toThrow('FORBIDDEN');
    await expect(cancel(server.browser(), input)).rejects.toThrow('UNAUTHENTICATED');
    await expect(change(stranger.browser, { ...input, admissionId: admission.id })).rejects.toThrow('FORBIDDEN');
  });

  describe('as an organiser', () => {
    let organiser: Browser;
    let process: Process;

    beforeAll(async () => {
      const em = server.em();
      process = await aProcess(em);
      const person = await aPerson(em);
      await aRole(em, person, 'ORGANISER', { process });
      organiser = await signedInBrowser(server, person);
    });

    const setSeats = async (input: object) => (await organiser.get<{ setSeats: Refusals & { admission: { seats: number | null; seatsLeft: number | null } | null } }>(SET_SEATS, { input })).setSeats;
    const fullMeeting = async (seats: number, people: number) => {
      const made = await aMeeting(server.em(), { process, seats });
      const waiting = [];
      for (let index = 0; index < people; index++) {
        const one = await somebody();
        waiting.push({ ...one, id: (await register(one.browser, made.meeting, made.admission)).registration?.id ?? '' });
      }
      return { ...made, people: waiting };
    };

    it('promotes with more seats, in the order of the line', async () => {
      const { admission, quota, people } = await fullMeeting(1, 4);
      expect(await setSeats({ admissionId: admission.id, seats: 3, dryRun: true })).toMatchObject({ admission: { seats: 1 }, seated: 2 });
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 3 });
      expect(await setSeats({ admissionId: admission.id, seats: 3 })).toMatchObject({ userErrors: [], seated: 2, admission: { seats: 3, seatsLeft: 0 } });
      expect(await seatsOf(server, quota)).toEqual({ taken: 3, live: 3, waiting: 1 });
      const kinds = await Promise.all(people.map(async ({ address }) => (await mailsTo(server, address)).at(-1)?.kind));
      expect(kinds).toEqual(['registration-confirmed', 'registration-promoted', 'registration-promoted', 'registration-waiting']);
    });

    it('does not take seats away from people, unless told to keep them beyond the limit', async () => {
      const { admission, quota } = await fullMeeting(3, 4);
      const refused = await setSeats({ admissionId: admission.id, seats: 1 });
      expect(refused.userErrors).toMatchObject([{ code: 'SEATS_BELOW_TAKEN', path: ['seats'] }]);
      expect(refused.userErrors[0]?.message).toContain('3');
      expect(await setSeats({ admissionId: admission.id, seats: 1, allowOver: true })).toMatchObject({ userErrors: [], admission: { seats: 1, seatsLeft: 0 } });
      expect(await seatsOf(server, quota)).toEqual({ taken: 3, live: 3, waiting: 1 });
      expect(await setSeats({ admissionId: admission.id, seats: null })).toMatchObject({ admission: { seats: null, seatsLeft: null } });
      expect(await seatsOf(server, quota)).toEqual({ taken: 4, live: 4, waiting: 0 });
    });

    it('promotes somebody ahead of the line only where a seat is free or the limit may be passed, and logs it', async () => {
      const { quota, people } = await fullMeeting(1, 3);
      const input = { registrationId: people[2]?.id };
      const promote = async (more: object) => (await organiser.get<{ promoteRegistration: Refusals & { registration: { status: string } | null } }>(PROMOTE, { input: { ...input, ...more } })).promoteRegistration;
      expect(await promote({})).toMatchObject({ userErrors: [{ code: 'FULL' }] });
      expect(await promote({ allowOver: true })).toMatchObject({ registration: { status: 'CONFIRMED' }, userErrors: [] });
      expect(await promote({ allowOver: true })).toMatchObject({ userErrors: [{ code: 'STALE' }] });
      expect(await seatsOf(server, quota)).toEqual({ taken: 2, live: 2, waiting: 1 });
      expect(await server.em().findOneOrFail(AuditEntry, { action: 'registration.promoted', subjectId: people[2]?.id ?? null })).toMatchObject({ details: { allowOver: true } });
      // The seat beyond the limit is nobody else's: when it is given back, nobody moves up into it.
      await cancel(organiser, { registrationId: people[2]?.id ?? '' });
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
    });

    it('registers somebody who has no e-mail address', async () => {
      const { meeting, admission, quota } = await aMeeting(server.em(), { process, seats: 5 });
      const input = { meetingId: meeting.id, admissionId: admission.id, person: { name: 'Elsa Bruni', telephone: '0371 000000' } };
      const { registerSomebody } = await organiser.get<{ registerSomebody: Refusals & { registration: { status: string; reference: string; person: { name: string; email: string | null } } } }>(SOMEBODY, { input });
      expect(registerSomebody.registration).toMatchObject({ status: 'CONFIRMED', person: { name: 'Elsa Bruni', email: null } });
      expect(registerSomebody.registration.reference).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    });

    it('is nobody else’s right', async () => {
      const { admission } = await fullMeeting(1, 1);
      const { browser } = await somebody();
      await expect(browser.get(SET_SEATS, { input: { admissionId: admission.id, seats: 9 } })).rejects.toThrow('FORBIDDEN');
      await expect(server.browser().get(SET_SEATS, { input: { admissionId: admission.id, seats: 9 } })).rejects.toThrow('UNAUTHENTICATED');
    });
  });
});
