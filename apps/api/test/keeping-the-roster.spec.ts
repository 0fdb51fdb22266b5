import { Room } from '../src/meetings/room.entity.js';
import { Venue } from '../src/meetings/venue.entity.js';
import { Person } from '../src/people/person.entity.js';
import { aPerson, signedInBrowser } from './harness/builders.js';
import { anEvent, MeetingDoor } from './harness/meeting-door.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

describe('the roster at the door', () => {
  let server: TestServer;
  let door: MeetingDoor;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    door = await MeetingDoor.open(server);
  });

  it('counts a walk-in as present without taking a seat', async () => {
    const guest = anEvent({ walkIn: { name: 'Ospite Senza Indirizzo' } });
    await door.record(door.anna, guest, guest);
    const { roster, attendanceCounts } = await door.roster(door.anna);
    expect(roster?.edges.map(({ node }) => [node.person.name, node.walkIn, node.registration, node.attendance[0]?.status])).toEqual([
      ['Ospite Senza Indirizzo', true, null, 'PRESENT'],
    ]);
    expect(attendanceCounts).toMatchObject({ expected: 0, present: 1, walkIns: 1 });
    await door.em.refresh(door.quota);
    expect(door.quota.taken).toBe(0);
    await door.record(door.anna, guest);
    expect(await door.em.count(Person, { name: 'Ospite Senza Indirizzo' })).toBe(1);
  });

  it('knows a walk-in by address and name, and gives a second name of a mailbox a person of its own', async () => {
    const known = await aPerson(door.em, { name: "Niccolò D'Amico", email: 'Famiglia@example.org' });
    await door.record(
      door.anna,
      anEvent({ walkIn: { name: 'D’AMICO Niccolo', email: 'famiglia@EXAMPLE.org' } }),
      anEvent({ walkIn: { name: 'Sara D’Amico', email: 'famiglia@example.org' } }),
      anEvent({ walkIn: { name: 'Sara D’Amico', email: 'famiglia@example.org' } }),
      anEvent({ walkIn: { name: 'Nuova Persona', email: 'nuova@example.org' } }),
      anEvent({ walkIn: { name: 'Altra Nuova', email: 'nuova@example.org' } }),
    );
    const people = (await door.roster(door.anna)).roster?.edges.map(({ node }) => [node.person.id === known.id, node.person.name, node.person.email]);
    expect(people).toEqual([
      [false, 'Altra Nuova', 'nuova@example.org'],
      [true, "Niccolò D'Amico", 'Famiglia@example.org'],
      [false, 'Nuova Persona', 'nuova@example.org'],
      [false, 'Sara D’Amico', 'famiglia@example.org'],
    ]);
    expect(await door.em.findOneOrFail(Person, { name: 'Altra Nuova' })).toMatchObject({ email: null, contactEmail: 'nuova@example.org' });
  });

  it('sees that somebody who comes as a walk-in is registered', async () => {
    const person = await aPerson(door.em, { name: 'Maria Iscritta', email: 'maria@example.org' });
    const registration = await door.aRegistration({ person });
    await door.record(door.anna, anEvent({ walkIn: { name: 'maria iscritta', email: 'maria@example.org' } }));
    expect(await door.standing(registration)).toEqual(['PRESENT 08:45 Anna']);
    expect((await door.roster(door.anna)).attendanceCounts).toMatchObject({ expected: 1, present: 1, walkIns: 0 });
  });

  it.each([
    ['who is absent', { status: 'ABSENT', walkIn: { name: 'Nessuno' } }],
    ['without a name', { walkIn: { name: ' ' } }],
    ['whose address is none', { walkIn: { name: 'Ugo', email: 'ugo@' } }],
  ])('refuses a walk-in %s, in words', async (_, values) => {
    expect(await door.record(door.anna, anEvent(values))).toMatchObject([{ accepted: false, reason: expect.stringMatching(/\.$/) as string }]);
  });

  it('warns when the room is fuller than it may be, and lets nobody out', async () => {
    const venue = door.em.create(Venue, { municipality: 'Lodi' });
    door.meeting.room = door.em.create(Room, { venue, name: 'Sala', capacity: 2 });
    await door.em.flush();
    const guests = await door.record(door.anna, anEvent({ walkIn: { name: 'Uno' } }), anEvent({ walkIn: { name: 'Due' } }));
    expect(guests.map(({ reason }) => reason)).toEqual([null, null]);
    const [third] = await door.record(door.anna, anEvent({ walkIn: { name: 'Tre' } }));
    expect(third).toMatchObject({ accepted: true, reason: 'La sala ha 2 posti e i presenti sono 3.' });
  });

  it('shows needs and addresses to whoever runs the meeting, not to its door.desk, and the roster to nobody else', async () => {
    const person = await aPerson(door.em, { name: 'Élodie Rossi', email: 'elodie@example.org' });
    const registration = await door.aRegistration({ person, needs: 'Interprete LIS' });
    registration.needKinds = ['SIGN_LANGUAGE'];
    await door.em.flush();
    const [forAnna] = (await door.roster(door.anna)).roster?.edges ?? [];
    expect(forAnna?.node).toMatchObject({ needs: 'Interprete LIS', needKinds: ['SIGN_LANGUAGE'], person: { email: 'elodie@example.org' } });
    const [forDesk] = (await door.roster(door.desk)).roster?.edges ?? [];
    expect(forDesk?.node).toMatchObject({ needs: null, needKinds: null, person: { name: 'Élodie Rossi', email: null } });
    const stranger = await signedInBrowser(server, person);
    expect(await door.roster(stranger)).toEqual({ roster: null, attendanceCounts: null });
    expect(await door.roster(server.browser())).toEqual({ roster: null, attendanceCounts: null });
  });

  it('lists the roster by name as Italians read names, page by page', async () => {
    for (const name of ['Zeno', 'élan', 'De Luca', "D'Amico", 'Élodie', 'anna']) await door.aRegistration({ person: await aPerson(door.em, { name }) });
    await door.aRegistration({ status: 'CANCELLED' });
    const names: string[] = [];
    for (let after: string | null = null; ; ) {
      const { roster } = await door.roster(door.anna, { first: 4, after });
      if (!roster) throw new Error('No roster');
      expect(roster.totalCount).toBe(6);
      names.push(...roster.edges.map(({ node }) => node.person.name));
      if (!roster.pageInfo.hasNextPage) break;
      after = roster.pageInfo.endCursor;
    }
    expect(names).toEqual(['anna', "D'Amico", 'De Luca', 'élan', 'Élodie', 'Zeno']);
  });
});
