import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, signedInBrowser } from './harness/builders.js';
import { anOrganisedProcess } from './harness/organised-process.js';
import { cancel, confirm, linkTo, mailsTo, register, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const MOVE = 'mutation ($input: RescheduleMeetingInput!) { rescheduleMeeting(input: $input) { meeting { version } userErrors { code } } }';
const AGREE = `mutation ($input: AgreeToMoveInput!) { agreeToMove(input: $input) { registration { movedFrom { date } } userErrors { code } } }`;
const MINE = `{ myRegistrations { edges { node { id meeting { version } movedFrom {
  date timezone days { date starts ends } venue { name municipality } room } } } } }`;
const BY_TOKEN = 'query ($token: String!) { registrationByToken(token: $token) { registration { movedFrom { days { starts } } } } }';

interface Mine {
  myRegistrations: { edges: { node: { id: string; meeting: { version: number }; movedFrom: object | null } }[] };
}
interface Agreed {
  agreeToMove: { registration: { movedFrom: object | null } | null; userErrors: { code: string }[] };
}

const LODI = { name: 'Sala dei Comuni', street: 'Via Fanfulla 14', municipality: 'Lodi', country: 'IT' };
const MILAN = { name: 'Palazzo Pirelli', street: 'Via Filzi 22', municipality: 'Milano', country: 'IT' };

describe('agreeing to a move', () => {
  let server: TestServer;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    ({ process, organiser } = await anOrganisedProcess(server));
  });
  afterAll(() => server.stop());

  const move = async (meeting: Meeting, day: string, venue: object = LODI, notify = 'SEND') => {
    const input = { meetingId: meeting.id, startsAt: `${day}T10:00`, endsAt: `${day}T12:00`, venue, notify };
    expect(await organiser.get(MOVE, { input })).toMatchObject({ rescheduleMeeting: { userErrors: [] } });
  };

  /** A meeting in Lodi on 12 March 2099 at 10, and somebody registered for it. */
  const someone = async () => {
    const { meeting, admission } = await aMeeting(server.em(), { process });
    await move(meeting, '2099-03-12');
    const person = await aPerson(server.em());
    const browser = await signedInBrowser(server, person);
    const { registration } = await register(browser, meeting, admission);
    return { meeting, admission, person, browser, registrationId: registration?.id ?? '' };
  };
  const mine = async (browser: Browser) => (await browser.get<Mine>(MINE)).myRegistrations.edges[0]?.node;
  const movedFrom = async (browser: Browser) => (await mine(browser))?.movedFrom;
  const agree = async (browser: Browser, input: object) => (await browser.get<Agreed>(AGREE, { input })).agreeToMove;

  it('shows when and where it was, whether anybody was told or not', async () => {
    const { meeting, browser } = await someone();
    expect(await movedFrom(browser)).toBeNull();
    await move(meeting, '2099-04-02', MILAN, 'NONE');
    expect(await movedFrom(browser)).toEqual({
      date: '2099-03-12',
      timezone: 'Europe/Rome',
      days: [{ date: '2099-03-12', starts: '2099-03-12T10:00', ends: '2099-03-12T12:00' }],
      venue: { name: 'Sala dei Comuni', municipality: 'Lodi' },
      room: null,
    });
  });

  it('shows the net change of several moves, and nothing once it is back where it was', async () => {
    const { meeting, browser } = await someone();
    await move(meeting, '2099-04-02');
    await move(meeting, '2099-05-02', MILAN);
    expect(await movedFrom(browser)).toMatchObject({ date: '2099-03-12', venue: { municipality: 'Lodi' } });
    await move(meeting, '2099-03-12', { ...LODI, room: 'Sala piccola' });
    expect(await movedFrom(browser)).toMatchObject({ date: '2099-03-12', room: null });
    await move(meeting, '2099-03-12');
    expect(await movedFrom(browser)).toBeNull();
  });

  it('is nothing for whoever registers afterwards', async () => {
    const { meeting, admission } = await someone();
    await move(meeting, '2099-04-02');
    const browser = await signedInBrowser(server, await aPerson(server.em()));
    await register(browser, meeting, admission);
    expect(await movedFrom(browser)).toBeNull();
    await move(meeting, '2099-05-02');
    expect(await movedFrom(browser)).toMatchObject({ date: '2099-04-02' });
  });

  it('asks no more once the person said that they come, and begins anew with the next move', async () => {
    const { meeting, browser, registrationId, person } = await someone();
    await move(meeting, '2099-04-02');
    const version = (await mine(browser))?.meeting.version;
    expect(await agree(browser, { registrationId, version })).toEqual({ registration: { movedFrom: null }, userErrors: [] });
    expect(await agree(browser, { registrationId, version })).toEqual({ registration: { movedFrom: null }, userErrors: [] });
    await move(meeting, '2099-03-12');
    expect(await movedFrom(browser)).toMatchObject({ date: '2099-04-02' });
    // What the calendar asked is answered: the next word about a detail does not ask again.
    await agree(browser, { registrationId });
    const [entry] = await server.em().execute<{ partstat: string }[]>('select partstat from calendar_entry where person_id = ?', [person.id]);
    expect(entry?.partstat).toBe('ACCEPTED');
  });

  it('does not take the word of somebody who saw an earlier move only', async () => {
    const { meeting, browser, registrationId } = await someone();
    await move(meeting, '2099-04-02');
    const version = (await mine(browser))?.meeting.version;
    await move(meeting, '2099-05-02');
    expect((await agree(browser, { registrationId, version })).userErrors).toMatchObject([{ code: 'STALE' }]);
    expect(await movedFrom(browser)).toMatchObject({ date: '2099-03-12' });
  });

  it('is shown and agreed to behind the link of a mail too', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { process });
    await move(meeting, '2099-03-12');
    await register(server.browser(), meeting, admission, visitor('Carla Neri', 'carla.neri@example.org'));
    await confirm(server.browser(), await linkTo(server, 'carla.neri@example.org'));
    await move(meeting, '2099-04-02');
    expect((await mailsTo(server, 'carla.neri@example.org')).at(-1)?.kind).toBe('meeting-moved');
    const token = await linkTo(server, 'carla.neri@example.org');
    expect(await server.browser().get(BY_TOKEN, { token })).toEqual({ registrationByToken: { registration: { movedFrom: { days: [{ starts: '2099-03-12T10:00' }] } } } });
    expect((await agree(server.browser(), { token })).userErrors).toEqual([]);
    expect(await server.browser().get(BY_TOKEN, { token })).toEqual({ registrationByToken: { registration: { movedFrom: null } } });
  });

  it('is nobody else’s to say, and nothing that a cancelled registration can', async () => {
    const { meeting, browser, registrationId } = await someone();
    await move(meeting, '2099-04-02');
    const stranger = await signedInBrowser(server, await aPerson(server.em()));
    await expect(agree(stranger, { registrationId })).rejects.toThrow('FORBIDDEN');
    await expect(agree(server.browser(), { registrationId })).rejects.toThrow('UNAUTHENTICATED');
    await cancel(browser, { registrationId });
    expect(await movedFrom(browser)).toBeNull();
    expect((await agree(browser, { registrationId })).userErrors).toMatchObject([{ code: 'TOKEN_USED_OR_EXPIRED' }]);
  });
});
