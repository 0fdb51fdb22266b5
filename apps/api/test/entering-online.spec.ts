import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const LINK = 'query ($id: ID!) { meeting(id: $id) { onlineUrl } }';
const REGISTER = 'mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { registration { id status } userErrors { code } } }';
const CANCEL = 'mutation ($id: ID!) { cancelRegistration(input: { registrationId: $id }) { registration { status } userErrors { code } } }';

describe('entering the room on the net', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const linkFor = async (browser: Browser, id: string) => (await browser.get<{ meeting: { onlineUrl: string | null } }>(LINK, { id })).meeting.onlineUrl;

  it('is for those who have a seat there, as long as they have it', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { mode: 'ONLINE', onlineUrl: 'https://net.example.org/room' });
    const person = await signedInBrowser(server, await aPerson(server.em()));
    const stranger = await signedInBrowser(server, await aPerson(server.em()));
    const input = { meetingId: meeting.id, admissionId: admission.id, idempotencyKey: 'one' };
    const { registerForMeeting } = await person.get<{ registerForMeeting: { registration: { id: string } } }>(REGISTER, { input });

    expect(await linkFor(person, meeting.id)).toBe('https://net.example.org/room');
    expect([await linkFor(stranger, meeting.id), await linkFor(server.browser(), meeting.id)]).toEqual([null, null]);

    await person.get(CANCEL, { id: registerForMeeting.registration.id });
    expect(await linkFor(person, meeting.id)).toBeNull();
  });

  it('is not for those who come to the room in the town, but for whoever organises', async () => {
    const { meeting, admission, process } = await aMeeting(server.em(), { mode: 'IN_PERSON', onlineUrl: 'https://net.example.org/room' });
    const inTown = await signedInBrowser(server, await aPerson(server.em()));
    await inTown.get(REGISTER, { input: { meetingId: meeting.id, admissionId: admission.id, idempotencyKey: 'two' } });
    const organiser = await aPerson(server.em());
    await aRole(server.em(), organiser, 'ORGANISER', { process });
    expect(await linkFor(inTown, meeting.id)).toBeNull();
    expect(await linkFor(await signedInBrowser(server, organiser), meeting.id)).toBe('https://net.example.org/room');
  });
});
