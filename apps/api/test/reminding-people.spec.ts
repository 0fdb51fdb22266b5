import { moveCalendarsToNewAddress } from '../src/invitations/calendar-moving.js';
import { RemindersJobs } from '../src/invitations/reminders.jobs.js';
import type { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { PostOffice } from './harness/post-office.js';

const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { registration { id } userErrors { code } } }`;
const MOVE = 'mutation ($input: RescheduleMeetingInput!) { rescheduleMeeting(input: $input) { userErrors { code } } }';

describe('reminding people', () => {
  let post: PostOffice;
  let process: Process;

  beforeAll(async () => {
    post = await PostOffice.open();
    process = await aProcess(post.server.em());
  });
  afterEach(() => post.server.setNow(null));
  afterAll(() => post.close());

  /** A meeting on 12 March 2099 at 10 in Rome, which is 9 in UTC, and somebody registered long before. */
  async function aRegistration(): Promise<{ meetingId: string; person: Person; registrationId: string }> {
    const em = post.server.em();
    const { meeting, admission } = await aMeeting(em, { process });
    const person = await aPerson(em);
    const input = { meetingId: meeting.id, admissionId: admission.id, idempotencyKey: person.id };
    const browser = await signedInBrowser(post.server, person);
    const { registerForMeeting } = await browser.get<{ registerForMeeting: { registration: { id: string } } }>(REGISTER, { input });
    await post.collect();
    return { meetingId: meeting.id, person, registrationId: registerForMeeting.registration.id };
  }

  const at = async (instant: string) => {
    post.server.setNow(new Date(instant));
    await post.server.app.get(RemindersJobs).remind(new Date(instant));
  };
  const to = (person: Person, letters: { to: string; subject: string }[]) => letters.filter((letter) => letter.to === person.email).map(({ subject }) => subject);

  it('reminds whoever has a seat a day before, and once', async () => {
    const { person } = await aRegistration();
    await at('2099-03-11T08:59:00Z');
    expect(to(person, await post.collect())).toEqual([]);
    await at('2099-03-11T09:00:00Z');
    await at('2099-03-11T09:01:00Z');
    expect(to(person, await post.collect())).toEqual([expect.stringMatching(/^Promemoria: .*12 marzo 2099$/)]);
    await at('2099-03-12T08:00:00Z');
    expect(to(person, await post.collect())).toEqual([]);
  });

  it('looks again before the reminder leaves: whoever cancelled meanwhile gets none', async () => {
    const { person, registrationId } = await aRegistration();
    post.mailServer.onMessage = () => ({ code: 451, words: '4.3.2 Later' });
    await at('2099-03-11T09:30:00Z');
    await post.collect();
    const em = post.server.em();
    await em.execute(`update registration set status = 'CANCELLED' where id = ?`, [registrationId]);
    post.mailServer.onMessage = () => 'yes';
    await em.execute(`update outgoing_mail set state = 'READY', not_before = now() where state = 'DEFERRED'`);
    expect(to(person, await post.collect())).toEqual([]);
    const [mail] = await em.execute<{ state: string }[]>(`select state from outgoing_mail where kind = 'meeting-reminder' and person_id = ?`, [person.id]);
    expect(mail?.state).toBe('SUPERSEDED');
  });

  it('reminds of a meeting that was moved at its new time', async () => {
    const { meetingId, person } = await aRegistration();
    const organiser = await aPerson(post.server.em());
    await aRole(post.server.em(), organiser, 'ORGANISER', { process });
    const browser = await signedInBrowser(post.server, organiser);
    await at('2099-03-11T10:00:00Z');
    expect(to(person, await post.collect())).toHaveLength(1);
    post.server.setNow(null);
    await browser.get(MOVE, { input: { meetingId, startsAt: '2099-03-20T15:00', endsAt: '2099-03-20T17:00', notify: 'NONE' } });
    await at('2099-03-19T13:00:00Z');
    expect(to(person, await post.collect())).toEqual([]);
    await at('2099-03-19T14:00:00Z');
    expect(to(person, await post.collect())).toEqual([expect.stringContaining('20 marzo 2099')]);
  });

  it('moves the entry from the calendar of an old address to that of the new one, under another UID', async () => {
    const em = post.server.em();
    const { meeting, admission } = await aMeeting(em, { process });
    const person = await aPerson(em);
    const input = { meetingId: meeting.id, admissionId: admission.id, idempotencyKey: person.id };
    await (await signedInBrowser(post.server, person)).get(REGISTER, { input });
    const [first] = await post.collect();
    const old = person.email;
    await em.transactional(async (inside) => {
      await inside.execute('update person set email = ? where id = ?', ['nuovo@example.org', person.id]);
      await moveCalendarsToNewAddress(inside, person.id, 'http://localhost:3999', new Date());
    });
    const letters = await post.collect();
    const [left, entered] = [old, 'nuovo@example.org'].map((address) => letters.find((letter) => letter.to === address)?.calendar);
    expect(letters).toHaveLength(2);
    expect(left).toMatchObject({ method: 'CANCEL', uid: first?.calendar?.uid, sequence: 1, attendees: [`mailto:${old}`] });
    expect(entered).toMatchObject({ method: 'REQUEST', sequence: 0, partstat: 'ACCEPTED', attendees: ['mailto:nuovo@example.org'] });
    expect(entered?.uid).not.toBe(first?.calendar?.uid);
  });
});
