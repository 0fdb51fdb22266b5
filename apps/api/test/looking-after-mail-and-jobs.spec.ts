import { setTimeout as sleep } from 'node:timers/promises';
import { Jobs } from '../src/kernel/jobs.js';
import { MailTemplates } from '../src/mail/mail-templates.js';
import { enqueueMails } from '../src/mail/outbox.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const MAILS = `query ($first: Int, $after: String, $filter: OutgoingMailFilter) {
  outgoingMails(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id kind title state address words attempts } } } }`;
const RETRY = `mutation ($ids: [ID!]!) { retryOutgoingMails(input: { mailIds: $ids }) { mails { id state } userErrors { code path } } }`;
const JOBS = '{ jobs { name title cron waiting startedAt endedAt failure nextAt } }';
const RUN = 'mutation ($name: String!) { runJob(input: { name: $name }) { job { name waiting } userErrors { code } } }';

interface Mails {
  outgoingMails: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string; kind: string; title: string; state: string; address: string; words: string | null; attempts: number } }[];
  };
}
interface Job {
  name: string;
  title: string;
  cron: string;
  waiting: boolean;
  startedAt: string | null;
  endedAt: string | null;
  failure: string | null;
  nextAt: string | null;
}

describe('looking after mail and jobs', () => {
  let server: TestServer;
  let administrator: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ADMINISTRATOR');
    administrator = await signedInBrowser(server, person);
  });
  afterAll(() => server.stop());
  beforeEach(() => server.em().execute('delete from outgoing_mail'));

  const mails = async (variables: object) => (await administrator.get<Mails>(MAILS, { ...variables })).outgoingMails;
  const addresses = async (variables: object) => (await mails(variables)).edges.map(({ node }) => node.address);
  const job = async (name: string) => (await administrator.get<{ jobs: Job[] }>(JOBS)).jobs.find((each) => each.name === name);

  async function aMail(address: string, state = 'SENT', kind = 'registration-confirmed', words: string | null = null): Promise<void> {
    const em = server.em();
    await enqueueMails(em, [{ kind, lane: 'PERSONAL', to: { name: 'Anna', address }, locale: 'it', data: { secret: 'the-link-of-anna' } }], new Date());
    await em.execute('update outgoing_mail set state = ?, smtp_response = ?, attempts = 3 where to_address = ?', [state, words, address]);
  }

  it('an administrator reads each mail, the latest first, with the words of the mail server, and not what it says', async () => {
    await aMail('anna@example.org');
    await aMail('bruno@example.org', 'FAILED', 'sign-in-code', '550 no such mailbox');
    const { edges, totalCount } = await mails({});
    expect(totalCount).toBe(2);
    expect(edges.map(({ node }) => node)).toMatchObject([
      { address: 'bruno@example.org', state: 'FAILED', title: 'Codice per accedere', words: '550 no such mailbox', attempts: 3 },
      { address: 'anna@example.org', state: 'SENT', title: 'Iscrizione confermata', words: null },
    ]);
    expect(JSON.stringify(edges)).not.toContain('the-link-of-anna');
  });

  it('finds mails by state, kind and part of the address, and turns pages', async () => {
    await aMail('anna@example.org');
    await aMail('anna.rossi@example.org', 'FAILED');
    await aMail('bruno@example.org', 'FAILED', 'meeting-reminder');
    expect(await addresses({ filter: { state: 'FAILED' } })).toEqual(['bruno@example.org', 'anna.rossi@example.org']);
    expect(await addresses({ filter: { address: ' ANNA' } })).toEqual(['anna.rossi@example.org', 'anna@example.org']);
    expect(await addresses({ filter: { address: '%' } })).toEqual([]);
    expect(await addresses({ filter: { state: 'FAILED', kind: 'meeting-reminder' } })).toEqual(['bruno@example.org']);
    const first = await mails({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await addresses({ first: 2, after: first.pageInfo.endCursor })).toEqual(['anna@example.org']);
    const { outgoingMailCounts } = await administrator.get<{ outgoingMailCounts: object[] }>('{ outgoingMailCounts { state count } }');
    expect(outgoingMailCounts).toEqual([
      { state: 'FAILED', count: 2 },
      { state: 'SENT', count: 1 },
    ]);
  });

  it('sends again what failed, and nothing that was sent or that organisers hold', async () => {
    await aMail('anna@example.org');
    await aMail('bruno@example.org', 'FAILED');
    await aMail('carla@example.org', 'HELD');
    const { edges } = await mails({});
    const ids = edges.map(({ node }) => node.id);
    const { retryOutgoingMails } = await administrator.get<{ retryOutgoingMails: { mails: object[] } }>(RETRY, { ids });
    expect(retryOutgoingMails.mails).toMatchObject([{ state: 'READY' }]);
    expect(await addresses({ filter: { state: 'READY' } })).toEqual(['bruno@example.org']);
    expect(await addresses({ filter: { state: 'HELD' } })).toEqual(['carla@example.org']);
    const [entry] = await server.em().execute<{ details: object }[]>(`select details from audit_entry where action = 'mail.retried'`);
    expect(entry?.details).toEqual({ kind: 'registration-confirmed', before: 'FAILED' });
  });

  it('every mail and every job has a name in words', async () => {
    for (const kind of server.app.get(MailTemplates).kinds) await aMail(`${kind}@example.org`, 'SENT', kind);
    const { edges } = await mails({ first: 100 });
    expect(edges.length).toBeGreaterThan(15);
    expect(edges.filter(({ node }) => node.title === node.kind)).toEqual([]);
    const { jobs } = await administrator.get<{ jobs: Job[] }>(JOBS);
    expect(jobs.length).toBeGreaterThan(3);
    expect(jobs.filter(({ name, title }) => title === name)).toEqual([]);
  });

  it('sees when a job ran, when it runs next, and why it failed, without anybody’s address', async () => {
    server.setNow(new Date('2026-05-04T08:00:30Z'));
    expect(await job('forget-old-sign-ins')).toMatchObject({ cron: '17 * * * *', startedAt: null, nextAt: '2026-05-04T08:17:00.000Z' });
    await server.app.get(Jobs).runNow('forget-old-sign-ins');
    expect(await job('forget-old-sign-ins')).toMatchObject({ startedAt: '2026-05-04T08:00:30.000Z', endedAt: '2026-05-04T08:00:30.000Z', failure: null });
    server.app.get(Jobs).register('break', '0 0 1 1 *', () => Promise.reject(new Error('no row for anna@example.org')));
    await server.app.get(Jobs).runNow('break');
    expect(await job('break')).toMatchObject({ failure: 'Error: no row for …@…', endedAt: '2026-05-04T08:00:30.000Z' });
    server.setNow(null);
  });

  it('asks for a job, which waits until a worker takes it, and is then done', async () => {
    await aMeeting(server.em());
    const { runJob } = await administrator.get<{ runJob: object }>(RUN, { name: 'forget-needs' });
    await administrator.get(RUN, { name: 'forget-needs' });
    expect(runJob).toEqual({ job: { name: 'forget-needs', waiting: true }, userErrors: [] });
    const jobs = server.app.get(Jobs);
    await jobs.start();
    try {
      let ran = await job('forget-needs');
      for (let tries = 0; tries < 100 && ran?.endedAt == null; tries += 1) {
        await sleep(50);
        ran = await job('forget-needs');
      }
      expect(ran).toMatchObject({ waiting: false, failure: null, endedAt: expect.any(String) });
    } finally {
      await jobs.stop();
    }
    expect((await administrator.ask(RUN, { name: 'drop-everything' })).errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('nobody else sees or does any of it', async () => {
    await aMail('anna@example.org', 'FAILED');
    const ids = (await mails({})).edges.map(({ node }) => node.id);
    const organiser = await aPerson(server.em());
    await aRole(server.em(), organiser, 'ORGANISER', { process: (await aMeeting(server.em())).process });
    const browser = await signedInBrowser(server, organiser);
    const asked: [string, object][] = [[MAILS, {}], ['{ outgoingMailCounts { count } }', {}], [RETRY, { ids }], [JOBS, {}], [RUN, { name: 'remind' }]];
    for (const [query, variables] of asked) {
      const { errors } = await browser.ask(query, { ...variables });
      expect([query, errors.map(({ extensions }) => extensions.code)]).toEqual([query, ['FORBIDDEN']]);
    }
  });
});
