import { Invitation } from '../src/invitations/invitation.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import type { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, signedInBrowser } from './harness/builders.js';
import { anEvent, MeetingDoor } from './harness/meeting-door.js';
import { anOrganisedProcess } from './harness/organised-process.js';
import { cancel, change, confirm, linkTo, register, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const INVITE = 'mutation ($input: InviteToMeetingInput!) { inviteToMeeting(input: $input) { invited userErrors { code } } }';
const SOMEBODY = 'mutation ($input: RegisterSomebodyInput!) { registerSomebody(input: $input) { registration { id status } userErrors { code } } }';

describe('an invitation that is answered in another way than by its link', () => {
  let server: TestServer;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    ({ process, organiser } = await anOrganisedProcess(server));
  });
  afterAll(() => server.stop());
  afterEach(() => server.setNow(null));

  /** Somebody known, who is invited to a meeting. */
  async function aGuest(meeting: { id: string }, admission: { id: string }): Promise<{ person: Person; address: string }> {
    const person = await aPerson(server.em());
    const address = person.email ?? '';
    await organiser.get(INVITE, { input: { meetingId: meeting.id, admissionId: admission.id, emails: [{ name: person.name, email: address }] } });
    expect(await answerOf(meeting, person)).toEqual(['INVITED', false]);
    return { person, address };
  }

  /** The invitation's status, and whether it says when it was answered. */
  async function answerOf(meeting: { id: string }, person: { id: string }): Promise<[string, boolean]> {
    const { status, answeredAt } = await server.em().findOneOrFail(Invitation, { meeting: meeting.id, person: person.id });
    return [status, answeredAt != null];
  }

  it('is accepted by whoever registers on the site, and declined by whoever gives the place back', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { process });
    const { person } = await aGuest(meeting, admission);
    const browser = await signedInBrowser(server, person);
    const { registration } = await register(browser, meeting, admission);
    expect(await answerOf(meeting, person)).toEqual(['ACCEPTED', true]);
    await cancel(browser, { registrationId: registration?.id ?? '' });
    expect(await answerOf(meeting, person)).toEqual(['DECLINED', true]);
    await register(browser, meeting, admission);
    expect(await answerOf(meeting, person)).toEqual(['ACCEPTED', true]);
  });

  it('is accepted by whoever registers without an account as soon as they confirm, not before', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { process });
    const { person, address } = await aGuest(meeting, admission);
    await register(server.browser(), meeting, admission, visitor(person.name, address));
    expect(await answerOf(meeting, person)).toEqual(['INVITED', false]);
    await confirm(server.browser(), await linkTo(server, address));
    expect(await answerOf(meeting, person)).toEqual(['ACCEPTED', true]);
  });

  it('is accepted by whoever waits for a seat, and declined by whoever leaves the line', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { process, seats: 0 });
    const { person } = await aGuest(meeting, admission);
    const browser = await signedInBrowser(server, person);
    const { registration } = await register(browser, meeting, admission);
    expect(registration?.status).toBe('WAITING');
    expect(await answerOf(meeting, person)).toEqual(['ACCEPTED', true]);
    await cancel(browser, { registrationId: registration?.id ?? '' });
    expect(await answerOf(meeting, person)).toEqual(['DECLINED', true]);
  });

  it('is accepted by whoever is registered by staff', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { process });
    const { person, address } = await aGuest(meeting, admission);
    const input = { meetingId: meeting.id, admissionId: admission.id, person: { name: person.name, email: address } };
    expect(await organiser.get(SOMEBODY, { input })).toMatchObject({ registerSomebody: { registration: { status: 'CONFIRMED' }, userErrors: [] } });
    expect(await answerOf(meeting, person)).toEqual(['ACCEPTED', true]);
  });

  it('is declined for Lodi by whoever changes to Milan', async () => {
    const em = server.em();
    const series = em.create(Series, { process, key: 'laboratorio', position: 0 });
    const session = em.create(Session, { series, number: 1 });
    await em.flush();
    const [lodi, milan] = [await aMeeting(em, { process, session }), await aMeeting(em, { process, session })];
    const { person } = await aGuest(lodi.meeting, lodi.admission);
    const browser = await signedInBrowser(server, person);
    const { registration } = await register(browser, lodi.meeting, lodi.admission);
    await change(browser, { registrationId: registration?.id ?? '', admissionId: milan.admission.id });
    expect(await answerOf(lodi.meeting, person)).toEqual(['DECLINED', true]);
  });

  it('is accepted by whoever simply comes, until that is taken back', async () => {
    const door = await MeetingDoor.open(server, { process });
    server.setNow(new Date(Date.now() - 40 * 86_400_000));
    const { person, address } = await aGuest(door.meeting, door.admission);
    const other = await aGuest(door.meeting, door.admission);
    server.setNow(new Date('2026-11-20T08:50:00Z'));
    const guest = anEvent({ walkIn: { name: person.name, email: address } });
    await door.record(door.anna, guest);
    expect(await answerOf(door.meeting, person)).toEqual(['ACCEPTED', true]);
    await door.record(door.anna, anEvent({ undoOf: guest.nonce }));
    expect(await answerOf(door.meeting, person)).toEqual(['INVITED', false]);
    expect(await answerOf(door.meeting, other.person)).toEqual(['INVITED', false]);
  });
});
