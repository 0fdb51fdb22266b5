import { LoginSession } from '../src/access/login-session.entity.js';
import { Clock } from '../src/kernel/clock.js';
import { Admission } from '../src/meetings/admission.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { RegistrationsJobs } from '../src/registrations/registrations.jobs.js';
import { Registration } from '../src/registrations/registration.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { cancel, confirm, linkTo, mailsTo, register, type RegistrationAnswer, seatsOf, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const FIELDS = 'registration { id status heldUntil refusalReason position whyNotPromoted { code message } } userErrors { code }';
const ACCEPT = `mutation ($input: OfferInput!) { acceptOffer(input: $input) { ${FIELDS} } }`;
const APPROVE = `mutation ($input: ApproveRegistrationInput!) { approveRegistration(input: $input) { ${FIELDS} } }`;
const REFUSE = `mutation ($input: RefuseRegistrationInput!) { refuseRegistration(input: $input) { ${FIELDS} } }`;
const MINE = 'query ($id: ID!) { registration(id: $id) { status position heldUntil refusalReason whyNotPromoted { code message } } }';
const BY_TOKEN = 'query ($token: String!) { registrationByToken(token: $token) { usable registration { status heldUntil refusalReason whyNotPromoted { code } } } }';
const STATE = 'query ($id: ID!) { meeting(id: $id) { registrationState admissions { state approval offerHours promotionStopsHours } } }';

interface Standing {
  id: string;
  status: string;
  position: number | null;
  heldUntil: string | null;
  refusalReason: string | null;
  whyNotPromoted: { code: string; message: string } | null;
}
type Answer = { registration: Standing | null; userErrors: { code: string }[] };

const HOUR = 3_600_000;
/** Of all meetings: a hundred hours from now. */
const START = new Date((Math.ceil(Date.now() / HOUR) + 100) * HOUR);
const inRome = (instant: Date) => instant.toLocaleString('sv-SE', { timeZone: 'Europe/Rome' }).replace(' ', 'T').slice(0, 16);
const before = (hours: number) => new Date(START.getTime() - hours * HOUR);

