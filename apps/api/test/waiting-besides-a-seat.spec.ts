import { Admission } from '../src/meetings/admission.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { aMeeting, aPerson, aProcess, signedInBrowser } from './harness/builders.js';
import { cancel, change, confirm, linkTo, mailsTo, register, seatsOf, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

describe('waiting for a full room with a seat on the net', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const somebody = async () => {
    const person = await aPerson(server.em());
    return { person, browser: await signedInBrowser(server, person), address: person.email ?? '' };
  };

  const onTheNet = async (meeting: Meeting, seats: number) => {
    const em = server.em();
    const quota = em.create(Quota, { meeting: meeting.id, key: 'net', seats });
    const admission = em.create(Admission, { meeting: meeting.id, quota, key: 'net', title: { it: 'In rete' }, mode: 'ONLINE', audience: 'PUBLIC', position: 1 });
    await em.flush();
    return { admission, quota };
  };

  /** A room whose one seat somebody has, and one seat on the net. */
  const fullRoom = async (values: Parameters<typeof aMeeting>[1] = {}) => {
    const room = await aMeeting(server.em(), { seats: 1, ...values });
    const net = await onTheNet(room.meeting, 1);
    const first = await somebody();
    const { registration } = await register(first.browser, room.meeting, room.admission);
    const leaveRoom = () => cancel(first.browser, { registrationId: registration?.id ?? '' });
    return { meeting: room.meeting, room, net, leaveRoom };
  };

  /** One session, held in Lodi and, as its alternative, in Milan. */
  const lodiAndMilan = async (seatsInLodi: number, seatsInMilan: number) => {
    const em = server.em();
    const process = await aProcess(em);
    const series = em.create(Series, { process, key: 'laboratorio', position: 0 });
    const session = em.create(Session, { series, number: 1 });
    await em.flush();
    return { lodi: await aMeeting(em, { process, session, seats: seatsInLodi }), milan: await aMeeting(em, { process, session, seats: seatsInMilan }) };
  };

  const livePlaces = async (person: { id: string }) => {
    const rows = await server.em().find(Registration, { person: person.id }, { orderBy: { registeredAt: 'asc', id: 'asc' } });
    return rows.filter((row) => row.isLive()).map(({ status, admission }) => [status, admission.id]);
  };

  it('gives a place in the line to whoever is signed in and asks for it, once, and keeps the seat', async () => {
    const { meeting, room, net, leaveRoom } = await fullRoom();
    const [anna, bea] = [await somebody(), await somebody()];
    await register(anna.browser, meeting, net.admission);
    await register(bea.browser, meeting, net.admission);
    const asked = await Promise.all(Array.from({ length: 5 }, () => register(anna.browser, meeting, room.admission)));
    expect(asked.filter(({ userErrors }) => userErrors.length === 0)).toMatchObject([{ registration: { status: 'WAITING', position: 1, admission: { id: room.admission.id } } }]);
    expect(asked.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(4).fill('ALREADY_REGISTERED'));
    expect(await livePlaces(anna.person)).toEqual([['CONFIRMED', net.admission.id], ['WAITING', room.admission.id]]);
    expect(await anna.browser.get('query ($id: ID!) { meeting(id: $id) { registrationState admissions { id state } } }', { id: meeting.id })).toEqual({
      meeting: { registrationState: 'REGISTERED', admissions: [{ id: room.admission.id, state: 'WAITING' }, { id: net.admission.id, state: 'REGISTERED' }] },
    });
    expect((await mailsTo(server, anna.address)).map(({ kind, calendar }) => [kind, calendar?.method])).toEqual([['registration-confirmed', 'REQUEST'], ['registration-waiting', undefined]]);

    await leaveRoom();
    expect(await livePlaces(anna.person)).toEqual([['CONFIRMED', room.admission.id]]);
    expect(await seatsOf(server, net.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    expect(await livePlaces(bea.person)).toEqual([['CONFIRMED', net.admission.id]]);
    const [confirmed, , promoted] = await mailsTo(server, anna.address);
    expect(promoted).toMatchObject({ kind: 'registration-promoted', calendar: { method: 'REQUEST', uid: confirmed?.calendar?.uid } });
  });

  it('gives it without an account too, once the link in the mail was followed', async () => {
    const { meeting, room, net, leaveRoom } = await fullRoom();
    const who = visitor('Olga Neri', 'olga.neri@example.org');
    await register(server.browser(), meeting, net.admission, who);
    await confirm(server.browser(), await linkTo(server, 'olga.neri@example.org'));
    expect(await register(server.browser(), meeting, room.admission, who)).toMatchObject({ registration: null, userErrors: [] });
    expect((await mailsTo(server, 'olga.neri@example.org')).at(-1)).toMatchObject({ kind: 'registration-to-confirm', waitingRank: 1 });
    const { registration } = await confirm(server.browser(), await linkTo(server, 'olga.neri@example.org'));
    expect(registration).toMatchObject({ status: 'WAITING', position: 1 });
    expect(await seatsOf(server, net.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    await leaveRoom();
    expect(await livePlaces(registration?.person ?? { id: '' })).toEqual([['CONFIRMED', room.admission.id]]);
    expect(await seatsOf(server, net.quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
  });

  it('gives the seat itself to whoever follows the link when one is free by then, and their old one to the next', async () => {
    const { meeting, room, net, leaveRoom } = await fullRoom();
    const who = visitor('Pia Neri', 'pia.neri@example.org');
    await register(server.browser(), meeting, net.admission, who);
    await confirm(server.browser(), await linkTo(server, 'pia.neri@example.org'));
    const bea = await somebody();
    await register(bea.browser, meeting, net.admission);
    await register(server.browser(), meeting, room.admission, who);
    await leaveRoom();
    expect((await confirm(server.browser(), await linkTo(server, 'pia.neri@example.org'))).registration).toMatchObject({ status: 'CONFIRMED', admission: { id: room.admission.id } });
    expect(await seatsOf(server, room.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    expect(await livePlaces(bea.person)).toEqual([['CONFIRMED', net.admission.id]]);
  });

  it('gives nothing where the other admission has a free seat, or nobody can wait: that is a change', async () => {
    const { meeting, net, room } = await fullRoom({ waitingList: false });
    const anna = await somebody();
    await register(anna.browser, meeting, net.admission);
    expect((await register(anna.browser, meeting, room.admission)).userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED' }]);
    const { lodi, milan } = await lodiAndMilan(1, 1);
    await register(anna.browser, lodi.meeting, lodi.admission);
    expect((await register(anna.browser, milan.meeting, milan.admission)).userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED' }]);
  });

  it('moves whoever has a seat in Lodi and waits for Milan, out of the calendar of Lodi too', async () => {
    const { lodi, milan } = await lodiAndMilan(1, 0);
    const [anna, bea] = [await somebody(), await somebody()];
    await register(anna.browser, lodi.meeting, lodi.admission);
    await register(bea.browser, lodi.meeting, lodi.admission);
    expect((await register(anna.browser, milan.meeting, milan.admission)).registration).toMatchObject({ status: 'WAITING' });
    await server.em().nativeUpdate(Quota, { id: milan.quota.id }, { seats: 1 });
    await cancel(bea.browser, { registrationId: (await livePlacesOf(bea.person))[0] ?? '' });
    expect(await livePlaces(anna.person)).toEqual([['CONFIRMED', milan.admission.id]]);
    const kinds = (await mailsTo(server, anna.address)).map(({ kind, calendar }) => [kind, calendar?.method]);
    expect(kinds.slice(2).sort()).toEqual([['registration-moved-away', 'CANCEL'], ['registration-promoted', 'REQUEST']]);
  });

  it('takes whoever leaves the line for a free seat elsewhere out of the calendar of the seat that they give up', async () => {
    const { lodi, milan } = await lodiAndMilan(1, 0);
    const net = await onTheNet(milan.meeting, 1);
    const anna = await somebody();
    await register(anna.browser, lodi.meeting, lodi.admission);
    const { registration } = await register(anna.browser, milan.meeting, milan.admission);
    await change(anna.browser, { registrationId: registration?.id ?? '', admissionId: net.admission.id });
    expect(await livePlaces(anna.person)).toEqual([['CONFIRMED', net.admission.id]]);
    expect(await seatsOf(server, lodi.quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
    const kinds = (await mailsTo(server, anna.address)).slice(2).map(({ kind, calendar }) => [kind, calendar?.method]);
    expect(kinds.sort()).toEqual([['registration-changed', 'REQUEST'], ['registration-moved-away', 'CANCEL']]);
  });

  it('promotes whoever waits in Lodi and in Milan once, however many seats become free', async () => {
    const { lodi, milan } = await lodiAndMilan(0, 0);
    const [anna, bea] = [await somebody(), await somebody()];
    const { registration: inLodi } = await register(anna.browser, lodi.meeting, lodi.admission);
    const besides = await change(anna.browser, { registrationId: inLodi?.id ?? '', admissionId: milan.admission.id, wait: true, keepPlace: true });
    expect(besides.registration).toMatchObject({ status: 'WAITING', position: 1, admission: { id: milan.admission.id } });
    expect(besides.registration?.id).not.toBe(inLodi?.id);
    expect((await register(anna.browser, milan.meeting, milan.admission)).userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED' }]);
    await register(bea.browser, milan.meeting, milan.admission);
    expect(await livePlaces(anna.person)).toEqual([['WAITING', lodi.admission.id], ['WAITING', milan.admission.id]]);
    await server.em().nativeUpdate(Quota, { id: { $in: [lodi.quota.id, milan.quota.id] } }, { seats: 1 });
    const extra = await somebody();
    await register(extra.browser, lodi.meeting, lodi.admission);
    await cancel(extra.browser, { registrationId: (await livePlacesOf(extra.person))[0] ?? '' });
    expect(await livePlaces(anna.person)).toEqual([['CONFIRMED', lodi.admission.id]]);
    expect((await mailsTo(server, anna.address)).filter(({ kind }) => kind === 'registration-promoted')).toHaveLength(1);
    expect([await seatsOf(server, lodi.quota), await seatsOf(server, milan.quota)]).toEqual([{ taken: 1, live: 1, waiting: 0 }, { taken: 1, live: 1, waiting: 0 }]);
    expect(await livePlaces(bea.person)).toEqual([['CONFIRMED', milan.admission.id]]);
  });

  async function livePlacesOf(person: { id: string }): Promise<string[]> {
    return (await server.em().find(Registration, { person: person.id })).filter((row) => row.isLive()).map(({ id }) => id);
  }
});
