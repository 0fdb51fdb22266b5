import { Admission } from '../src/meetings/admission.entity.js';
import { Person } from '../src/people/person.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { RegistrationsJobs } from '../src/registrations/registrations.jobs.js';
import { aMeeting, aPerson, signedInBrowser } from './harness/builders.js';
import { cancel, confirm, linkTo, mailsTo, register, seatsOf, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const HOUR = 3_600_000;

describe('registering for a meeting without an account', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ REGISTRATIONS_PER_ADDRESS: '1000' });
  });
  afterAll(() => server.stop());
  afterEach(() => server.setNow(null));

  const later = (milliseconds: number) => server.setNow(new Date(Date.now() + milliseconds));
  const expireHolds = (now: Date) => server.app.get(RegistrationsJobs).expireHolds(now);
  const statusOf = async (email: string) => {
    const em = server.em();
    const person = await em.findOneOrFail(Person, { email });
    return (await em.find(Registration, { person }, { orderBy: { registeredAt: 'asc' } })).map(({ status }) => status);
  };
  const seat = async (email: string, seats = 5, waitingList = true) => {
    const made = await aMeeting(server.em(), { seats, waitingList });
    const answer = await register(server.browser(), made.meeting, made.admission, visitor('Anna Rossi', email));
    return { ...made, answer };
  };
  const usable = async (token: string) =>
    (await server.browser().get<{ registrationByToken: { usable: boolean } }>('query ($token: String!) { registrationByToken(token: $token) { usable } }', { token })).registrationByToken.usable;
  const fill = async (meeting: { id: string }, admission: { id: string }) => {
    const person = await aPerson(server.em());
    const browser = await signedInBrowser(server, person);
    return { person, browser, answer: await register(browser, meeting, admission) };
  };

  it('holds the seat, answers "check your mail", and the link in the mail confirms', async () => {
    const { answer, quota, admission } = await seat('anna@example.org');
    expect(answer).toMatchObject({ registration: null, userErrors: [], admission: { id: admission.id, state: 'OPEN' } });
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 1, live: 1 });
    expect(await statusOf('anna@example.org')).toEqual(['PENDING']);
    const { registration } = await confirm(server.browser(), await linkTo(server, 'anna@example.org'));
    expect(registration).toMatchObject({ status: 'CONFIRMED', person: { name: 'Anna Rossi', email: null } });
    const mails = await mailsTo(server, 'anna@example.org');
    expect(mails.map(({ kind }) => kind)).toEqual(['registration-to-confirm', 'registration-confirmed']);
    expect(mails.map(({ calendar }) => calendar?.method)).toEqual([undefined, 'REQUEST']);
  });

  it('confirms once, however often the button is pressed', async () => {
    await seat('bea@example.org');
    const token = await linkTo(server, 'bea@example.org');
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(server.browser(), token)));
    expect(new Set(answers.map(({ registration }) => registration?.id)).size).toBe(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await mailsTo(server, 'bea@example.org')).toHaveLength(2);
  });

  it('does not confirm what was cancelled', async () => {
    await seat('carla@example.org');
    const token = await linkTo(server, 'carla@example.org');
    expect((await cancel(server.browser(), { token })).registration?.status).toBe('CANCELLED');
    expect((await confirm(server.browser(), token)).userErrors).toMatchObject([{ code: 'TOKEN_USED_OR_EXPIRED' }]);
    expect((await confirm(server.browser(), 'never given out')).userErrors).toMatchObject([{ code: 'TOKEN_USED_OR_EXPIRED', path: ['token'] }]);
  });

  it('makes one row of two requests, answers them alike, and says so by mail once an hour', async () => {
    const { meeting, admission, answer } = await seat('dora@example.org');
    const again = await register(server.browser(), meeting, admission, visitor('Rossi, ANNA', 'Dora@Example.org'));
    await register(server.browser(), meeting, admission, visitor('Anna Rossi', 'dora@example.org'));
    expect({ ...again, admission: null }).toEqual({ ...answer, admission: null });
    expect(await statusOf('dora@example.org')).toEqual(['PENDING']);
    expect((await mailsTo(server, 'dora@example.org')).map(({ kind }) => kind)).toEqual(['registration-to-confirm', 'already-registered']);
    expect((await confirm(server.browser(), await linkTo(server, 'dora@example.org'))).registration?.status).toBe('CONFIRMED');
  });

  it('answers the same whether the address is unknown, known, registered, or of somebody else', async () => {
    const { meeting, admission } = await seat('emma@example.org', 50);
    await confirm(server.browser(), await linkTo(server, 'emma@example.org'));
    await aPerson(server.em(), { name: 'Franca Blu', email: 'franca@example.org' });
    const answers = [];
    for (const who of [visitor('Nuova Persona', 'nuova@example.org'), visitor('Franca Blu', 'franca@example.org'), visitor('Anna Rossi', 'emma@example.org'), visitor('Gino Rossi', 'emma@example.org')]) {
      const { admission: seen, ...answer } = await register(server.browser(), meeting, admission, who);
      answers.push({ ...answer, admission: { ...seen, seatsLeft: null } });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('asks by mail whether a second name of a mailbox is another person, and its button registers them once', async () => {
    const { meeting, admission, quota } = await seat('famiglia@example.org');
    await confirm(server.browser(), await linkTo(server, 'famiglia@example.org'));
    await register(server.browser(), meeting, admission, visitor('Paolo Rossi', 'famiglia@example.org'));
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 1 });
    expect((await mailsTo(server, 'famiglia@example.org')).at(-1)?.kind).toBe('another-person');
    const token = await linkTo(server, 'famiglia@example.org');
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(server.browser(), token)));
    expect(new Set(answers.map(({ registration }) => registration?.id)).size).toBe(1);
    expect(answers[0]?.registration).toMatchObject({ status: 'CONFIRMED', person: { name: 'Paolo Rossi' } });
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 2, live: 2 });
    expect(await server.em().find(Person, { contactEmail: 'famiglia@example.org' })).toMatchObject([{ name: 'Paolo Rossi', email: null }]);
    // Asked again, he is known by his mailbox and his name.
    await register(server.browser(), meeting, admission, visitor('Paolo Rossi', 'famiglia@example.org'));
    expect((await mailsTo(server, 'famiglia@example.org')).at(-1)?.kind).toBe('already-registered');
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 2, live: 2 });
  });

  it('takes the name of somebody who only ever signed in from the mail that they confirm, not before', async () => {
    const person = await aPerson(server.em(), { name: '', email: 'senza.nome@example.org' });
    const { meeting, admission } = await aMeeting(server.em(), { seats: 5 });
    await register(server.browser(), meeting, admission, visitor('Nina Verdi', 'senza.nome@example.org'));
    expect(await server.em().findOneOrFail(Person, person.id)).toMatchObject({ name: '' });
    await confirm(server.browser(), await linkTo(server, 'senza.nome@example.org'));
    expect(await server.em().findOneOrFail(Person, person.id)).toMatchObject({ name: 'Nina Verdi', nameKey: 'nina verdi' });
  });

  it('puts whoever comes to a full meeting on the list, unconfirmed, and the list begins with those who confirmed', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 1 });
    const first = await fill(meeting, admission);
    await register(server.browser(), meeting, admission, visitor('Olga Neri', 'olga@example.org'));
    const waiting = await fill(meeting, admission);
    expect(waiting.answer.registration).toMatchObject({ status: 'WAITING', position: 2 });
    expect((await mailsTo(server, 'olga@example.org')).at(0)).toMatchObject({ kind: 'registration-to-confirm', waitingRank: 1 });
    await cancel(first.browser, { registrationId: first.answer.registration?.id ?? '' });
    expect((await mailsTo(server, waiting.person.email ?? '')).at(-1)?.kind).toBe('registration-promoted');
    expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
    expect((await confirm(server.browser(), await linkTo(server, 'olga@example.org'))).registration).toMatchObject({
      status: 'WAITING',
      position: 1,
      whyNotPromoted: { code: 'NO_SEAT' },
    });
  });

  it('gives a free seat to somebody who confirms a place in the list when nobody confirmed waits', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 1 });
    const first = await fill(meeting, admission);
    await register(server.browser(), meeting, admission, visitor('Pia Neri', 'pia@example.org'));
    await cancel(first.browser, { registrationId: first.answer.registration?.id ?? '' });
    expect(await seatsOf(server, quota)).toEqual({ taken: 0, live: 0, waiting: 1 });
    expect((await confirm(server.browser(), await linkTo(server, 'pia@example.org'))).registration).toMatchObject({ status: 'CONFIRMED' });
  });

  it('frees the seat when the hold has run out, and promotes', async () => {
    const { meeting, admission, quota } = await seat('rita@example.org', 1);
    const waiting = await fill(meeting, admission);
    await expireHolds(new Date(Date.now() + 23 * HOUR));
    expect(await statusOf('rita@example.org')).toEqual(['PENDING']);
    await expireHolds(new Date(Date.now() + 25 * HOUR));
    expect(await statusOf('rita@example.org')).toEqual(['EXPIRED']);
    expect((await mailsTo(server, waiting.person.email ?? '')).at(-1)?.kind).toBe('registration-promoted');
    expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    later(25 * HOUR);
    expect((await confirm(server.browser(), await linkTo(server, 'rita@example.org'))).registration).toMatchObject({ status: 'WAITING', position: 1 });
  });

  it('gives a seat behind an old link while one is free', async () => {
    const { quota } = await seat('sara@example.org', 1);
    await expireHolds(new Date(Date.now() + 25 * HOUR));
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 0 });
    later(25 * HOUR);
    expect((await confirm(server.browser(), await linkTo(server, 'sara@example.org'))).registration).toMatchObject({ status: 'CONFIRMED' });
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 1, live: 1 });
  });

  it('does not confirm after registration has closed, and says so in words; what was confirmed before still can be cancelled', async () => {
    const { meeting, admission } = await seat('lia@example.org');
    await register(server.browser(), meeting, admission, visitor('Lino Blu', 'lino@example.org'));
    const late = await linkTo(server, 'lia@example.org');
    const early = await linkTo(server, 'lino@example.org');
    await confirm(server.browser(), early);
    await server.em().nativeUpdate(Admission, { id: admission.id }, { closesAt: new Date(Date.now() + HOUR / 6) });
    later(HOUR / 4);
    const italian = server.browser({ 'accept-language': 'it' });
    expect(await usable(late)).toBe(false);
    expect((await confirm(italian, late)).userErrors).toMatchObject([{ code: 'CLOSED', message: 'Le iscrizioni sono chiuse.' }]);
    expect(await statusOf('lia@example.org')).toEqual(['PENDING']);
    expect(await usable(early)).toBe(true);
    expect((await confirm(italian, early)).registration).toMatchObject({ status: 'CONFIRMED' });
    expect((await cancel(italian, { token: early })).registration).toMatchObject({ status: 'CANCELLED' });
  });

  it('says that it is full behind an old link where nobody can wait', async () => {
    const { meeting, admission } = await seat('tina@example.org', 1, false);
    await expireHolds(new Date(Date.now() + 25 * HOUR));
    await fill(meeting, admission);
    later(25 * HOUR);
    expect((await confirm(server.browser(), await linkTo(server, 'tina@example.org'))).userErrors).toMatchObject([{ code: 'FULL' }]);
  });

  it('holds the seat for half an hour from the moment when the mail server took the mail', async () => {
    const { quota } = await seat('ugo@example.org', 1);
    const registration = await server.em().findOneOrFail(Registration, { person: { email: 'ugo@example.org' } });
    const settled = (state: 'SENT' | 'FAILED', refused: boolean) =>
      server.app.get(RegistrationsJobs).mailSettled(server.em(), {
        mailId: registration.id, kind: 'registration-to-confirm', state, refused, at: new Date(), personId: null, meetingId: null,
        registrationId: registration.id, words: null,
      });
    await settled('SENT', false);
    await expireHolds(new Date(Date.now() + 29 * 60_000));
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 1 });
    await expireHolds(new Date(Date.now() + 31 * 60_000));
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 0 });
  });

  it('frees the seat at once when the address is refused, and not for another failure', async () => {
    const { quota } = await seat('vera@example.org', 1);
    const registration = await server.em().findOneOrFail(Registration, { person: { email: 'vera@example.org' } });
    const failed = (refused: boolean) =>
      server.em().transactional((em) =>
        server.app.get(RegistrationsJobs).mailSettled(em, {
          mailId: registration.id, kind: 'registration-to-confirm', state: 'FAILED', refused, at: new Date(), personId: null, meetingId: null,
          registrationId: registration.id, words: null,
        }),
      );
    await failed(false);
    expect(await seatsOf(server, quota)).toMatchObject({ taken: 1 });
    await failed(true);
    expect(await seatsOf(server, quota)).toEqual({ taken: 0, live: 0, waiting: 0 });
  });

  it('is only for those with a session where the audience is not the public', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 5, audience: 'INVITED' });
    const known = await aPerson(server.em());
    for (const email of ['ignoto@example.org', known.email ?? '']) {
      expect(await register(server.browser(), meeting, admission, visitor('Chi Sa', email))).toMatchObject({ userErrors: [{ code: 'NOT_FOR_YOU' }] });
    }
  });

  it('creates nobody when the meeting is closed to everybody', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { starts: '2020-03-12T10:00', ends: '2020-03-12T12:00' });
    expect(await register(server.browser(), meeting, admission, visitor('Troppo Tardi', 'tardi@example.org'))).toMatchObject({ userErrors: [{ code: 'CLOSED' }] });
    expect(await server.em().count(Person, { email: 'tardi@example.org' })).toBe(0);
  });
});

describe('the limit on registrations without a session', () => {
  it('holds for one network address and not for the next', async () => {
    const server = await startTestServer({ REGISTRATIONS_PER_ADDRESS: '3', TRUST_PROXY: '127.0.0.1' });
    const { meeting, admission } = await aMeeting(server.em());
    const from = (address: string) => server.browser({ 'x-forwarded-for': address });
    for (const name of ['Uno', 'Due', 'Tre']) await register(from('192.0.2.1'), meeting, admission, visitor(name));
    await expect(register(from('192.0.2.1'), meeting, admission, visitor('Quattro'))).rejects.toThrow('RATE_LIMITED');
    expect((await register(from('192.0.2.2'), meeting, admission, visitor('Cinque'))).userErrors).toEqual([]);
    await server.stop();
  });
});