describe('seats that are offered, and requests that staff decide on', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(() => server.setNow(before(100)));
  afterEach(() => server.setNow(null));

  const somebody = async () => {
    const person = await aPerson(server.em());
    const browser = await signedInBrowser(server, person);
    await server.em().nativeUpdate(LoginSession, { person: person.id }, { expiresAt: START });
    return { person, browser, address: person.email ?? '' };
  };
  type Somebody = Awaited<ReturnType<typeof somebody>>;
  const organiserOf = async (process: Parameters<typeof aRole>[3]) => {
    const { person, browser } = await somebody();
    await aRole(server.em(), person, 'ORGANISER', process);
    return browser;
  };
  const id = ({ registration }: RegistrationAnswer) => registration?.id ?? '';
  const accept = async (browser: Browser, input: object) => (await browser.get<{ acceptOffer: Answer }>(ACCEPT, { input })).acceptOffer;
  const approve = async (browser: Browser, input: object) => (await browser.get<{ approveRegistration: Answer }>(APPROVE, { input })).approveRegistration;
  const refuse = async (browser: Browser, input: object) => (await browser.get<{ refuseRegistration: Answer }>(REFUSE, { input })).refuseRegistration;
  const mine = async ({ browser }: Somebody, registrationId: string) => (await browser.get<{ registration: Standing }>(MINE, { id: registrationId })).registration;
  const kindsTo = async ({ address }: Somebody) => (await mailsTo(server, address)).map(({ kind, calendar }) => (calendar ? `${kind} ${calendar.method}` : kind));
  const stateFor = async ({ browser }: Somebody, meeting: { id: string }) => (await browser.get<{ meeting: { registrationState: string } }>(STATE, { id: meeting.id })).meeting.registrationState;
  const runJob = () => server.app.get(RegistrationsJobs).expireHolds(server.app.get(Clock).now());

  const atStart = { starts: inRome(START), ends: inRome(before(-2)) };

  /** A room with one seat that somebody has and offers when it is freed, and people who wait for it. */
  const lineBefore = async (waiting: number, values: Parameters<typeof aMeeting>[1] = {}) => {
    const room = await aMeeting(server.em(), { seats: 1, promotion: { promotion: 'OFFER', offerHours: 24 }, ...atStart, ...values });
    const owner = await somebody();
    const seat = id(await register(owner.browser, room.meeting, room.admission));
    const line: (Somebody & { registration: string })[] = [];
    for (let n = 0; n < waiting; n += 1) {
      const person = await somebody();
      line.push({ ...person, registration: id(await register(person.browser, room.meeting, room.admission)) });
    }
    const [first, second, third] = line;
    if (!first) throw new Error('Nobody waits');
    return { ...room, first, second: second ?? first, third: third ?? first, free: () => cancel(owner.browser, { registrationId: seat }) };
  };

  const onTheNet = async (meeting: { id: string }) => {
    const em = server.em();
    const quota = em.create(Quota, { meeting: meeting.id, key: 'net', seats: 1 });
    const admission = em.create(Admission, { meeting: meeting.id, quota, key: 'net', title: { it: 'In rete' }, mode: 'ONLINE', audience: 'PUBLIC', position: 1 });
    await em.flush();
    return { admission, quota };
  };

  describe('a freed seat', () => {
    it('is held for the first in line, who accepts it with the link in the mail', async () => {
      const { meeting, quota, first, second, free } = await lineBefore(2);
      await free();
      expect(await mine(first, first.registration)).toMatchObject({ status: 'OFFERED', heldUntil: before(76).toISOString(), whyNotPromoted: null });
      expect(await mine(second, second.registration)).toMatchObject({ status: 'WAITING', position: 1, whyNotPromoted: { code: 'NO_SEAT' } });
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
      expect(await stateFor(first, meeting)).toBe('OFFERED');
      expect(await kindsTo(first)).toEqual(['registration-waiting', 'registration-offered']);

      const visitorAgain = server.browser();
      const token = await linkTo(server, first.address);
      expect(await visitorAgain.get(BY_TOKEN, { token })).toMatchObject({ registrationByToken: { usable: true, registration: { status: 'OFFERED', heldUntil: before(76).toISOString() } } });
      expect((await mine(first, first.registration)).status).toBe('OFFERED');
      expect(await accept(visitorAgain, { token })).toMatchObject({ registration: { status: 'CONFIRMED', heldUntil: null }, userErrors: [] });
      expect(await accept(visitorAgain, { token })).toMatchObject({ registration: { status: 'CONFIRMED' }, userErrors: [] });
      expect(await kindsTo(first)).toEqual(['registration-waiting', 'registration-offered', 'registration-confirmed REQUEST']);
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
    });

    it('passes on when it is declined, and when nobody answers in time', async () => {
      const { quota, first, second, third, free } = await lineBefore(3);
      await free();
      await cancel(server.browser(), { token: await linkTo(server, first.address) });
      expect((await mine(first, first.registration)).status).toBe('CANCELLED');
      expect(await kindsTo(first)).toEqual(['registration-waiting', 'registration-offered', 'registration-cancelled']);
      expect((await mine(second, second.registration)).status).toBe('OFFERED');

      server.setNow(before(76));
      await runJob();
      expect((await mine(second, second.registration)).status).toBe('EXPIRED');
      expect(await kindsTo(second)).toEqual(['registration-waiting', 'registration-offered', 'offer-expired']);
      expect(await accept(second.browser, { registrationId: second.registration })).toMatchObject({ registration: null, userErrors: [{ code: 'OFFER_OVER' }] });
      expect(await mine(third, third.registration)).toMatchObject({ status: 'OFFERED', heldUntil: before(52).toISOString() });
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    });

    it('is accepted once when the button is pressed many times at once, and never together with its end', async () => {
      const { quota, first, second, free } = await lineBefore(2);
      await free();
      server.setNow(before(76.01));
      const answers = await Promise.all([...Array.from({ length: 5 }, () => accept(first.browser, { registrationId: first.registration })), runJob()]);
      expect(answers.slice(0, 5)).toEqual(Array(5).fill(expect.objectContaining({ userErrors: [] })));
      expect((await kindsTo(first)).filter((kind) => kind.startsWith('registration-confirmed'))).toHaveLength(1);
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
      expect((await mine(second, second.registration)).status).toBe('WAITING');
    });

    it('leaves whoever is offered it the seat on the net until they accept', async () => {
      const { meeting, first, free } = await lineBefore(1);
      const net = await onTheNet(meeting);
      const [anna, bea] = [await somebody(), await somebody()];
      await cancel(first.browser, { registrationId: first.registration });
      const seatOnTheNet = id(await register(anna.browser, meeting, net.admission));
      const place = id(await register(anna.browser, meeting, (await server.em().findOneOrFail(Admission, { meeting: meeting.id, key: 'room' }))));
      const besides = id(await register(bea.browser, meeting, net.admission));
      await free();
      expect((await mine(anna, place)).status).toBe('OFFERED');
      expect((await mine(anna, seatOnTheNet)).status).toBe('CONFIRMED');
      expect(await stateFor(anna, meeting)).toBe('OFFERED');
      expect((await mine(bea, besides)).status).toBe('WAITING');
      await accept(anna.browser, { registrationId: place });
      expect((await mine(anna, seatOnTheNet)).status).toBe('CANCELLED');
      expect((await mine(bea, besides)).status).toBe('CONFIRMED');
    });

    it('is offered to one person in one place of the session at a time', async () => {
      const em = server.em();
      const process = await aProcess(em);
      const session = em.create(Session, { series: em.create(Series, { process, key: 'laboratorio', position: 0 }), number: 1 });
      await em.flush();
      const lodi = await lineBefore(1, { process, session });
      const milan = await lineBefore(1, { process, session });
      const anna = await somebody();
      await cancel(lodi.first.browser, { registrationId: lodi.first.registration });
      await cancel(milan.first.browser, { registrationId: milan.first.registration });
      const inLodi = id(await register(anna.browser, lodi.meeting, lodi.admission));
      const inMilan = id(await register(anna.browser, milan.meeting, milan.admission));
      await lodi.free();
      await milan.free();
      expect((await mine(anna, inLodi)).status).toBe('OFFERED');
      expect(await mine(anna, inMilan)).toMatchObject({ status: 'WAITING', whyNotPromoted: { code: 'OFFER_ELSEWHERE', message: expect.stringMatching(/fino a .+ ore \d\d:\d\d: prima serve/) as string } });
      await cancel(anna.browser, { registrationId: inLodi });
      expect((await mine(anna, inMilan)).status).toBe('OFFERED');
      await accept(anna.browser, { registrationId: inMilan });
      expect(await server.em().count(Registration, { person: anna.person.id, status: { $in: ['CONFIRMED', 'OFFERED', 'WAITING'] } })).toBe(1);
    });

    it('is not taken from those who wait by whoever comes now, and goes to nobody so many hours before the start', async () => {
      const { meeting, admission, first, free } = await lineBefore(1, { promotion: { promotion: 'OFFER', offerHours: 24, promotionStopsHours: 12 } });
      server.setNow(before(20));
      await free();
      expect(await mine(first, first.registration)).toMatchObject({ status: 'OFFERED', heldUntil: before(12).toISOString() });
      server.setNow(before(12));
      await runJob();
      const late = await somebody();
      expect((await register(late.browser, meeting, admission)).registration?.status).toBe('CONFIRMED');
      const { meeting: other, admission: its, first: waits, free: freeIts } = await lineBefore(1, { promotion: { promotionStopsHours: 12 } });
      await freeIts();
      expect(await mine(waits, waits.registration)).toMatchObject({ status: 'WAITING', whyNotPromoted: { code: 'PROMOTION_STOPPED', message: 'Mancano meno di 12 ore all’inizio: i posti liberi non vengono più assegnati.' } });
      expect((await register(late.browser, other, its)).registration?.status).toBe('WAITING');
    });
  });

  it('are released to the others on their day when those for whom they were kept have not come', async () => {
    const em = server.em();
    const { meeting, admission, quota } = await aMeeting(em, { seats: 1, ...atStart });
    const kept = em.create(Quota, { meeting, key: 'kept', seats: 2, releasesTo: quota, releasesAt: before(50) });
    em.create(Admission, { meeting, quota: kept, key: 'kept', title: { it: 'Invitati' }, mode: 'IN_PERSON', audience: 'INVITED', position: 1 });
    await em.flush();
    const [anna, bea, carla] = [await somebody(), await somebody(), await somebody()];
    await register(anna.browser, meeting, admission);
    const [first, second] = [id(await register(bea.browser, meeting, admission)), id(await register(carla.browser, meeting, admission))];
    expect(await mine(bea, first)).toMatchObject({ status: 'WAITING', whyNotPromoted: { code: 'RESERVED', message: expect.stringContaining('«Invitati»') as string } });
    server.setNow(before(51));
    await runJob();
    expect((await mine(bea, first)).status).toBe('WAITING');
    server.setNow(before(50));
    await runJob();
    await runJob();
    expect([(await mine(bea, first)).status, (await mine(carla, second)).status]).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await server.em().find(Quota, { meeting: meeting.id }, { orderBy: { key: 'asc' } })).toMatchObject([{ key: 'kept', seats: 0, taken: 0 }, { key: 'room', seats: 3, taken: 3 }]);
    expect(await server.em().execute(`select count(*)::int as times from audit_entry where action = 'seats.released' and subject_id = ?`, [kept.id])).toEqual([{ times: 1 }]);
  });

  describe('a request', () => {
    it('takes no seat until staff approve it', async () => {
      const { meeting, admission, quota, process } = await aMeeting(server.em(), { seats: 1, approval: true, ...atStart });
      const staff = await organiserOf({ process });
      const [anna, bea] = [await somebody(), await somebody()];
      const asked = id(await register(anna.browser, meeting, admission));
      const later = id(await register(bea.browser, meeting, admission));
      expect(await mine(anna, asked)).toMatchObject({ status: 'TO_APPROVE', position: null, whyNotPromoted: { code: 'TO_APPROVE', message: 'Chi organizza deve ancora decidere sulla richiesta.' } });
      expect(await stateFor(anna, meeting)).toBe('TO_APPROVE');
      expect(await seatsOf(server, quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
      expect((await register(anna.browser, meeting, admission)).userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED' }]);
      await runJob();
      expect((await anna.browser.ask(APPROVE, { input: { registrationId: asked } })).errors[0]?.extensions['code']).toBe('FORBIDDEN');

      expect(await approve(staff, { registrationId: later })).toMatchObject({ registration: { status: 'CONFIRMED' }, userErrors: [] });
      expect(await approve(staff, { registrationId: later })).toMatchObject({ registration: { status: 'CONFIRMED' }, userErrors: [] });
      expect(await approve(staff, { registrationId: asked })).toMatchObject({ registration: { status: 'WAITING', position: 1 }, userErrors: [] });
      expect(await kindsTo(bea)).toEqual(['registration-received', 'registration-confirmed REQUEST']);
      expect(await kindsTo(anna)).toEqual(['registration-received', 'registration-waiting']);
      await cancel(bea.browser, { registrationId: later });
      expect((await mine(anna, asked)).status).toBe('CONFIRMED');
    });

    it('is refused with words that the person reads', async () => {
      const { meeting, admission, process } = await aMeeting(server.em(), { seats: 1, approval: true, ...atStart });
      const staff = await organiserOf({ process });
      const anna = await somebody();
      const asked = id(await register(anna.browser, meeting, admission));
      expect(await refuse(staff, { registrationId: asked, reason: 'Il tavolo è al completo.' })).toMatchObject({ registration: { status: 'REFUSED' }, userErrors: [] });
      expect(await mine(anna, asked)).toMatchObject({ status: 'REFUSED', refusalReason: 'Il tavolo è al completo.', whyNotPromoted: null });
      expect(await kindsTo(anna)).toEqual(['registration-received', 'registration-refused']);
      expect((await approve(staff, { registrationId: asked })).userErrors).toEqual([{ code: 'STALE' }]);
      expect((await refuse(staff, { registrationId: asked })).userErrors).toEqual([]);
    });

    it('is made from the mail by whoever has no account, and approved only then', async () => {
      const { meeting, admission, process } = await aMeeting(server.em(), { seats: 1, approval: true, waitingList: false, ...atStart });
      const staff = await organiserOf({ process });
      const stranger = server.browser();
      const name = visitor('Dario Nuovo', `dario.${meeting.id}@example.org`);
      await register(stranger, meeting, admission, name);
      const asked = await server.em().findOneOrFail(Registration, { meeting: meeting.id });
      expect(asked).toMatchObject({ status: 'TO_APPROVE', confirmedAt: null });
      expect((await approve(staff, { registrationId: asked.id })).userErrors).toEqual([{ code: 'NOT_CONFIRMED' }]);
      const token = await linkTo(server, name.person.email);
      expect((await confirm(stranger, token)).registration?.status).toBe('TO_APPROVE');
      expect((await mailsTo(server, name.person.email)).map(({ kind }) => kind)).toEqual(['registration-to-confirm', 'registration-received']);
      expect((await approve(staff, { registrationId: asked.id })).registration?.status).toBe('CONFIRMED');
      const bea = await somebody();
      expect((await register(bea.browser, meeting, admission)).userErrors).toMatchObject([{ code: 'FULL' }]);
    });

    it('can be made besides a seat, which is given up when it is approved', async () => {
      const { meeting, admission, quota, process } = await aMeeting(server.em(), { seats: 5, ...atStart });
      const em = server.em();
      const experts = em.create(Admission, { meeting: meeting.id, quota: quota.id, key: 'experts', title: { it: 'Tavolo' }, mode: 'IN_PERSON', audience: 'PUBLIC', approval: true, position: 1 });
      await em.flush();
      const staff = await organiserOf({ process });
      const anna = await somebody();
      const seat = id(await register(anna.browser, meeting, admission));
      const { changeAdmission } = await anna.browser.get<{ changeAdmission: Answer }>(
        `mutation ($input: ChangeAdmissionInput!) { changeAdmission(input: $input) { ${FIELDS} } }`,
        { input: { registrationId: seat, admissionId: experts.id } },
      );
      expect(changeAdmission).toMatchObject({ registration: { status: 'TO_APPROVE' }, userErrors: [] });
      expect((await mine(anna, seat)).status).toBe('CONFIRMED');
      await approve(staff, { registrationId: changeAdmission.registration?.id });
      expect((await mine(anna, seat)).status).toBe('CANCELLED');
      expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    });
  });

  describe('a way to attend', () => {
    const SAVE = 'mutation ($input: SaveAdmissionInput!) { saveAdmission(input: $input) { admission { id title seats approval offerHours promotionStopsHours waitingList sharesSeatsWith { id } releasesTo { id } releasesAt } seated offered userErrors { code message path } } }';
    const REMOVE = 'mutation ($input: RemoveAdmissionInput!) { removeAdmission(input: $input) { meeting { admissions { id } } userErrors { code } } }';
    type Saved = { admission: { id: string; seats: number | null; sharesSeatsWith: { id: string } | null } | null; userErrors: { code: string; path: string[] | null }[] };
    const save = async (browser: Browser, input: object) =>
      (await browser.get<{ saveAdmission: Saved }>(SAVE, { input: { title: [{ locale: 'it', text: 'Tavolo' }], mode: 'IN_PERSON', audience: 'PUBLIC', ...input } })).saveAdmission;
    const remove = async (browser: Browser, admissionId: string) => (await browser.get<{ removeAdmission: { userErrors: { code: string }[] } }>(REMOVE, { input: { admissionId } })).removeAdmission;

    it('is added and changed with its seats by the organisers, and more seats go to those who wait', async () => {
      const { meeting, admission, process } = await aMeeting(server.em(), { seats: 3, ...atStart });
      const staff = await organiserOf({ process });
      const values = { meetingId: meeting.id, seats: 1, approval: false, promotion: 'OFFER', offerHours: 6, promotionStopsHours: 2, releasesTo: admission.id, releasesAt: before(10).toISOString() };
      const made = await save(staff, values);
      expect(made).toMatchObject({
        admission: { title: 'Tavolo', seats: 1, offerHours: 6, promotionStopsHours: 2, waitingList: true, sharesSeatsWith: null, releasesTo: { id: admission.id }, releasesAt: before(10).toISOString() },
        userErrors: [],
      });
      const admissionId = made.admission?.id ?? '';
      const [anna, bea, carla] = [await somebody(), await somebody(), await somebody()];
      await register(anna.browser, meeting, { id: admissionId });
      const [first, second] = [id(await register(bea.browser, meeting, { id: admissionId })), id(await register(carla.browser, meeting, { id: admissionId }))];
      expect(await save(staff, { ...values, admissionId, seats: 3, promotion: 'AT_ONCE', dryRun: true })).toMatchObject({ admission: { seats: 1 }, seated: 2, offered: 0 });
      expect([(await mine(bea, first)).status, (await mine(carla, second)).status]).toEqual(['WAITING', 'WAITING']);
      expect(await save(staff, { ...values, seats: 2, dryRun: true })).toMatchObject({ admission: null, seated: 0, offered: 0, userErrors: [] });
      expect(await save(staff, { ...values, admissionId, seats: 3 })).toMatchObject({ seated: 0, offered: 2 });
      expect([(await mine(bea, first)).status, (await mine(carla, second)).status]).toEqual(['OFFERED', 'OFFERED']);
      expect((await save(staff, { ...values, admissionId, seats: 2 })).userErrors).toMatchObject([{ code: 'SEATS_BELOW_TAKEN', path: ['seats'], message: expect.stringContaining('3') as string }]);
      expect((await save(staff, { ...values, admissionId, seats: 2, allowOver: true })).userErrors).toEqual([]);
      expect((await save(staff, { ...values, admissionId, seats: 2, waitingList: false })).userErrors).toEqual([]);
      expect((await save(staff, { ...values, admissionId, mode: 'ONLINE' })).userErrors).toMatchObject([{ code: 'ADMISSION_IN_USE', path: ['mode'] }]);
      expect((await remove(staff, admissionId)).userErrors).toEqual([{ code: 'ADMISSION_IN_USE' }]);
      expect((await anna.browser.ask(SAVE, { input: { ...values, title: [], mode: 'ONLINE', audience: 'PUBLIC' } })).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });

    it('shares the seats of another, gets its own again, and is taken away while nobody uses it', async () => {
      const { meeting, admission, quota, process } = await aMeeting(server.em(), { seats: 3, ...atStart });
      const staff = await organiserOf({ process });
      const made = await save(staff, { meetingId: meeting.id, sharesSeatsWith: admission.id, seats: 99 });
      expect(made.admission).toMatchObject({ seats: 3, sharesSeatsWith: { id: admission.id } });
      const admissionId = made.admission?.id ?? '';
      expect((await save(staff, { meetingId: meeting.id, admissionId, seats: 7 })).admission).toMatchObject({ seats: 7, sharesSeatsWith: null });
      expect((await save(staff, { meetingId: meeting.id, admissionId, sharesSeatsWith: admission.id })).admission).toMatchObject({ seats: 3 });
      expect(await server.em().count(Quota, { meeting: meeting.id })).toBe(1);
      expect((await remove(staff, admissionId)).userErrors).toEqual([]);
      expect(await server.em().find(Quota, { meeting: meeting.id })).toMatchObject([{ id: quota.id, seats: 3 }]);
    });

    it('keeps the seats that staff give it again after the day on which reserved ones were released', async () => {
      const { meeting, admission, process } = await aMeeting(server.em(), { seats: 3, ...atStart });
      const staff = await organiserOf({ process });
      const values = { meetingId: meeting.id, audience: 'INVITED', seats: 2, releasesTo: admission.id, releasesAt: before(50).toISOString() };
      const admissionId = (await save(staff, values)).admission?.id;
      server.setNow(before(50));
      await runJob();
      expect((await save(staff, { ...values, admissionId, seats: 0, title: [{ locale: 'it', text: 'Ospiti' }] })).admission).toMatchObject({ seats: 0, releasesTo: { id: admission.id } });
      expect((await save(staff, { ...values, admissionId })).admission).toMatchObject({ seats: 2, releasesTo: null });
      expect((await save(staff, { meetingId: meeting.id, admissionId: admission.id, seats: 5 })).admission).toMatchObject({ seats: 5 });
    });

    it.each([
      ['without a name', { title: [] }, ['title']],
      ['with an offer of no hours', { offerHours: 0 }, ['offerHours']],
      ['reserved without a number', { releasesTo: 'room', releasesAt: '2027-01-01T00:00:00Z' }, ['seats']],
      ['reserved for ever', { seats: 2, releasesTo: 'room' }, ['releasesAt']],
      ['reserved until it has begun', { seats: 2, releasesTo: 'room', releasesAt: before(0).toISOString() }, ['releasesAt']],
      ['with more seats than anybody has', { seats: 1_000_001 }, ['seats']],
    ])('is refused %s', async (_, input, path) => {
      const { meeting, admission, process } = await aMeeting(server.em(), { seats: 3, ...atStart });
      const staff = await organiserOf({ process });
      const meant = 'releasesTo' in input ? { ...input, releasesTo: admission.id } : input;
      expect(await save(staff, { meetingId: meeting.id, ...meant })).toMatchObject({ admission: null, userErrors: [{ code: 'INVALID', path }] });
    });
  });
});
