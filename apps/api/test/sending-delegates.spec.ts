import { meaningOf, wallTimeAt } from '@percorso/time';
import { DelegationsJobs } from '../src/delegations/delegations.jobs.js';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { Group } from '../src/groups/group.entity.js';
import type { Quota } from '../src/meetings/quota.entity.js';
import { Organisation } from '../src/organisations/organisation.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { StakeholderCategory } from '../src/processes/stakeholder-category.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { cancel, linkTo, mailsTo, register, seatsOf } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const DELEGATION = `delegation { id state places named delegates { id name email role state meetings } } userErrors { code message path }`;
const act = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${DELEGATION} } }`;
const INVITE = act('inviteOrganisation', 'InviteOrganisationInput');
const SET = act('setDelegation', 'SetDelegationInput');
const WITHDRAW = act('withdrawDelegation', 'DelegationInput');
const REMIND = act('remindDelegation', 'DelegationInput');
const NAME = act('nameDelegate', 'NameDelegateInput');
const TAKE_BACK = act('withdrawDelegate', 'WithdrawDelegateInput');
const STEP_IN = act('stepIn', 'StepInInput');

interface Answer {
  delegation: { id: string; state: string; named: number; delegates: { id: string; name: string; role: string; state: string; meetings: number }[] } | null;
  userErrors: { code: string; message: string; path: string[] | null }[];
}

const CONTACT = 'segreteria@arci.example.org';
const anna = { name: 'Anna Bianchi', email: 'anna@arci.example.org' };
const bruno = { name: 'Bruno Rossi', email: 'bruno@arci.example.org' };
const carla = { name: 'Carla Verdi', email: 'carla@arci.example.org' };

describe('an organisation that is invited with places', () => {
  let server: TestServer;
  let process: Process;
  let category: StakeholderCategory;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    process = await aProcess(em);
    category = em.create(StakeholderCategory, { process, key: 'third', title: { it: 'Terzo settore' }, position: 0 });
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    server.setNow(null);
    await server.em().execute(`delete from outgoing_mail where to_address like '%arci.example.org'`);
  });

  async function anOrganisation(): Promise<Organisation> {
    const em = server.em();
    const organisation = em.create(Organisation, { name: `ARCI ${Math.random()}` });
    await em.flush();
    await em.execute('insert into organisation_category (organisation_id, process_id, stakeholder_category_id) values (?, ?, ?)', [organisation.id, process.id, category.id]);
    return organisation;
  }

  async function ask(browser: Browser, operation: string, input: object): Promise<Answer> {
    const data = await browser.get<Record<string, Answer>>(operation, { input });
    return Object.values(data)[0] ?? { delegation: null, userErrors: [] };
  }

  async function invite(where: object, more: object = {}): Promise<Answer> {
    const organisation = await anOrganisation();
    return ask(organiser, INVITE, { ...where, organisationId: organisation.id, contact: { name: 'Segreteria', email: CONTACT }, places: 2, ...more });
  }

  const codes = ({ userErrors }: Answer) => userErrors.map(({ code }) => code);
  const standing = ({ delegation }: Answer) => delegation?.delegates.map(({ name, role, state }) => [name, role, state]);
  const idOf = ({ delegation }: Answer, { name }: { name: string }) => delegation?.delegates.find((each) => each.name === name)?.id ?? '';
  const kindsTo = async ({ email }: { email: string }) => (await mailsTo(server, email)).map(({ kind, calendar }) => [kind, calendar?.method ?? null]);
  const left = async (quota: Quota) => {
    const [row] = await server.em().execute<{ left: number }[]>('select seats - taken - kept_seats(id) as left from quota where id = ?', [quota.id]);
    return row?.left;
  };

  /** What the page behind the link does. */
  async function contact() {
    const token = await linkTo(server, CONTACT);
    return {
      token,
      name: (who: object, role = 'DELEGATE') => ask(server.browser(), NAME, { token, ...who, role }),
      takeBack: (delegateId: string) => ask(server.browser(), TAKE_BACK, { token, delegateId }),
      stepIn: (substituteId: string, insteadOfId: string | null) => ask(server.browser(), STEP_IN, { token, substituteId, insteadOfId }),
    };
  }

  it('has its places kept, names who comes by the link in its mail, and each of them gets the usual confirmation', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { process, seats: 3 });
    expect(codes(await invite({ admissionId: admission.id }))).toEqual([]);
    expect([await left(quota), (await seatsOf(server, quota)).taken]).toEqual([1, 0]);
    const stranger = await signedInBrowser(server, await aPerson(server.em()));
    expect((await register(stranger, meeting, admission)).registration?.status).toBe('CONFIRMED');
    const late = await signedInBrowser(server, await aPerson(server.em()));
    expect((await register(late, meeting, admission)).registration?.status).toBe('WAITING');

    const page = await contact();
    await page.name(anna);
    const named = await page.name(bruno);
    expect(standing(named)).toEqual([['Anna Bianchi', 'DELEGATE', 'COMING'], ['Bruno Rossi', 'DELEGATE', 'COMING']]);
    expect(await kindsTo(anna)).toEqual([['registration-confirmed', 'REQUEST']]);
    expect(await seatsOf(server, quota)).toEqual({ taken: 3, live: 3, waiting: 1 });
    const counted = await server.em().find(Registration, { meeting, comesAs: category, organisation: { name: { $like: 'ARCI%' } } });
    expect(counted).toHaveLength(2);
  });

  it('is refused one name too many, the same person twice, and somebody who has a seat already, in a sentence each', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { process, seats: 10 });
    await invite({ admissionId: admission.id });
    const page = await contact();
    const person = await aPerson(server.em(), { name: 'Dora Neri', email: 'dora@arci.example.org' });
    await register(await signedInBrowser(server, person), meeting, admission);
    expect(codes(await page.name({ name: 'Dora Neri', email: 'dora@arci.example.org' }))).toEqual(['DELEGATE_REGISTERED']);
    await page.name(anna);
    expect(codes(await page.name(anna))).toEqual(['ALREADY_NAMED']);
    await page.name(bruno);
    const tooMany = await page.name(carla);
    expect(tooMany.userErrors).toMatchObject([{ code: 'PLACES_TAKEN', message: expect.stringContaining('2') }]);
    expect(codes(await page.name({ name: '', email: 'no' }))).toEqual(['INVALID', 'INVALID']);
    expect(codes(await ask(server.browser(), NAME, { token: 'forged', ...carla, role: 'DELEGATE' }))).toEqual(['TOKEN_USED_OR_EXPIRED']);
  });

  it('sends a substitute, who takes the seat of a delegate ahead of everybody who waits', async () => {
    const { meeting, admission, quota } = await aMeeting(server.em(), { process, seats: 2 });
    await invite({ admissionId: admission.id });
    const waiting = await signedInBrowser(server, await aPerson(server.em()));
    await register(waiting, meeting, admission);
    const page = await contact();
    await page.name(anna);
    await page.name(bruno);
    const named = await page.name(carla, 'SUBSTITUTE');
    expect(await kindsTo(carla)).toEqual([['substitute-named', null]]);
    const after = await page.stepIn(idOf(named, carla), idOf(named, anna));
    expect(standing(after)).toEqual([['Bruno Rossi', 'DELEGATE', 'COMING'], ['Carla Verdi', 'DELEGATE', 'COMING']]);
    expect(await kindsTo(anna)).toContainEqual(['registration-cancelled', 'CANCEL']);
    expect(await kindsTo(carla)).toContainEqual(['registration-confirmed', 'REQUEST']);
    expect(await seatsOf(server, quota)).toEqual({ taken: 2, live: 2, waiting: 1 });
  });

  it('keeps a place that a delegate gives back, until the deadline; then it goes to whoever waits, and the page can only be read', async () => {
    const wallTime = wallTimeAt(new Date(Date.now() + 3_600_000), 'Europe/Rome');
    const deadline = meaningOf(wallTime, 'Europe/Rome').instant;
    const { meeting, admission, quota } = await aMeeting(server.em(), { process, seats: 2 });
    await invite({ admissionId: admission.id }, { deadline: wallTime });
    const page = await contact();
    await page.name(anna);
    const waiting = await signedInBrowser(server, await aPerson(server.em()));
    await register(waiting, meeting, admission);
    await cancel(server.browser(), { token: await linkTo(server, anna.email) });
    expect(await seatsOf(server, quota)).toEqual({ taken: 0, live: 0, waiting: 1 });
    const renamed = await page.name(bruno);
    expect(standing(renamed)).toEqual([['Anna Bianchi', 'DELEGATE', 'NOT_COMING'], ['Bruno Rossi', 'DELEGATE', 'COMING']]);

    server.setNow(deadline);
    await server.app.get(DelegationsJobs).release(deadline);
    expect(await seatsOf(server, quota)).toEqual({ taken: 2, live: 2, waiting: 0 });
    expect(codes(await page.takeBack(idOf(renamed, bruno)))).toEqual(['DELEGATION_CLOSED']);
    const byStaff = await ask(organiser, NAME, { delegationId: renamed.delegation?.id, ...carla, role: 'DELEGATE' });
    expect(codes(byStaff)).toEqual(['FULL']);
  });

  it('is not invited twice, nor with more places than are free; its invitation can be changed, repeated and taken back', async () => {
    const { admission, quota } = await aMeeting(server.em(), { process, seats: 3 });
    const organisation = await anOrganisation();
    const input = { admissionId: admission.id, organisationId: organisation.id, contact: { name: 'Segreteria', email: CONTACT }, places: 2 };
    const { delegation } = await ask(organiser, INVITE, input);
    const delegationId = delegation?.id ?? '';
    expect(codes(await ask(organiser, INVITE, { ...input, places: 1 }))).toEqual(['ORGANISATION_INVITED']);
    expect(codes(await invite({ admissionId: admission.id }))).toEqual(['PLACES_NOT_FREE']);
    const page = await contact();
    await page.name(anna);
    await page.name(bruno);
    expect(codes(await ask(organiser, SET, { delegationId, contact: input.contact, places: 1 }))).toEqual(['PLACES_BELOW_NAMED']);
    expect(codes(await ask(organiser, SET, { delegationId, contact: input.contact, places: 4 }))).toEqual(['PLACES_NOT_FREE']);
    expect(codes(await ask(organiser, SET, { delegationId, contact: input.contact, places: 3 }))).toEqual([]);
    expect((await Promise.all([1, 2].map(() => ask(organiser, REMIND, { delegationId })))).map(codes)).toEqual([[], []]);
    expect((await kindsTo({ email: CONTACT })).map(([kind]) => kind)).toEqual(['delegation-invitation', 'delegation-reminder']);
    const withdrawn = await ask(organiser, WITHDRAW, { delegationId });
    expect([withdrawn.delegation?.state, withdrawn.delegation?.delegates]).toEqual(['WITHDRAWN', []]);
    expect(await kindsTo(bruno)).toContainEqual(['registration-cancelled', 'CANCEL']);
    expect(await left(quota)).toBe(3);
    expect(codes(await page.name(carla))).toEqual(['DELEGATION_WITHDRAWN']);
    expect(codes(await ask(organiser, INVITE, input))).toEqual([]);
  });

  it('sends delegates into a group, who are registered for its coming meetings; a substitute gets all that they had', async () => {
    const em = server.em();
    const group = em.create(Group, { process, key: 'casa', kind: 'THEMATIC', position: 0 });
    await em.flush();
    const first = await aMeeting(em, { process, group, seats: 1, audience: 'GROUP' });
    const second = await aMeeting(em, { process, group, seats: 1, audience: 'GROUP', starts: '2099-04-12T10:00', ends: '2099-04-12T12:00' });
    await invite({ groupId: group.id }, { places: 1 });
    const page = await contact();
    const named = await page.name(anna);
    expect(named.delegation?.delegates).toMatchObject([{ state: 'COMING', meetings: 2 }]);
    expect(await kindsTo(anna)).toEqual([['joint-registration-confirmed', null]]);
    const ready = await page.name(carla, 'SUBSTITUTE');
    const after = await page.stepIn(idOf(ready, carla), idOf(ready, anna));
    expect(after.delegation?.delegates).toMatchObject([{ name: 'Carla Verdi', state: 'COMING', meetings: 2 }]);
    expect(await seatsOf(server, first.quota)).toMatchObject({ taken: 1, live: 1 });
    expect(await server.em().count(GroupMembership, { group, endsOn: null })).toBe(1);
    const back = await page.takeBack(idOf(after, carla));
    expect(back.delegation?.delegates).toEqual([]);
    expect(await seatsOf(server, second.quota)).toMatchObject({ taken: 0, live: 0 });
    expect(await server.em().count(GroupMembership, { group })).toBe(0);
  });

  async function aGroup(key: string): Promise<Group> {
    const em = server.em();
    const group = em.create(Group, { process, key, title: { it: key }, kind: 'THEMATIC', position: 0 });
    await em.flush();
    return group;
  }
  const newcomer = async () => signedInBrowser(server, await aPerson(server.em()));
  const listOf = async (group: Group, args: string) => {
    const asked = `query ($slug: String!, $key: String!) { process(slug: $slug) { group(key: $key) { delegations${args} { totalCount pageInfo { hasNextPage endCursor } edges { node { id organisationName keptPlaces { used kept } } } } } } }`;
    const { process: found } = await organiser.get<{ process: { group: { delegations: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string; keptPlaces: { used: number; kept: number }[] } }[] } } } }>(asked, { slug: process.slug, key: group.key });
    return found.group.delegations;
  };

  it('has its places kept in every meeting of a group, each as far as seats are free, and nobody who waits is passed over', async () => {
    const group = await aGroup('posti');
    const open = await aMeeting(server.em(), { process, group, seats: 3 });
    const full = await aMeeting(server.em(), { process, group, seats: 1, starts: '2099-05-12T10:00', ends: '2099-05-12T12:00' });
    const first = await newcomer();
    const seated = await register(first, full.meeting, full.admission);
    await register(await newcomer(), full.meeting, full.admission);
    const { delegation } = await invite({ groupId: group.id });
    expect([await left(open.quota), await left(full.quota)]).toEqual([1, 0]);
    expect((await listOf(group, '')).edges[0]?.node.keptPlaces).toEqual([{ used: 0, kept: 2 }, { used: 0, kept: 0 }]);
    await register(await newcomer(), open.meeting, open.admission);
    expect((await register(await newcomer(), open.meeting, open.admission)).registration?.status).toBe('WAITING');
    await cancel(first, { registrationId: seated.registration?.id });
    expect(await seatsOf(server, full.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });

    const page = await contact();
    await page.name(anna);
    expect((await page.name(bruno)).delegation?.delegates).toMatchObject([{ state: 'COMING', meetings: 1 }, { state: 'COMING', meetings: 1 }]);
    expect(await seatsOf(server, open.quota)).toEqual({ taken: 3, live: 3, waiting: 1 });
    expect(await seatsOf(server, full.quota)).toEqual({ taken: 1, live: 1, waiting: 2 });
    await ask(organiser, WITHDRAW, { delegationId: delegation?.id });
    expect(await seatsOf(server, open.quota)).toEqual({ taken: 2, live: 2, waiting: 0 });
  });

  it('tells a delegate of a group without meetings, and seats them in the one that is announced later, until they decline', async () => {
    const group = await aGroup('domani');
    const wallTime = wallTimeAt(new Date(Date.now() + 3_600_000), 'Europe/Rome');
    await invite({ groupId: group.id }, { deadline: wallTime });
    const page = await contact();
    const named = await page.name(anna);
    expect(await kindsTo(anna)).toEqual([['delegate-named', null]]);
    const later = await aMeeting(server.em(), { process, group, seats: 2 });
    expect((await register(await newcomer(), later.meeting, later.admission)).registration?.status).toBe('WAITING');
    const jobs = server.app.get(DelegationsJobs);
    await Promise.all([jobs.seat(new Date()), jobs.seat(new Date())]);
    expect(await seatsOf(server, later.quota)).toEqual({ taken: 1, live: 1, waiting: 1 });
    expect(await kindsTo(anna)).toContainEqual(['registration-confirmed', 'REQUEST']);
    await cancel(server.browser(), { token: await linkTo(server, anna.email) });
    await jobs.seat(new Date());
    expect(await seatsOf(server, later.quota)).toEqual({ taken: 0, live: 0, waiting: 1 });

    const deadline = meaningOf(wallTime, 'Europe/Rome').instant;
    server.setNow(deadline);
    await jobs.release(deadline);
    expect(await seatsOf(server, later.quota)).toEqual({ taken: 1, live: 1, waiting: 0 });
    server.setNow(null);
    await ask(organiser, TAKE_BACK, { delegateId: idOf(named, anna) });
    expect((await kindsTo(anna)).at(-1)).toEqual(['delegate-no-longer', null]);
  });

  it('is reminded once by itself of places that it has not given, and not when all are named', async () => {
    const { admission } = await aMeeting(server.em(), { process, seats: 9 });
    const days = (count: number) => new Date(Date.now() + count * 86_400_000);
    const deadline = wallTimeAt(days(10), 'Europe/Rome');
    await invite({ admissionId: admission.id }, { deadline });
    const done = await invite({ admissionId: admission.id }, { deadline, places: 1, contact: { name: 'Direzione', email: 'direzione@arci.example.org' } });
    await ask(organiser, NAME, { delegationId: done.delegation?.id, ...anna, role: 'DELEGATE' });
    const jobs = server.app.get(DelegationsJobs);
    await jobs.remind(days(6));
    expect(await kindsTo({ email: CONTACT })).toEqual([['delegation-invitation', null]]);
    await Promise.all([jobs.remind(days(8)), jobs.remind(days(8)), jobs.remind(days(9))]);
    expect((await kindsTo({ email: CONTACT })).map(([kind]) => kind)).toEqual(['delegation-invitation', 'delegation-reminder']);
    expect(await kindsTo({ email: 'direzione@arci.example.org' })).toEqual([['delegation-invitation', null]]);
  });

  it('stands in a list of pages, which nobody but organisers read', async () => {
    const group = await aGroup('elenco');
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push((await invite({ groupId: group.id })).delegation?.id);
    const first = await listOf(group, '(first: 2)');
    const second = await listOf(group, `(first: 2, after: "${first.pageInfo.endCursor}")`);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(ids);
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([3, true, false]);
    const asked = 'query ($id: ID!) { delegation(id: $id) { id } }';
    expect(await organiser.get(asked, { id: ids[0] })).toEqual({ delegation: { id: ids[0] } });
    expect(await (await newcomer()).get(asked, { id: ids[0] })).toEqual({ delegation: null });
  });
});
