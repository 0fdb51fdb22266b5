import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const DESK = `{ desk { processes { slug } needs { kind count process { slug } meeting { id } } } }`;
const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { registration { status } } }`;

interface Shown {
  desk: { processes: { slug: string }[]; needs: { kind: string; count: number; meeting: { id: string } | null }[] };
}

describe('opening the desk', () => {
  let server: TestServer;
  let organiser: Browser;
  let participant: Browser;
  let slug: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    const process = await aProcess(em);
    const elsewhere = await aProcess(em);
    slug = process.slug;
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
    participant = await signedInBrowser(server, await aPerson(em));
    const { meeting: over } = await aMeeting(em, { process, starts: '2020-01-15T10:00', ends: '2020-01-15T12:00', onlineUrl: 'https://example.org/sala' });
    const { meeting: full, admission } = await aMeeting(em, { process, seats: 0, onlineUrl: 'https://example.org/sala' });
    const { meeting: nowhere } = await aMeeting(em, { process, starts: '2099-04-02T09:30', ends: '2099-04-02T13:00' });
    await aMeeting(em, { process: elsewhere, starts: '2020-01-15T10:00', ends: '2020-01-15T12:00' });
    Object.assign(ids, { over: over.id, full: full.id, nowhere: nowhere.id });
    await participant.get(REGISTER, { input: { meetingId: full.id, admissionId: admission.id, idempotencyKey: 'x' } });
    await organiser.get(`mutation ($input: DraftTrackInput!) { draftTrack(input: $input) { userErrors { code } } }`, { input: { processSlug: slug, title: [{ locale: 'it', text: 'Ascolto' }] } });
  });
  afterAll(() => server.stop());

  it('says what waits, the most pressing first, in one’s own processes alone', async () => {
    const { desk } = await organiser.get<Shown>(DESK);
    expect(desk.processes).toEqual([{ slug }]);
    expect(desk.needs.map(({ kind, count, meeting }) => [kind, count, meeting?.id])).toEqual([
      ['TO_CLOSE', 1, ids['over']],
      ['WAITING_LIST', 1, ids['full']],
      ['NO_PLACE', 1, ids['nowhere']],
      ['PLAN_CHANGES', 1, undefined],
    ]);
  });

  it('is for organisers', async () => {
    expect((await participant.ask(DESK)).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await server.browser().ask(DESK)).errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
