import { MikroORM } from '@mikro-orm/postgresql';
import { Group } from '../src/groups/group.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Quota } from '../src/meetings/quota.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { Person } from '../src/people/person.entity.js';
import { Process } from '../src/processes/process.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { cancel, mailsTo, register, seatsOf, visitor } from './harness/registering.js';
import { brokenRules } from './harness/registration-world.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const OUTCOMES = 'outcomes { word message meeting { id } registration { id status position } } userErrors { code path }';
const REGISTER = `mutation ($input: RegisterForMeetingsInput!) { registerForMeetings(input: $input) { ${OUTCOMES} } }`;
const CONFIRM = `mutation ($input: TokenInput!) { confirmRegistrations(input: $input) { ${OUTCOMES} } }`;

interface Answer {
  outcomes: { word: string; message: string; meeting: { id: string }; registration: { id: string; status: string; position: number | null } | null }[];
  userErrors: { code: string; path: string[] }[];
}

interface Made {
  meeting: Meeting;
  admission: { id: string };
  quota: Quota;
}

let keys = 0;

function nth(made: Made[], index: number): Made {
  const found = made[index];
  if (!found) throw new Error('Not so many were made');
  return found;
}

describe('registering for several meetings', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ REGISTRATIONS_PER_ADDRESS: '1000' });
  });
  afterAll(() => server.stop());

  const some = (count: number, seats = 5) => Promise.all(Array.from({ length: count }, () => aMeeting(server.em(), { seats })));
  const choices = (made: Made[], wait = false) => made.map(({ meeting, admission }) => ({ meetingId: meeting.id, admissionId: admission.id, wait }));
  const registerFor = async (browser: Browser, made: Made[], rest: object = {}): Promise<Answer> => {
    keys += 1;
    const input = { choices: choices(made), what: 'WHAT_FITS', idempotencyKey: `several-${keys}`, ...rest };
    return (await browser.get<{ registerForMeetings: Answer }>(REGISTER, { input })).registerForMeetings;
  };
  const confirmAll = async (token: string) => (await server.browser().get<{ confirmRegistrations: Answer }>(CONFIRM, { input: { token } })).confirmRegistrations;
  const words = ({ outcomes }: Answer) => outcomes.map(({ word }) => word);
  const member = async () => {
    const person = await aPerson(server.em());
    return { person, browser: await signedInBrowser(server, person) };
  };
  const fill = async ({ meeting, admission }: Made) => register((await member()).browser, meeting, admission);
  const kindsTo = async (email: string) => (await mailsTo(server, email)).map(({ kind }) => kind);
  const jointLinkTo = async (email: string): Promise<string> => {
    const rows = await server.em().execute<{ link: string }[]>(`select data -> 'secret' ->> 'link' as link from outgoing_mail where to_address = ? and kind like 'joint%' order by id`, [email]);
    return rows.at(-1)?.link ?? '';
  };
  const taken = async (made: Made[]) => Promise.all(made.map(async ({ quota }) => (await seatsOf(server, quota)).taken));

  it('gives a seat in each in one act, with one mail and a link for each date', async () => {
    const made = await some(3);
    const { person, browser } = await member();
    const answer = await registerFor(browser, made);
    expect(words(answer)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
    expect(answer.outcomes.map(({ registration }) => registration?.status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
    expect(await kindsTo(person.email ?? '')).toEqual(['joint-registration-confirmed']);
    expect(await taken(made)).toEqual([1, 1, 1]);
    const [mail] = await server.em().execute<{ dates: Record<string, string> }[]>(`select data -> 'secret' -> 'dates' as dates from outgoing_mail where to_address = ?`, [person.email]);
    const token = mail?.dates[answer.outcomes[1]?.registration?.id ?? ''] ?? '';
    expect((await cancel(server.browser(), { token })).registration?.status).toBe('CANCELLED');
    expect(await taken(made)).toEqual([1, 0, 1]);
  });

  it('takes what fits, lets wait where that was asked for, and leaves out the rest', async () => {
    const line = await aMeeting(server.em(), { seats: 1, promotion: { promotion: 'OFFER', offerHours: 36 } });
    const made = [...(await some(2, 1)), line];
    const full = nth(made, 1);
    await fill(full);
    await fill(line);
    const { person, browser } = await member();
    const answer = await registerFor(browser, made, { choices: choices(made).map((choice) => ({ ...choice, wait: choice.meetingId === line.meeting.id })) });
    expect(words(answer)).toEqual(['REGISTERED', 'REFUSED', 'WAITING']);
    expect(answer.outcomes[1]?.message).toBe('I posti sono esauriti.');
    expect(answer).toMatchObject({ userErrors: [], outcomes: [{}, { registration: null }, { registration: { status: 'WAITING', position: 1 } }] });
    expect(await server.em().count(Registration, { person })).toBe(2);
    const told = await server.em().execute(`select date ->> 'state' as state, (date ->> 'offerHours')::int as hours from outgoing_mail, jsonb_array_elements(data -> 'dates') as date where to_address = ? order by 1`, [person.email]);
    expect(told).toEqual([{ state: 'REFUSED', hours: null }, { state: 'SEAT', hours: null }, { state: 'WAITING', hours: 36 }]);
  });

  it('asks staff where they approve, besides the seats, and tells both in one mail', async () => {
    const [seat] = await some(1);
    const asked = await aMeeting(server.em(), { seats: 5, approval: true });
    const made = [...(seat ? [seat] : []), asked];
    const { person, browser } = await member();
    expect(words(await registerFor(browser, made, { what: 'ALL' }))).toEqual(['REGISTERED', 'TO_APPROVE']);
    expect(await kindsTo(person.email ?? '')).toEqual(['joint-registration-confirmed']);
    expect(words(await registerFor(server.browser(), made, visitor('Elsa Blu', 'elsa@example.org')))).toEqual(['TO_CONFIRM', 'TO_CONFIRM_WAITING']);
    expect(words(await confirmAll(await jointLinkTo('elsa@example.org'))).sort()).toEqual(['REGISTERED', 'TO_APPROVE']);
    expect(await taken(made)).toEqual([2, 0]);
  });

  it('writes nothing at all where somebody wants all, and one is full', async () => {
    const made = await some(3, 1);
    await fill(nth(made, 2));
    const { person, browser } = await member();
    const all = { choices: choices(made, true), what: 'ALL' };
    const answer = await registerFor(browser, made, all);
    expect(words(answer)).toEqual(['LEFT_OUT', 'LEFT_OUT', 'REFUSED']);
    expect(answer.userErrors).toEqual([{ code: 'FULL', path: ['choices', '2'] }]);
    expect(await server.em().count(Registration, { person })).toBe(0);
    expect(await kindsTo(person.email ?? '')).toEqual([]);
    expect(await taken(made)).toEqual([0, 0, 1]);
    expect(words(await registerFor(browser, made.slice(0, 2), { what: 'ALL' }))).toEqual(['REGISTERED', 'REGISTERED']);
  });

  it('says of each meeting why it cannot be, and keeps what one has', async () => {
    const process = await aProcess(server.em());
    const [have, past] = [await aMeeting(server.em(), { process }), await aMeeting(server.em(), { process, starts: '2020-03-12T10:00', ends: '2020-03-12T12:00' })];
    const [announced, invited] = [await aMeeting(server.em(), { process, status: 'SAVE_THE_DATE' }), await aMeeting(server.em(), { process, audience: 'INVITED' })];
    const { browser } = await member();
    const { registration } = await register(browser, have.meeting, have.admission);
    const answer = await registerFor(browser, [have, past, announced, invited]);
    expect(words(answer)).toEqual(['ALREADY_REGISTERED', 'REFUSED', 'REFUSED', 'REFUSED']);
    expect(answer.outcomes[0]?.registration?.id).toBe(registration?.id);
    expect(new Set(answer.outcomes.map(({ message }) => message)).size).toBe(4);
    expect(words(await registerFor(browser, [have], { what: 'ALL' }))).toEqual(['ALREADY_REGISTERED']);
  });

  it('gives the first answer again to the same request, and refuses another one under its key', async () => {
    const made = await some(2);
    const { person, browser } = await member();
    const idempotencyKey = 'the same';
    const answers = await Promise.all(Array.from({ length: 6 }, () => registerFor(browser, made, { idempotencyKey })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await kindsTo(person.email ?? '')).toHaveLength(1);
    expect((await registerFor(browser, made, { idempotencyKey, what: 'ALL' })).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('refuses none, more than fifty, two of one session, and what is not there', async () => {
    const process = await aProcess(server.em());
    const em = server.em();
    const series = em.create(Series, { process: em.getReference(Process, process.id), key: 's', position: 0 });
    const session = em.create(Session, { series, number: 1 });
    await em.flush();
    const [lodi, milan] = [await aMeeting(server.em(), { process, session }), await aMeeting(server.em(), { process, session })];
    const { browser } = await member();
    const one = await some(1);
    const many = Array.from({ length: 51 }, () => choices(one)[0]);
    for (const [chosen, path] of [[[], ['choices']], [many, ['choices']], [choices([lodi, milan]), ['choices', '1', 'meetingId']]] as const) {
      expect((await registerFor(browser, [], { choices: chosen })).userErrors).toEqual([{ code: 'INVALID', path }]);
    }
    const unknown = { ...choices([lodi])[0], admissionId: milan.admission.id };
    const { errors } = await browser.ask(REGISTER, { input: { choices: [unknown], what: 'ALL', idempotencyKey: 'unknown' } });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('holds the seats for a visitor, and one link in one mail confirms them all', async () => {
    const made = await some(3);
    const answer = await registerFor(server.browser(), made, visitor('Anna Rossi', 'anna@example.org'));
    expect(words(answer)).toEqual(['TO_CONFIRM', 'TO_CONFIRM', 'TO_CONFIRM']);
    expect(answer.outcomes.map(({ registration }) => registration)).toEqual([null, null, null]);
    expect(await taken(made)).toEqual([1, 1, 1]);
    const token = await jointLinkTo('anna@example.org');
    const confirmed = await Promise.all(Array.from({ length: 5 }, () => confirmAll(token)));
    for (const each of confirmed) expect(words(each)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
    expect(await kindsTo('anna@example.org')).toEqual(['joint-registration-to-confirm', 'joint-registration-confirmed']);
    expect((await confirmAll('never given out')).userErrors).toMatchObject([{ code: 'TOKEN_USED_OR_EXPIRED' }]);
  });

  it('answers a visitor the same whether the address is unknown, registered for some, or of somebody else', async () => {
    const made = await some(3, 50);
    const { person } = await member();
    await register(await signedInBrowser(server, person), nth(made, 1).meeting, nth(made, 1).admission);
    const answers = [];
    for (const who of [visitor('Nuova Persona', 'nuova.persona@example.org'), visitor(person.name, person.email ?? ''), visitor('Altra Persona', person.email ?? '')]) {
      answers.push(await registerFor(server.browser(), made, who), await registerFor(server.browser(), made, { ...who, what: 'ALL' }));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await kindsTo(person.email ?? '')).slice(-2)).toEqual(['joint-registration-to-confirm', 'joint-another-person']);
    const confirmed = await confirmAll(await jointLinkTo(person.email ?? ''));
    expect(words(confirmed)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
    const other = await server.em().findOneOrFail(Person, { contactEmail: person.email });
    expect(await server.em().count(Registration, { person: other, status: 'CONFIRMED' })).toBe(3);
  });

  it('confirms what still can be, when one meeting was called off meanwhile', async () => {
    const made = await some(2);
    await registerFor(server.browser(), made, visitor('Carla Verdi', 'carla@example.org'));
    await server.em().execute(`update meeting set status = 'CANCELLED' where id = ?`, [nth(made, 0).meeting.id]);
    const { outcomes } = await confirmAll(await jointLinkTo('carla@example.org'));
    const wordIn = ({ meeting }: Made) => outcomes.find((outcome) => outcome.meeting.id === meeting.id)?.word;
    expect(made.map(wordIn)).toEqual(['REFUSED', 'REGISTERED']);
    expect(await kindsTo('carla@example.org')).toEqual(['joint-registration-to-confirm', 'registration-confirmed']);
  });

  it('puts all seats into one calendar file, and takes a date that is given back out of the calendar by its UID', async () => {
    const made = await some(2);
    const { person, browser } = await member();
    const { outcomes } = await registerFor(browser, made);
    const [summary] = await server.em().execute<{ file: { uid: string; sequence: number }[] }[]>(`select data -> 'calendarFile' as file from outgoing_mail where to_address = ?`, [person.email]);
    expect(summary?.file.map(({ sequence }) => sequence)).toEqual([0, 0]);
    await cancel(browser, { registrationId: outcomes[0]?.registration?.id ?? '' });
    const taken = (await mailsTo(server, person.email ?? '')).at(-1);
    expect(taken).toMatchObject({ kind: 'registration-cancelled', calendar: { method: 'CANCEL', sequence: 1 } });
    expect(summary?.file.map(({ uid }) => uid)).toContain(taken?.calendar?.uid);
  });

  it('says beforehand what will become of each meeting of a group, and offers them to whoever is made a member', async () => {
    const process = await aProcess(server.em());
    const em = server.em();
    const group = em.create(Group, { process: em.getReference(Process, process.id), key: 'g', kind: 'THEMATIC', position: 0 });
    await em.flush();
    const free = await aMeeting(server.em(), { process, group, starts: '2099-03-12T10:00', ends: '2099-03-12T12:00' });
    const full = await aMeeting(server.em(), { process, group, seats: 1, starts: '2099-04-12T10:00', ends: '2099-04-12T12:00' });
    const shut = await aMeeting(server.em(), { process, group, seats: 0, waitingList: false, starts: '2099-05-12T10:00', ends: '2099-05-12T12:00' });
    const elsewhere = await aMeeting(server.em(), { starts: '2099-03-12T11:00', ends: '2099-03-12T13:00' });
    for (const { meeting } of [free, full, shut]) await server.em().execute('insert into meeting_group (meeting_id, group_id) values (?, ?) on conflict do nothing', [meeting.id, group.id]);
    await fill(full);
    const { person, browser } = await member();
    await register(browser, elsewhere.meeting, elsewhere.admission);
    const PLAN = `query ($slug: String, $choices: [MeetingChoiceInput!]) {
      registrationPlan(processSlug: $slug, groupKey: "g", choices: $choices) { state waitingPlace meeting { id } admission { id } clashes { id } } }`;
    const planOf = async (who: Browser, variables: object) => (await who.get<{ registrationPlan: { state: string; meeting: { id: string }; admission: { id: string } }[] }>(PLAN, { ...variables })).registrationPlan;
    const plan = await planOf(browser, { slug: process.slug });
    expect(plan).toMatchObject([
      { state: 'OPEN', waitingPlace: null, meeting: { id: free.meeting.id }, clashes: [{ id: elsewhere.meeting.id }] },
      { state: 'WAITING_LIST', waitingPlace: 1, clashes: [] },
      { state: 'FULL', waitingPlace: null, clashes: [] },
    ]);
    expect(await planOf(server.browser(), { slug: process.slug })).toMatchObject([{ state: 'OPEN', clashes: [] }, {}, {}]);
    expect(await planOf(browser, { choices: choices([full]) })).toMatchObject([{ state: 'WAITING_LIST', meeting: { id: full.meeting.id } }]);

    const OFFERS = '{ myGroupOffers { meetings group { key } } }';
    expect(await browser.get(OFFERS)).toEqual({ myGroupOffers: [] });
    const organiser = await aPerson(server.em());
    await aRole(server.em(), organiser, 'ORGANISER', { process });
    const ADD = 'mutation ($input: AddGroupMemberInput!) { addGroupMember(input: $input) { membership { id name email over } userErrors { code path } } }';
    const SET = 'mutation ($input: SetGroupMembershipInput!) { setGroupMembership(input: $input) { membership { over } userErrors { code path } } }';
    const staff = await signedInBrowser(server, organiser);
    const input = { groupId: group.id, name: person.name, email: person.email, role: 'MEMBER' };
    expect((await browser.ask(ADD, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { addGroupMember } = await staff.get<{ addGroupMember: { membership: { id: string } } }>(ADD, { input });
    expect(addGroupMember).toMatchObject({ membership: { name: person.name, email: person.email, over: false }, userErrors: [] });
    expect(await staff.get(ADD, { input })).toMatchObject({ addGroupMember: { membership: null, userErrors: [{ code: 'INVALID', path: ['name'] }] } });
    expect((await mailsTo(server, person.email ?? '')).map(({ kind }) => kind)).toEqual(['registration-confirmed', 'group-joined']);
    const former = { ...input, name: 'Ada Prima', email: 'ada.prima@example.org', startsOn: '2020-01-01', endsOn: '2020-12-31' };
    expect(await staff.get(ADD, { input: former })).toMatchObject({ addGroupMember: { membership: { over: true } } });
    expect(await mailsTo(server, former.email)).toEqual([]);
    expect(await browser.get(OFFERS)).toEqual({ myGroupOffers: [{ meetings: 2, group: { key: 'g' } }] });
    await registerFor(browser, [free]);
    expect(await browser.get(OFFERS)).toEqual({ myGroupOffers: [{ meetings: 1, group: { key: 'g' } }] });
    const ended = { membershipId: addGroupMember.membership.id, role: 'MEMBER', startsOn: '2020-01-01', endsOn: '2020-12-31' };
    expect(await staff.get(SET, { input: { ...ended, endsOn: '2019-12-31' } })).toMatchObject({ setGroupMembership: { userErrors: [{ code: 'END_BEFORE_START', path: ['endsOn'] }] } });
    expect(await staff.get(SET, { input: ended })).toMatchObject({ setGroupMembership: { membership: { over: true }, userErrors: [] } });
    expect(await browser.get(OFFERS)).toEqual({ myGroupOffers: [] });
    const MEMBERS = 'query ($slug: String!) { process(slug: $slug) { groups { members { totalCount edges { node { name over } } } } } }';
    expect(await staff.get(MEMBERS, { slug: process.slug })).toEqual({ process: { groups: [{ members: { totalCount: 2, edges: expect.arrayContaining([{ node: { name: person.name, over: true } }]) as unknown[] } }] } });
    expect(await browser.get(MEMBERS, { slug: process.slug })).toEqual({ process: { groups: [{ members: null }] } });
  });

  it('keeps every meeting right when acts for several, single ones and cancellations cross', async () => {
    const made = await some(6, 3);
    const people = await Promise.all(Array.from({ length: 24 }, member));
    await Promise.all(
      people.map(async ({ browser }, index) => {
        const own = made.filter((_, place) => (place + index) % 3 > 0);
        const chosen = index % 2 === 0 ? own : own.toReversed();
        if (index % 4 === 3) return register(browser, nth(made, index % 6).meeting, nth(made, index % 6).admission);
        const { outcomes } = await registerFor(browser, chosen, { choices: choices(chosen, index % 3 > 0), what: index % 5 === 0 ? 'ALL' : 'WHAT_FITS' });
        const seat = outcomes.find(({ registration }) => registration?.status === 'CONFIRMED')?.registration;
        return seat && index % 3 === 0 ? cancel(browser, { registrationId: seat.id }) : null;
      }),
    );
    for (const { meeting } of made) expect((await brokenRules(server.app.get(MikroORM), meeting.id)).filter((rule) => !rule.includes('without a mail'))).toEqual([]);
    expect((await taken(made)).every((count) => count === 3)).toBe(true);
  });
});
