import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MailWorker } from '../src/mail/mail-worker.js';
import { createServer } from '../src/main.js';
import { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import { EventSource } from './harness/event-source.js';
import { MailServer } from './harness/mail-server.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const INVITE = `mutation ($input: InviteToMeetingInput!) { inviteToMeeting(input: $input) { invited campaignId userErrors { code } } }`;

interface Invited {
  inviteToMeeting: { invited: number; campaignId: string | null };
}
interface Progress {
  campaignId: string;
  mails: number;
  queued: number;
  sending: number;
  sent: number;
  failed: number;
}

describe('watching a campaign live', () => {
  let server: TestServer;
  let mailServer: MailServer;
  let other: NestFastifyApplication;
  let otherUrl: string;
  const sources: EventSource<Progress>[] = [];

  beforeAll(async () => {
    mailServer = await new MailServer().start();
    server = await startTestServer({ SMTP_URL: mailServer.url, MAIL_RATE: '200' });
    await server.app.get(MailWorker).start();
    other = await createServer(server.settings, server.databaseUrl);
    await other.listen(0, '127.0.0.1');
    otherUrl = `http://127.0.0.1:${(other.getHttpServer().address() as AddressInfo).port}`;
  });
  afterEach(() => {
    mailServer.onMessage = () => 'yes';
    for (const source of sources.splice(0)) source.leave();
  });
  afterAll(async () => {
    await other.close();
    await server.stop();
    await mailServer.stop();
  });

  /** An organiser with a meeting to invite to; in the other server's browser too. */
  async function anOrganiser() {
    const em = server.em();
    const { meeting, admission, process } = await aMeeting(em, { seats: 100 });
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    const browser = await signedInBrowser(server, person);
    const elsewhere = new Browser(otherUrl);
    elsewhere.setCookie('percorso', browser.cookie('percorso') ?? '');
    const invite = async (...names: string[]) => {
      const emails = names.map((name) => ({ name, email: `${name.toLowerCase()}.${meeting.key}@example.org` }));
      return (await browser.get<Invited>(INVITE, { input: { meetingId: meeting.id, admissionId: admission.id, emails } })).inviteToMeeting;
    };
    return { meeting, browser, elsewhere, invite };
  }

  async function watch(browser: Browser, campaignId: string | null, headers: Record<string, string> = {}): Promise<EventSource<Progress>> {
    const source = await EventSource.open<Progress>(browser, `/events/campaign/${campaignId}`, headers);
    sources.push(source);
    return source;
  }

  it('an organiser sees on any server how the mails leave, and the end of it', async () => {
    const { elsewhere, invite } = await anOrganiser();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    mailServer.onMessage = () => held.then(() => 'yes');
    mailServer.onRecipient = (address) => (address.startsWith('ghost') ? { code: 550, words: '5.1.1 No such user here' } : 'yes');

    const { invited, campaignId } = await invite('Anna', 'Bruno', 'Carla', 'Dario', 'Elena', 'Fabio', 'Ghost');
    expect(invited).toBe(7);
    const source = await watch(elsewhere, campaignId);
    await source.until('the first is told', ({ events }) => events.length > 0, 500);
    expect(source.events[0]).toMatchObject({ event: 'progress', data: { campaignId, mails: 7, sent: 0 } });
    letGo();
    await source.until('it ends', ({ ended }) => ended);
    expect(source.events.at(-1)?.event).toBe('settled');
    expect(source.last).toEqual({ campaignId, mails: 7, queued: 0, sending: 0, deferred: 0, unknown: 0, sent: 6, failed: 1, putAside: 0 });
    expect(source.text).not.toMatch(/anna|example\.org/i);

    const again = await watch(elsewhere, campaignId);
    await again.until('it ends at once', ({ ended }) => ended, 500);
    expect(again.events).toEqual([source.events.at(-1)]);
    const returned = await watch(elsewhere, campaignId, { 'last-event-id': again.events[0]?.id ?? '' });
    expect([returned.response.status, returned.text]).toEqual([204, '']);
  });

  it('there is none where nobody new was invited', async () => {
    const { invite } = await anOrganiser();
    const first = await invite('Anna');
    expect(first.campaignId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await invite('Anna')).toMatchObject({ invited: 0, campaignId: null });
    expect((await invite('Bruno')).campaignId).not.toBe(first.campaignId);
  });

  it('nobody else may know of it', async () => {
    const { meeting, invite } = await anOrganiser();
    const { campaignId } = await invite('Anna');
    const desk = await aPerson(server.em());
    await aRole(server.em(), desk, 'DESK', { meeting });
    const { elsewhere: stranger } = await anOrganiser();
    const answers = await Promise.all([
      watch(server.browser(), campaignId),
      watch(await signedInBrowser(server, await aPerson(server.em())), campaignId),
      watch(await signedInBrowser(server, desk), campaignId),
      watch(stranger, campaignId),
      watch(stranger, '00000000-0000-4000-8000-000000000000'),
      watch(stranger, 'null'),
    ]);
    expect(answers.map(({ response }) => response.status)).toEqual([401, 404, 404, 404, 404, 404]);
    expect(answers.map(({ text }) => text).join('')).toBe('');
  });

  it('whose session ends hears no more of it', async () => {
    const { browser, elsewhere, invite } = await anOrganiser();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    mailServer.onMessage = () => held.then(() => 'yes');
    const { campaignId } = await invite('Anna', 'Bruno');
    const source = await watch(elsewhere, campaignId);
    await source.until('the first is told', ({ events }) => events.length > 0);
    await browser.get('mutation { signOut { signedOut } }');
    letGo();
    await source.until('it ends', ({ ended }) => ended);
    expect(source.events.map(({ event }) => event)).toEqual(['progress']);
  });
});
