import { aMeeting, aPerson, signedInBrowser } from './harness/builders.js';
import { mailsTo, register, seatsOf } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

describe('registering for a meeting', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const somebody = async (name?: string) => {
    const person = await aPerson(server.em(), name === undefined ? {} : { name });
    return { person, browser: await signedInBrowser(server, person) };
  };

  it('gives a signed-in person a seat at once, and writes the mail and the calendar entry in the same breath', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 10 });
    const { person, browser } = await somebody('Anna Rossi');
    const { registration, admission: seen, userErrors } = await register(browser, meeting, admission);
    expect(userErrors).toEqual([]);
    expect(registration).toMatchObject({ status: 'CONFIRMED', position: null, person: { name: 'Anna Rossi', email: person.email } });
    expect(seen).toMatchObject({ id: admission.id, seatsLeft: 9 });
    expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    const [mail, ...others] = await mailsTo(server, person.email ?? '');
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: 'registration-confirmed', calendar: { method: 'REQUEST', sequence: 0 } });
    expect(mail?.secret).toMatch(/^[\w-]{43}$/);
  });

  it('gives the last seat to one of two people who ask together, and the other waits', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 1 });
    const [one, other] = await Promise.all([somebody(), somebody()]);
    const answers = await Promise.all([register(one.browser, meeting, admission), register(other.browser, meeting, admission)]);
    expect(answers.map(({ registration }) => registration?.status).sort()).toEqual(['CONFIRMED', 'WAITING']);
    expect(answers.find(({ registration }) => registration?.status === 'WAITING')?.registration?.position).toBe(1);
    expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
  });

  it('keeps the waiting list in the order of arrival', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 1 });
    const places: (number | null | undefined)[] = [];
    for (let index = 0; index < 4; index++) {
      const { browser } = await somebody();
      places.push((await register(browser, meeting, admission)).registration?.position);
    }
    expect(places).toEqual([null, 1, 2, 3]);
  });

  it('refuses where the seats are gone and nobody can wait', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 0, waitingList: false });
    const { browser } = await somebody();
    const answer = await register(browser, meeting, admission);
    expect(answer).toMatchObject({ registration: null, userErrors: [{ code: 'FULL' }], admission: { state: 'FULL', waitingListOpen: false } });
  });

  it('registers once a person who clicks fifty times at once', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { seats: 100 });
    const { person, browser } = await somebody();
    const answers = await Promise.all(Array.from({ length: 50 }, () => register(browser, meeting, admission)));
    const ids = new Set(answers.map(({ registration }) => registration?.id));
    expect(ids.size).toBe(1);
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'ALREADY_REGISTERED')).toHaveLength(49);
    expect(await seatsOf(server, quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    expect(await mailsTo(server, person.email ?? '')).toHaveLength(1);
  });
});
