import { Consent } from '../src/registrations/consent.entity.js';
import { RegistrationsJobs } from '../src/registrations/registrations.jobs.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { Invitation } from '../src/invitations/invitation.entity.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import { register, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const STATE = `query ($id: ID!) { meeting(id: $id) {
  registrationState myRegistration { id status } admissions { id state seats seatsLeft waiting waitingListOpen consents { key } }
  registrations(first: 10) { totalCount edges { node { needs person { name email } } } } } }`;
const NEEDS = 'query ($id: ID!) { meeting(id: $id) { needCounts { kind language people } } }';
const OWN = `query { myRegistrations(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { node { id status meeting { id } } } } }`;

interface StateAnswer {
  meeting: {
    registrationState: string;
    myRegistration: { id: string; status: string } | null;
    admissions: { id: string; state: string; seats: number | null; seatsLeft: number | null; waiting: number; waitingListOpen: boolean }[];
    registrations: { totalCount: number; edges: { node: { needs: string | null; person: { name: string; email: string | null } } }[] } | null;
  };
}

describe('what is sent and seen when registering for a meeting', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const member = async (values: { name?: string } = {}) => {
    const person = await aPerson(server.em(), values);
    return { person, browser: await signedInBrowser(server, person) };
  };

  it('names every fault of a form at once, each at its field', async () => {
    const { meeting, admission } = await aMeeting(server.em());
    const { userErrors } = await register(server.browser(), meeting, admission, {
      person: { name: 'A\u0007nna', email: 'not an address', organisationId: 'x', municipality: 'L'.repeat(201) },
      needs: 'n'.repeat(2_001),
      consents: ['Not A Key'],
      idempotencyKey: ' ',
    });
    expect(userErrors.map(({ path }) => path?.join('.')).sort()).toEqual([
      'consents.0', 'idempotencyKey', 'needs', 'person.email', 'person.municipality', 'person.name', 'person.organisationId',
    ]);
  });

  it('does not know meetings, admissions, categories and organisations that are not there', async () => {
    const [one, other] = [await aMeeting(server.em()), await aMeeting(server.em())];
    const draft = await aMeeting(server.em(), { status: 'DRAFT' });
    const ask = (meeting: { id: string }, admission: { id: string }, more = {}) => register(server.browser(), meeting, admission, { ...visitor('Anna Rossi'), ...more });
    await expect(ask(one.meeting, other.admission)).rejects.toThrow('NOT_FOUND');
    await expect(ask({ id: 'no id' }, one.admission)).rejects.toThrow('NOT_FOUND');
    await expect(ask(draft.meeting, draft.admission)).rejects.toThrow('NOT_FOUND');
    const { person } = visitor('Anna Rossi');
    expect(await ask(one.meeting, one.admission, { person: { ...person, comesAs: 'nobody' } })).toMatchObject({ userErrors: [{ code: 'UNKNOWN_REFERENCE', path: ['person', 'comesAs'] }] });
    const organisationId = '00000000-0000-7000-8000-000000000000';
    expect(await ask(one.meeting, one.admission, { person: { ...person, organisationId } })).toMatchObject({ userErrors: [{ code: 'UNKNOWN_REFERENCE', path: ['person', 'organisationId'] }] });
  });

  it('needs somebody: without a session a person, with one only the own address', async () => {
    const { meeting, admission } = await aMeeting(server.em());
    expect(await register(server.browser(), meeting, admission)).toMatchObject({ userErrors: [{ code: 'INVALID', path: ['person'] }] });
    const { person, browser } = await member({ name: '' });
    expect(await register(browser, meeting, admission, visitor('Altra Persona'))).toMatchObject({ userErrors: [{ code: 'INVALID', path: ['person', 'email'] }] });
    expect((await register(browser, meeting, admission, visitor('Lea Neri', person.email ?? ''))).registration).toMatchObject({ status: 'CONFIRMED', person: { name: 'Lea Neri' } });
  });

  it('takes somebody who signed in and never said a name by what stands before the @', async () => {
    const { meeting, admission } = await aMeeting(server.em());
    const person = await aPerson(server.em(), { name: '', email: 'lea.neri@example.org' });
    const browser = await signedInBrowser(server, person);
    expect((await register(browser, meeting, admission)).registration).toMatchObject({ status: 'CONFIRMED', person: { name: 'lea.neri' } });
    expect(await browser.get('{ me { name } }')).toEqual({ me: { name: 'lea.neri' } });
    const nameless = await signedInBrowser(server, await aPerson(server.em(), { name: '', email: '_@example.org' }));
    expect((await register(nameless, meeting, admission)).registration).toMatchObject({ person: { name: '_@example.org' } });
  });

  it('keeps what was agreed to in the version that was shown, and needs for those who run the meeting', async () => {
    const { meeting, admission, process } = await aMeeting(server.em());
    const { person, browser } = await member({ name: 'Anna Rossi' });
    await register(browser, meeting, admission, { needs: 'Interprete LIS', consents: ['privacy', 'recording@3'] });
    const registration = await server.em().findOneOrFail(Registration, { person: person.id });
    const consents = await server.em().find(Consent, { registration }, { orderBy: { kind: 'asc' } });
    expect(consents.map(({ kind, textVersion }) => [kind, textVersion])).toEqual([['privacy', '2026-11'], ['recording', '3']]);

    const { person: organiser, browser: running } = await member();
    await aRole(server.em(), organiser, 'ORGANISER', { process });
    const { person: helper, browser: desk } = await member();
    await aRole(server.em(), helper, 'DESK', { meeting });
    const seen = async (by: typeof browser) => (await by.get<StateAnswer>(STATE, { id: meeting.id })).meeting.registrations;
    expect(await seen(running)).toMatchObject({ totalCount: 1, edges: [{ node: { needs: 'Interprete LIS', person: { name: 'Anna Rossi', email: person.email } } }] });
    expect(await seen(desk)).toMatchObject({ totalCount: 1, edges: [{ node: { needs: null, person: { name: 'Anna Rossi', email: null } } }] });
    expect(await seen(browser)).toBeNull();
    expect(await seen(server.browser())).toBeNull();
  });

  it('takes needs that are ticked, sums them up for those who run the meeting, and forgets them', async () => {
    const { meeting, admission, process } = await aMeeting(server.em());
    const people = [await member(), await member(), await member()];
    const needs = [
      { needKinds: ['INTERPRETER', 'WHEELCHAIR', 'WHEELCHAIR'], interpreterLanguage: ' Arabo ' },
      { needKinds: ['INTERPRETER'], interpreterLanguage: 'arabo' },
      { needKinds: ['CAPTIONS'], interpreterLanguage: 'arabo', needs: 'Vicino al palco' },
    ];
    for (const [index, { browser }] of people.entries()) await register(browser, meeting, admission, needs[index]);
    const { browser: unsaid } = await member();
    expect(await register(unsaid, meeting, admission, { needKinds: ['INTERPRETER'] })).toMatchObject({ userErrors: [{ code: 'INVALID', path: ['interpreterLanguage'] }] });
    const visited = await register(server.browser(), meeting, admission, { ...visitor('Elsa Verdi'), needKinds: ['EASY_LANGUAGE'] });
    expect(visited.userErrors).toEqual([]);

    const { person: organiser, browser: running } = await member();
    await aRole(server.em(), organiser, 'ORGANISER', { process });
    const { person: helper, browser: desk } = await member();
    await aRole(server.em(), helper, 'DESK', { meeting });
    const counted = async (by: typeof running) => (await by.get<{ meeting: { needCounts: object[] | null } }>(NEEDS, { id: meeting.id })).meeting.needCounts;
    // Elsa has not confirmed her address yet.
    expect(await counted(running)).toEqual([{ kind: 'INTERPRETER', language: 'arabo', people: 2 }, { kind: 'CAPTIONS', language: null, people: 1 }, { kind: 'WHEELCHAIR', language: null, people: 1 }]);
    expect([await counted(desk), await counted(server.browser())]).toEqual([null, null]);
    const stated = async () => (await server.em().find(Registration, { meeting: meeting.id }, { orderBy: { registeredAt: 'asc' } })).map(({ needKinds, interpreterLanguage, needs: text }) => [needKinds, interpreterLanguage, text]);
    expect(await stated()).toEqual([[['WHEELCHAIR', 'INTERPRETER'], 'Arabo', null], [['INTERPRETER'], 'arabo', null], [['CAPTIONS'], null, 'Vicino al palco'], [['EASY_LANGUAGE'], null, null]]);
    const sheet = await (await running.fetch(`/files/registrations/${meeting.id}.csv`)).text();
    expect(sheet).toContain(';Posto per una sedia a rotelle, Interprete in un’altra lingua: Arabo;');
    await server.app.get(RegistrationsJobs).forgetNeeds(new Date('2099-05-01T10:00:00Z'));
    expect(await stated()).toEqual(Array(4).fill([[], null, null]));
  });

  it('says for each caller how it stands', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 1 });
    const [first, second] = [await member(), await member()];
    const state = async (by: { get: typeof first.browser.get }) => (await by.get<StateAnswer>(STATE, { id: meeting.id })).meeting;
    expect(await state(server.browser())).toMatchObject({ registrationState: 'OPEN', myRegistration: null, admissions: [{ state: 'OPEN', seats: 1, seatsLeft: 1, waiting: 0, waitingListOpen: true }] });
    await register(first.browser, meeting, admission);
    await register(second.browser, meeting, admission);
    expect(await state(server.browser())).toMatchObject({ registrationState: 'WAITING_LIST', admissions: [{ seatsLeft: 0, waiting: 1 }] });
    expect(await state(first.browser)).toMatchObject({ registrationState: 'REGISTERED', myRegistration: { status: 'CONFIRMED' }, admissions: [{ state: 'REGISTERED' }] });
    expect(await state(second.browser)).toMatchObject({ registrationState: 'WAITING', myRegistration: { status: 'WAITING' } });
  });

  it('lets in those who were invited, and nobody else', async () => {
    const em = server.em();
    const { meeting, admission } = await aMeeting(em, { audience: 'INVITED' });
    const [guest, stranger] = [await member(), await member()];
    em.create(Invitation, { meeting: meeting.id, admission: admission.id, person: guest.person.id, status: 'INVITED', invitedAt: new Date() });
    await em.flush();
    const state = async (by: { get: typeof guest.browser.get }) => (await by.get<StateAnswer>(STATE, { id: meeting.id })).meeting.registrationState;
    expect([await state(guest.browser), await state(stranger.browser), await state(server.browser())]).toEqual(['OPEN', 'NOT_FOR_YOU', 'NOT_FOR_YOU']);
    expect(await register(stranger.browser, meeting, admission)).toMatchObject({ userErrors: [{ code: 'NOT_FOR_YOU' }] });
    expect((await register(guest.browser, meeting, admission)).registration).toMatchObject({ status: 'CONFIRMED' });
  });

  it('lists what somebody has, the latest first, page by page', async () => {
    const { browser } = await member();
    const ids: string[] = [];
    for (let index = 0; index < 2; index++) {
      const { meeting, admission } = await aMeeting(server.em());
      await register(browser, meeting, admission);
      ids.push(meeting.id);
    }
    const { myRegistrations } = await browser.get<{ myRegistrations: { totalCount: number; pageInfo: { hasNextPage: boolean }; edges: { node: { meeting: { id: string } } }[] } }>(OWN);
    expect(myRegistrations).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { meeting: { id: ids[1] } } }] });
    await expect(server.browser().get(OWN)).rejects.toThrow('UNAUTHENTICATED');
  });
});
