import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aProcess, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { anOrganisedProcess } from './harness/organised-process.js';
import { PostOffice } from './harness/post-office.js';

const FOLLOW = 'mutation ($slug: String!) { followProcess(input: { processSlug: $slug }) { process { followed } userErrors { code } } }';
const UNFOLLOW = 'mutation ($slug: String!) { unfollowProcess(input: { processSlug: $slug }) { process { followed } userErrors { code } } }';
const PUBLISH = 'mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { userErrors { code } } }';

describe('following a process', () => {
  let post: PostOffice;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    post = await PostOffice.open();
    ({ process, organiser } = await anOrganisedProcess(post.server));
  });
  afterAll(() => post.close());

  async function publishes(...states: string[]): Promise<void> {
    const { meeting } = await aMeeting(post.server.em(), { process, status: 'DRAFT' });
    for (const as of states) await organiser.get(PUBLISH, { input: { meetingId: meeting.id, as } });
  }

  async function aFollower() {
    const person = await aPerson(post.server.em());
    const browser = await signedInBrowser(post.server, person);
    expect(await browser.get(FOLLOW, { slug: process.slug })).toEqual({ followProcess: { process: { followed: true }, userErrors: [] } });
    return { person, browser };
  }

  it('tells followers once of each new meeting, however often it is published', async () => {
    const { person, browser } = await aFollower();
    await browser.get(FOLLOW, { slug: process.slug });
    await publishes('SAVE_THE_DATE', 'SCHEDULED');
    const letters = await post.collect();
    expect(letters.map(({ to, calendar }) => [to, calendar])).toEqual([[person.email, null]]);
    expect(letters[0]?.subject).toMatch(/^Nuovo incontro: /);
    await browser.get(UNFOLLOW, { slug: process.slug });
    await publishes('SCHEDULED');
    expect(await post.collect()).toEqual([]);
  });

  it('ends by one click from the mail, without a session, and only by POST', async () => {
    const { browser } = await aFollower();
    await publishes('SCHEDULED');
    const [letter] = await post.collect();
    expect(letter?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    const [, path] = /^List-Unsubscribe:\s+<https?:\/\/[^/]+(\/unsubscribe\/[^>\s]+)>/m.exec(letter?.raw.replace(/\r\n\s+/g, ' ') ?? '') ?? [];
    if (path === undefined) throw new Error('There is no way to unsubscribe');
    expect(letter?.text).toContain(path);

    const followed = async () => (await browser.get<{ process: { followed: boolean } }>('query ($slug: String!) { process(slug: $slug) { followed } }', { slug: process.slug })).process.followed;
    const anybody = post.server.browser();
    const page = await anybody.fetch(path, { headers: { 'accept-language': 'fr' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    expect(await followed()).toBe(true);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), form]) {
      const { status } = await anybody.fetch(path, { method: 'POST', body });
      expect(status).toBe(200);
      expect(await followed()).toBe(false);
    }
    expect((await anybody.fetch('/unsubscribe/never-made', { method: 'POST' })).status).toBe(200);
  });

  it('needs a session, and a process that one may know of', async () => {
    const stranger = await post.server.browser().ask(FOLLOW, { slug: process.slug });
    const hidden = await aProcess(post.server.em(), { published: false });
    const person = await signedInBrowser(post.server, await aPerson(post.server.em()));
    const unknown = await person.ask(FOLLOW, { slug: hidden.slug });
    expect([stranger, unknown].map(({ errors }) => errors[0]?.extensions.code)).toEqual(['UNAUTHENTICATED', 'NOT_FOUND']);
  });
});
