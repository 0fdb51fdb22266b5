import pg from 'pg';
import { aMeeting } from './harness/builders.js';
import { apply, manyPeople, type RegistrationWorld, registrationWorld } from './harness/registration-world.js';

/*
 * The control: with the lock and the guards of the database switched off the same rush must oversell, or else the
 * tests of the rush could not fail. Only in this file, and only in its own database.
 */
jest.mock('../src/registrations/registration-seats.queries.js', () => ({
  ...jest.requireActual<object>('../src/registrations/registration-seats.queries.js'),
  LOCK_SEATS: 'select $1::uuid',
}));

describe('registering for a meeting with the guards switched off', () => {
  let world: RegistrationWorld;

  beforeAll(async () => {
    world = await registrationWorld();
    const client = new pg.Client(world.databaseUrl);
    await client.connect();
    await client.query('alter table quota drop constraint quota_not_oversold');
    await client.query('drop index registration_one_seat_per_meeting');
    await client.query('drop index registration_waiting_line');
    await client.end();
  });
  afterAll(() => world.close());

  it('oversells', async () => {
    const servers = await Promise.all(Array.from({ length: 3 }, () => world.openServer()));
    const [first] = servers;
    if (!first) throw new Error('No server');
    const { meeting, admission, quota } = await aMeeting(first.orm.em.fork(), { seats: 100 });
    const people = await manyPeople(first.orm, 900);
    await Promise.all(people.map((personId, index) => apply(servers[index % 3] ?? first, personId, meeting, admission)));
    const [row] = await first.orm.em.fork().execute<{ live: number }[]>(
      "select count(*)::int as live from registration where quota_id = ? and status = 'CONFIRMED'",
      [quota.id],
    );
    expect(row?.live).toBeGreaterThan(100);
  });
});
