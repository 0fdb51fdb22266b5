import { type MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { aMeeting } from './harness/builders.js';
import { apply, brokenRules, manyPeople, type OfficeOfOneServer, type RegistrationWorld, registrationWorld } from './harness/registration-world.js';

const countByStatus = async (orm: MikroORM, meetingId: string) => {
  const rows = await orm.em.fork().execute<{ status: string; count: string }[]>('select status, count(*) from registration where meeting_id = ? group by status', [meetingId]);
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
};

/** Sends some of the requests a second time, as impatient browsers do: the same key, the same content. */
const resent = <Item>(items: readonly Item[], share: number) => [...items, ...items.filter((_, index) => index % Math.round(1 / share) === 0)];

describe('registering for a meeting in a rush', () => {
  let world: RegistrationWorld;
  let server: OfficeOfOneServer;

  beforeAll(async () => {
    world = await registrationWorld();
    server = await world.openServer();
  });
  afterAll(() => world.close());

  it('seats exactly a thousand of four thousand, answers everybody, and keeps the line in order', async () => {
    const { meeting, admission } = await aMeeting(server.orm.em.fork(), { seats: 1000 });
    const people = await manyPeople(server.orm, 4000);
    const requests = resent(people, 0.05);
    const outcomes = await Promise.all(requests.map((personId) => apply(server, personId, meeting, admission, { key: 'one' })));
    expect(outcomes.filter(({ kind }) => kind === 'REGISTERED')).toHaveLength(4000);
    expect(outcomes.filter(({ kind }) => kind === 'REPEATED')).toHaveLength(200);
    expect(await countByStatus(server.orm, meeting.id)).toEqual({ CONFIRMED: 1000, WAITING: 3000 });
    const ranks = outcomes.flatMap((outcome) => (outcome.kind === 'REGISTERED' && outcome.registration.rank !== null ? [outcome.registration.rank] : []));
    expect(ranks).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1));
    expect(await brokenRules(server.orm, meeting.id)).toEqual([]);
  });

  it('is as exact with two server processes on one database', async () => {
    const other = await world.openServer();
    const { meeting, admission } = await aMeeting(server.orm.em.fork(), { seats: 300 });
    const people = await manyPeople(server.orm, 1200);
    // Every tenth clicks twice, and the second click reaches the other server.
    const outcomes = await Promise.all(
      people.flatMap((personId, index) => [
        apply(index % 2 ? server : other, personId, meeting, admission, { key: 'one' }),
        ...(index % 10 === 0 ? [apply(index % 2 ? other : server, personId, meeting, admission, { key: 'one' })] : []),
      ]),
    );
    expect(outcomes.filter(({ kind }) => kind === 'REGISTERED')).toHaveLength(1200);
    expect(outcomes.filter(({ kind }) => kind === 'REPEATED')).toHaveLength(120);
    expect(await countByStatus(server.orm, meeting.id)).toEqual({ CONFIRMED: 300, WAITING: 900 });
    expect(await brokenRules(server.orm, meeting.id)).toEqual([]);
  });

  it('answers a request sent again with its first answer, and refuses the key for anything else', async () => {
    const { meeting, admission } = await aMeeting(server.orm.em.fork(), { seats: 5 });
    const [personId = ''] = await manyPeople(server.orm, 1);
    const first = await apply(server, personId, meeting, admission, { key: 'again', content: 'a' });
    const again = await apply(server, personId, meeting, admission, { key: 'again', content: 'a' });
    expect(first.kind).toBe('REGISTERED');
    expect(again).toMatchObject({ kind: 'REPEATED', registration: { id: first.kind === 'REGISTERED' ? first.registration.id : '' } });
    expect(await apply(server, personId, meeting, admission, { key: 'again', content: 'b' })).toEqual({ kind: 'REFUSED', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await apply(server, personId, meeting, admission, { key: 'new', content: 'a' })).toMatchObject({ kind: 'ALREADY_REGISTERED' });
  });

  it('keeps one key apart when it is used for two meetings at once', async () => {
    const [one, two] = [await aMeeting(server.orm.em.fork()), await aMeeting(server.orm.em.fork())];
    const other = await world.openServer();
    const [personId = ''] = await manyPeople(server.orm, 1);
    const outcomes = await Promise.all([
      apply(server, personId, one.meeting, one.admission, { key: 'shared', content: 'one' }),
      apply(other, personId, two.meeting, two.admission, { key: 'shared', content: 'two' }),
    ]);
    expect(outcomes.map((outcome) => (outcome.kind === 'REFUSED' ? outcome.code : outcome.kind)).sort()).toEqual(['IDEMPOTENCY_KEY_REUSED', 'REGISTERED']);
  });

  it('waits for a lock that somebody holds, and then answers', async () => {
    const { meeting, admission, quota } = await aMeeting(server.orm.em.fork(), { seats: 5 });
    const [personId = ''] = await manyPeople(server.orm, 1);
    const holder = new pg.Client(world.databaseUrl);
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from quota where id = $1 for update', [quota.id]);
    const answer = apply(server, personId, meeting, admission);
    await new Promise((resolve) => setTimeout(resolve, 4_000)); // longer than lock_timeout: the first try fails
    await holder.query('commit');
    await holder.end();
    expect((await answer).kind).toBe('REGISTERED');
  });

  it('answers although the connections to the database are cut in the middle', async () => {
    const { meeting, admission } = await aMeeting(server.orm.em.fork(), { seats: 100 });
    const people = await manyPeople(server.orm, 600);
    const asked = people.map((personId) => apply(server, personId, meeting, admission, { key: 'cut' }));
    const admin = new pg.Client(world.databaseUrl);
    await admin.connect();
    for (let cut = 0; cut < 5; cut++) {
      await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'percorso'");
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await admin.end();
    const outcomes = await Promise.all(asked);
    expect(outcomes.every(({ kind }) => kind === 'REGISTERED' || kind === 'REPEATED')).toBe(true);
    expect(await countByStatus(server.orm, meeting.id)).toEqual({ CONFIRMED: 100, WAITING: 500 });
    expect(await brokenRules(server.orm, meeting.id)).toEqual([]);
  });

  it('serves the others of a batch when the database cannot take one of them', async () => {
    const { meeting, admission } = await aMeeting(server.orm.em.fork(), { seats: 100 });
    const people = await manyPeople(server.orm, 20);
    const nobody = '00000000-0000-7000-8000-000000000000';
    const outcomes = await Promise.allSettled([...people.slice(0, 10), nobody, ...people.slice(10)].map((personId) => apply(server, personId, meeting, admission)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await countByStatus(server.orm, meeting.id)).toEqual({ CONFIRMED: 20 });
  });
});
