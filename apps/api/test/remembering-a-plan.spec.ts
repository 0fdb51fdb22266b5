import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const ACTS = `totalCount pageInfo { hasNextPage endCursor } edges { node { at words person { name email } meeting { id } facts { label before after } } }`;
const OF_PROCESS = `query ($slug: String!, $first: Int, $after: String) { process(slug: $slug) { history(first: $first, after: $after) { ${ACTS} } } }`;
const OF_MEETING = `query ($id: ID!) { meeting(id: $id) { history { ${ACTS} } } }`;

interface Acts {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { words: string; person: { name: string; email: string | null } | null; meeting: { id: string } | null; facts: { label: string; before: string | null; after: string | null }[] } }[];
}

describe('remembering a plan', () => {
  let server: TestServer;
  let organiser: Browser;
  let visitor: Browser;
  let slug: string;
  let id: string;

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    const process = await aProcess(em);
    const person = await aPerson(em, { name: 'Olga Organizza' });
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
    visitor = server.browser();
    slug = process.slug;
    id = (await aMeeting(em, { process, starts: '2099-04-02T09:30', ends: '2099-04-02T13:00' })).meeting.id;
    await organiser.get(`mutation ($input: EditMeetingInput!) { editMeeting(input: $input) { userErrors { code } } }`, { input: { meetingId: id, title: [{ locale: 'it', text: 'Il nuovo titolo' }] } });
    const move = { meetingId: id, startsAt: '2099-04-03T09:30', endsAt: '2099-04-03T13:00', venue: { name: 'Palazzo', municipality: 'Lodi' }, notify: 'NONE' };
    await organiser.get(`mutation ($input: RescheduleMeetingInput!) { rescheduleMeeting(input: $input) { userErrors { code } } }`, { input: move });
    await organiser.get(`mutation ($input: DraftTrackInput!) { draftTrack(input: $input) { userErrors { code } } }`, { input: { processSlug: slug, title: [{ locale: 'it', text: 'Ascolto' }] } });
    await organiser.get(`mutation ($input: PublishPlanInput!) { publishPlan(input: $input) { userErrors { code } } }`, { input: { processSlug: slug, notify: 'NONE' } });
  });
  afterAll(() => server.stop());

  const history = async (who: Browser, page: object = {}) => (await who.get<{ process: { history: Acts | null } }>(OF_PROCESS, { slug, ...page })).process.history;

  it('says who changed what in the plan, before and after, the newest first', async () => {
    const acts = (await history(organiser))?.edges.map(({ node }) => node);
    expect(acts?.map(({ words, person }) => [words, person?.name])).toEqual([
      ['Filone aggiunto', 'Olga Organizza'],
      ['Incontro spostato', 'Olga Organizza'],
      ['Incontro modificato', 'Olga Organizza'],
    ]);
    expect(acts?.[0]?.facts).toEqual([{ label: 'Titolo', before: null, after: 'Ascolto' }]);
    expect(acts?.[1]).toMatchObject({
      meeting: { id },
      facts: [
        { label: 'Data', before: '2 aprile 2099', after: '3 aprile 2099' },
        { label: 'Inizio', before: 'giovedì 2 aprile 2099, ore 09:30', after: 'venerdì 3 aprile 2099, ore 09:30' },
        { label: 'Fine', before: 'giovedì 2 aprile 2099, ore 13:00', after: 'venerdì 3 aprile 2099, ore 13:00' },
        { label: 'Luogo', before: null, after: 'Palazzo, Lodi' },
      ],
    });
    expect(acts?.[2]?.facts).toMatchObject([{ label: 'Titolo', after: 'Il nuovo titolo' }]);
  });

  it('says it of one meeting alone, and page by page', async () => {
    const { meeting } = await organiser.get<{ meeting: { history: Acts } }>(OF_MEETING, { id });
    expect(meeting.history.edges.map(({ node }) => node.words)).toEqual(['Incontro spostato', 'Incontro modificato']);
    const first = await history(organiser, { first: 2 });
    expect(first?.pageInfo.hasNextPage).toBe(true);
    const second = await history(organiser, { first: 2, after: first?.pageInfo.endCursor });
    expect(second?.edges.map(({ node }) => node.words)).toEqual(['Incontro modificato']);
  });

  it('is for the organisers of the process', async () => {
    expect(await history(visitor)).toBeNull();
  });
});
