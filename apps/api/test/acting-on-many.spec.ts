import { setTimeout } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Group } from '../src/groups/group.entity.js';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { newId } from '../src/kernel/ids.js';
import { Jobs } from '../src/kernel/jobs.js';
import { OutgoingMail } from '../src/mail/outgoing-mail.entity.js';
import type { Admission } from '../src/meetings/admission.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import { Quota } from '../src/meetings/quota.entity.js';
import type { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { Registration, type RegistrationStatus } from '../src/registrations/registration.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aRole, type MeetingValues, signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const PREVIEW = `mutation ($input: BulkActInput!) { previewBulkAct(input: $input) { preview { total told seatsBeyond outcomes { outcome people } } userErrors { code message path } } }`;
const ORDER = `mutation ($input: OrderBulkActInput!) { orderBulkAct(input: $input) { bulkAct { id state total } userErrors { code message path } } }`;
const READ = `query ($id: ID!) { bulkAct(id: $id) { state total done fault undoable outcomes { outcome people } skips { edges { node { name outcome } } } } }`;
const UNDO = `mutation ($id: ID!) { undoBulkAct(input: { bulkActId: $id }) { bulkAct { state } userErrors { code } } }`;

interface Preview {
  total: number;
  told: number;
  seatsBeyond: number;
  outcomes: { outcome: string; people: number }[];
}
interface Act {
  id: string;
  state: string;
  total: number;
  done: number;
  fault: string | null;
  undoable: boolean;
  outcomes: { outcome: string; people: number }[];
  skips: { edges: { node: { name: string; outcome: string } }[] };
}

const LISTED = 'query ($slug: String!, $first: Int, $after: String) { bulkActs(slug: $slug, first: $first, after: $after) { totalCount pageInfo { endCursor } edges { node { id state } } } }';
interface Listed {
  bulkActs: { totalCount: number; pageInfo: { endCursor: string | null }; edges: { node: { state: string } }[] };
}

describe('acting on many', () => {
  let server: TestServer;
  let em: EntityManager;
  let process: Process;
  let meeting: Meeting;
  let admission: Admission;
  let anna: Person;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    em = server.em();
    anna = await aPerson(em, { name: 'Anna Organizza' });
    organiser = await signedInBrowser(server, anna);
  });
  afterAll(() => server.stop());

  async function aFullMeeting(values: MeetingValues = {}): Promise<void> {
    ({ process, meeting, admission } = await aMeeting(em, values));
    await aRole(em, anna, 'ORGANISER', { process });
  }
  let position = 0;
  async function registered(name: string, status: RegistrationStatus, values: { confirmed?: boolean; email?: string | null } = {}): Promise<Registration> {
    position += 1;
    const person = await aPerson(em, { name, ...('email' in values ? { email: values.email ?? null } : {}) });
    const registration = em.create(Registration, {
      id: newId(), person, meeting, admission, quota: admission.quota, status, registeredAt: new Date(Date.UTC(2026, 0, 1, 0, position)), locale: 'it',
      confirmedAt: values.confirmed === false ? null : new Date(), position: status === 'WAITING' ? position : null,
    });
    const quota = await em.findOneOrFail(Quota, admission.quota.id);
    if (registration.holdsSeat()) quota.taken += 1;
    quota.lastPosition = Math.max(quota.lastPosition, position);
    await em.flush();
    return registration;
  }
  const preview = async (input: object) => (await organiser.get<{ previewBulkAct: { preview: Preview; userErrors: { code: string }[] } }>(PREVIEW, { input })).previewBulkAct;
  const order = async (act: object, total: number, idempotencyKey = newId(), browser = organiser) =>
    (await browser.get<{ orderBulkAct: { bulkAct: Act | null; userErrors: { code: string; message: string }[] } }>(ORDER, { input: { act, total, idempotencyKey } })).orderBulkAct;
  const work = () => server.app.get(Jobs).runNow('act-in-bulk');
  const read = async (id: string) => (await organiser.get<{ bulkAct: Act }>(READ, { id })).bulkAct;
  async function done(act: object, total: number): Promise<Act> {
    const { bulkAct, userErrors } = await order(act, total);
    expect(userErrors).toEqual([]);
    await work();
    return read(bulkAct?.id ?? '');
  }
  const statuses = async () => (await server.em().find(Registration, { meeting: meeting.id }, { orderBy: { registeredAt: 'asc' } })).map(({ status }) => status);
  const mails = async () => (await server.em().find(OutgoingMail, { meetingId: meeting.id }, { orderBy: { createdAt: 'asc', id: 'asc' } })).map(({ kind }) => kind).sort();
  const sorted = (outcomes: { outcome: string; people: number }[]) => Object.fromEntries(outcomes.map(({ outcome, people }) => [outcome, people]));

  /** Asks twice, so that both are writing before either is through. */
  async function atOnce<Answer>(ask: () => Promise<Answer>): Promise<[Answer, Answer]> {
    const { answers } = await server.em().transactional(async (em) => {
      await em.execute('lock table bulk_act_item in share mode');
      const asked = Promise.all([ask(), ask()]);
      const held = async () => (await server.em().execute<{ count: number }[]>(`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))[0]?.count ?? 0;
      while ((await held()) < 2) await setTimeout(10);
      return { answers: asked };
    });
    return answers;
  }

  it('cancels all that match, tells each once, and gives their seats to those who wait', async () => {
    await aFullMeeting({ seats: 2, waitingList: true });
    await registered('Ada', 'CONFIRMED');
    await registered('Bea', 'CONFIRMED', { email: null });
    await registered('Carla', 'CANCELLED');
    await registered('Dina', 'WAITING');
    const act = { kind: 'CANCEL', meetingId: meeting.id, registrations: { statuses: ['CONFIRMED', 'CANCELLED'] } };
    const { preview: seen } = await preview(act);
    expect([seen.total, seen.told, sorted(seen.outcomes)]).toEqual([3, 1, { CANCELLED: 2, NOT_LIVE: 1 }]);
    expect(await statuses()).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'WAITING']);
    const key = newId();
    const [{ bulkAct }, other] = await atOnce(() => order(act, 3, key));
    expect([other, await order(act, 3, key)].map((same) => same.bulkAct?.id)).toEqual([bulkAct?.id, bulkAct?.id]);
    expect((await order({ ...act, tells: false }, 3, key)).userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    await work();
    await work();
    expect((await order(act, 3, key)).bulkAct?.state).toBe('DONE');
    expect(await statuses()).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'CONFIRMED']);
    expect(await mails()).toEqual(['registration-cancelled', 'registration-promoted']);
    const { state, done: how, skips, undoable } = await read(bulkAct?.id ?? '');
    expect([state, how, undoable]).toEqual(['DONE', 3, false]);
    expect(skips.edges.map(({ node }) => [node.name, node.outcome])).toEqual([['Carla', 'NOT_LIVE']]);
    expect((await server.em().findOneOrFail(Quota, admission.quota.id)).taken).toBe(1);
  });

  it('gives nobody a seat who is cancelled next, and keeps silent where it is told to', async () => {
    await aFullMeeting({ seats: 1, waitingList: true });
    await registered('Ada', 'CONFIRMED');
    await registered('Bea', 'WAITING');
    await done({ kind: 'CANCEL', meetingId: meeting.id, tells: false }, 2);
    expect(await statuses()).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await mails()).toEqual([]);
  });

  it('approves in the order of the requests: a seat where there is one, then the waiting list', async () => {
    await aFullMeeting({ seats: 1, waitingList: true, approval: true });
    await registered('Ada', 'TO_APPROVE', { confirmed: false });
    await registered('Bea', 'TO_APPROVE');
    await registered('Carla', 'TO_APPROVE');
    await registered('Dina', 'TO_APPROVE');
    const act = { kind: 'APPROVE', meetingId: meeting.id };
    const { preview: seen } = await preview(act);
    expect([seen.told, seen.seatsBeyond, sorted(seen.outcomes)]).toEqual([3, 0, { NOT_CONFIRMED: 1, SEATED: 1, WAITS: 2 }]);
    expect((await preview({ ...act, allowOver: true })).preview.seatsBeyond).toBe(2);
    const { outcomes } = await done(act, 4);
    expect(sorted(outcomes)).toEqual(sorted(seen.outcomes));
    expect(await statuses()).toEqual(['TO_APPROVE', 'CONFIRMED', 'WAITING', 'WAITING']);
    expect(await mails()).toEqual(['registration-confirmed', 'registration-waiting', 'registration-waiting']);
    const { skips } = await done({ kind: 'SEAT', meetingId: meeting.id, registrations: { statuses: ['WAITING'] } }, 2);
    expect(skips.edges.map(({ node }) => [node.name, node.outcome])).toEqual([['Carla', 'FULL'], ['Dina', 'FULL']]);
    await done({ kind: 'SEAT', meetingId: meeting.id, registrations: { statuses: ['WAITING'] }, allowOver: true }, 2);
    expect(await statuses()).toEqual(['TO_APPROVE', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
    expect((await server.em().findOneOrFail(Quota, admission.quota.id)).allowedOver).toBe(2);
    const refused = await done({ kind: 'REFUSE', meetingId: meeting.id, reason: 'Posti finiti' }, 4);
    expect(sorted(refused.outcomes)).toEqual({ NOT_ASKING: 3, REFUSED: 1 });
  });

  it('is about the rows that were chosen, and refused when the list has changed since', async () => {
    await aFullMeeting({ seats: null });
    const ada = await registered('Ada', 'CONFIRMED');
    await registered('Bea', 'CONFIRMED');
    const { bulkAct, userErrors } = await order({ kind: 'CANCEL', meetingId: meeting.id }, 1);
    expect([bulkAct, userErrors[0]?.message]).toEqual([null, expect.stringMatching(/2 persone/)]);
    await done({ kind: 'CANCEL', meetingId: meeting.id, chosenIds: [ada.id] }, 1);
    expect(await statuses()).toEqual(['CANCELLED', 'CONFIRMED']);
  });

  it('adds people to a group, each once, and takes them back', async () => {
    await aFullMeeting({ seats: null });
    const group = em.create(Group, { process, key: '1', kind: 'THEMATIC', position: 0 });
    const member = await registered('Ada', 'CONFIRMED');
    em.create(GroupMembership, { group, person: member.person, role: 'CHAIR' });
    await registered('Bea', 'CONFIRMED');
    await registered('Carla', 'CANCELLED');
    const members = async () => (await server.em().find(GroupMembership, { group: group.id }, { populate: ['person'] })).map(({ person, role }) => [person.name, role]).sort();
    const act = { kind: 'ADD_TO_GROUP', slug: process.slug, groupId: group.id, tells: false };
    expect((await preview(act)).preview).toMatchObject({ total: 3, told: 0 });
    expect((await preview({ ...act, tells: true })).preview).toMatchObject({ total: 3, told: 2 });
    const { outcomes, undoable } = await done(act, 3);
    expect([sorted(outcomes), undoable]).toEqual([{ ADDED: 2, ALREADY_MEMBER: 1 }, true]);
    expect(await members()).toEqual([['Ada', 'CHAIR'], ['Bea', 'MEMBER'], ['Carla', 'MEMBER']]);
    const again = await order(act, 3);
    await work();
    expect(sorted((await read(again.bulkAct?.id ?? '')).outcomes)).toEqual({ ALREADY_MEMBER: 3 });
    const { bulkAct } = await order({ ...act, meetingId: meeting.id, slug: null }, 3);
    await work();
    await organiser.get(UNDO, { id: bulkAct?.id });
    expect(await members()).toHaveLength(3);
    const first = await server.em().execute<{ id: string }[]>(`select bulk_act_id as id from bulk_act_item where outcome = 'ADDED' limit 1`);
    await organiser.get(UNDO, { id: first[0]?.id });
    expect(await members()).toEqual([['Ada', 'CHAIR']]);
    const told = async () => (await server.em().find(OutgoingMail, { kind: 'group-joined', processId: process.id })).map(({ toName }) => toName).sort();
    expect(await told()).toEqual([]);
    expect((await done({ ...act, tells: true }, 3)).undoable).toBe(false);
    const listed = async (first: number, after: string | null = null) => (await organiser.get<Listed>(LISTED, { slug: process.slug, first, after })).bulkActs;
    const { totalCount, edges, pageInfo } = await listed(3);
    expect([totalCount, edges.length, (await listed(3, pageInfo.endCursor)).edges.map(({ node }) => node.state)]).toEqual([4, 3, ['UNDONE']]);
    expect((await (await signedInBrowser(server, await aPerson(em))).ask(LISTED, { slug: process.slug })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await told()).toEqual(['Bea', 'Carla']);
  });

  it('is for the organisers of the process, and of meetings that can still change', async () => {
    await aFullMeeting({ status: 'CLOSED' });
    expect((await preview({ kind: 'CANCEL', meetingId: meeting.id })).userErrors.map(({ code }) => code)).toEqual(['MEETING_CLOSED']);
    await aFullMeeting();
    const facilitator = await aPerson(em);
    await aRole(em, facilitator, 'FACILITATOR', { meeting });
    const other = await signedInBrowser(server, facilitator);
    const codes = async (query: string, variables: Record<string, unknown>) => (await other.ask(query, variables)).errors.map(({ extensions }) => extensions.code);
    expect(await codes(PREVIEW, { input: { kind: 'CANCEL', meetingId: meeting.id } })).toEqual(['FORBIDDEN']);
    expect(await codes(ORDER, { input: { act: { kind: 'ADD_TO_GROUP', slug: process.slug, groupId: newId() }, total: 0, idempotencyKey: 'x' } })).toEqual(['FORBIDDEN']);
    const [act] = await em.execute<{ id: string }[]>('select id from bulk_act limit 1');
    expect(await codes(READ, { id: act?.id })).toEqual(['NOT_FOUND']);
  });

  it('takes 2,000 people in portions, goes on where a worker died, and nobody is told twice', async () => {
    await aFullMeeting({ seats: null });
    await em.execute(
      `with made as (insert into person (id, name, name_key, email, locale, created_at)
         select gen_random_uuid(), 'Molti ' || n, 'molti ' || n, 'molti-' || n || '@example.org', 'it', now() from generate_series(1, 2000) n returning id)
       insert into registration (id, person_id, meeting_id, admission_id, quota_id, status, registered_at, confirmed_at, locale, updated_at)
       select gen_random_uuid(), id, ?, ?, ?, 'CONFIRMED', now(), now(), 'it', now() from made`,
      [meeting.id, admission.id, admission.quota.id],
    );
    await em.execute('update quota set taken = 2000 where id = ?', [admission.quota.id]);
    const began = Date.now();
    expect((await preview({ kind: 'CANCEL', meetingId: meeting.id })).preview.told).toBe(2000);
    const { bulkAct } = await order({ kind: 'CANCEL', meetingId: meeting.id }, 2000);
    await Promise.all([work(), work()]);
    const { done: how, outcomes } = await read(bulkAct?.id ?? '');
    expect([how, sorted(outcomes)]).toEqual([2000, { CANCELLED: 2000 }]);
    expect(await server.em().count(OutgoingMail, { meetingId: meeting.id })).toBe(2000);
    expect((await server.em().findOneOrFail(Quota, admission.quota.id)).taken).toBe(0);
    expect(Date.now() - began).toBeLessThan(20_000);
  });
});
