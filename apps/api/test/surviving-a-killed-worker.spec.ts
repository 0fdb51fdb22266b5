import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Failpoint, failpoints } from '../src/kernel/failpoint.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import { MailServer } from './harness/mail-server.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

jest.setTimeout(60_000);

const root = join(__dirname, '../../..');
/** Connections of a worker to the mail server: as many mails can be on their way at once. */
const IN_FLIGHT = 4;
const PEOPLE = 12;

/** The worst places; FAULTS=all tries every one. */
const worst = ['mail.after-claim', 'mail.after-data', 'mail.after-mark'] as const;
const tried = process.env.FAULTS === 'all' ? failpoints : worst;

/** How many copies there must be, and may be: none before the server has the message, and at least one between that and our knowing it. */
function copiesTooMany(failpoint: Failpoint): [fewest: number, most: number] {
  if (failpoints.indexOf(failpoint) <= failpoints.indexOf('mail.in-data')) return [0, 0];
  return [failpoint === 'mail.after-commit' ? 0 : 1, IN_FLIGHT];
}

const INVITE = `mutation ($input: InviteToMeetingInput!) { inviteToMeeting(input: $input) { invited userErrors { code } } }`;

interface MailRow {
  address: string;
  messageId: string;
  state: string;
}

interface RunningWorker {
  process: ChildProcess;
  /** How it ended, once it has: the signal, or "exit 1". */
  ended: Promise<string>;
}

describe('surviving a worker that is killed', () => {
  let server: TestServer;
  let mailServer: MailServer;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    const build = `import(${JSON.stringify(join(root, 'tools/workspace.mjs'))}).then(({ build }) => build())`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', build], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    mailServer = await new MailServer().start();
    server = await startTestServer();
  }, 120_000);
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  });
  afterAll(async () => {
    await server.stop();
    await mailServer.stop();
  });

  /** A worker in a process of its own, as it runs in an installation. */
  function startWorker(environment: Record<string, string> = {}): RunningWorker {
    const worker = spawn(process.execPath, [join(root, 'apps/api/dist/src/cli.js'), 'worker'], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: server.databaseUrl,
        SESSION_SECRET: server.settings.sessionSecret,
        SMTP_URL: mailServer.url,
        MAIL_RATE: '500',
        PERCORSO_DEMO: 'off',
        LOG_LEVEL: 'silent',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    workers.push(worker);
    return { process: worker, ended: new Promise((resolve) => worker.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))) };
  }

  async function stop(worker: RunningWorker): Promise<void> {
    worker.process.kill('SIGKILL');
    await worker.ended;
  }

  async function inviteMany(): Promise<void> {
    const em = server.em();
    const { meeting, admission, process } = await aMeeting(em, { seats: 100 });
    const organiser = await aPerson(em);
    await aRole(em, organiser, 'ORGANISER', { process });
    const emails = Array.from({ length: PEOPLE }, (_, n) => ({ name: `Persona ${n}`, email: `persona-${n}.${meeting.key}@example.org` }));
    const browser = await signedInBrowser(server, organiser);
    await browser.get(INVITE, { input: { meetingId: meeting.id, admissionId: admission.id, emails } });
  }

  const mails = () => server.em().execute<MailRow[]>('select to_address as address, message_id as "messageId", state from outgoing_mail');
  const leasesRunOut = () => server.em().execute(`update outgoing_mail set lease_until = now() where state = 'SENDING'`);
  const timePasses = () => server.em().execute(`update outgoing_mail set not_before = now() where state in ('UNKNOWN', 'DEFERRED')`);

  async function everythingSent(): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      await timePasses();
      if ((await mails()).every(({ state }) => state === 'SENT')) return;
      await sleep(100);
    }
    throw new Error(`Some mail does not leave: ${JSON.stringify(await mails())}`);
  }

  it.each(tried)('loses no mail, and sends no more than those in flight once more, the same to the byte, when it dies at %s', async (failpoint) => {
    await server.em().execute('delete from outgoing_mail');
    mailServer.taken.length = 0;
    await inviteMany();

    expect(await startWorker({ FAILPOINT: failpoint }).ended).toBe('SIGKILL');
    expect((await mails()).filter(({ state }) => state === 'SENDING').length).toBeLessThanOrEqual(IN_FLIGHT);
    await leasesRunOut();
    const next = startWorker();
    await everythingSent();
    await stop(next);

    const written = await mails();
    expect(written).toHaveLength(PEOPLE);
    const copies = Map.groupBy(mailServer.taken, ({ to }) => to.join());
    expect([...copies.keys()].sort()).toEqual(written.map(({ address }) => address).sort());
    const [fewest, most] = copiesTooMany(failpoint);
    expect(mailServer.taken.length - PEOPLE).toBeGreaterThanOrEqual(fewest);
    expect(mailServer.taken.length - PEOPLE).toBeLessThanOrEqual(most);
    for (const { address, messageId } of written) {
      const raws = copies.get(address)?.map(({ raw }) => raw) ?? [];
      expect(raws.length).toBeLessThanOrEqual(2);
      expect(new Set(raws).size).toBe(1);
      expect(raws[0]).toContain(`Message-ID: <${messageId}@`);
    }
  });

  it('knows no such places in production', async () => {
    await server.em().execute('delete from outgoing_mail');
    mailServer.taken.length = 0;
    await inviteMany();
    const worker = startWorker({ FAILPOINT: 'mail.after-claim', NODE_ENV: 'production' });
    await everythingSent();
    await stop(worker);
    expect(mailServer.taken).toHaveLength(PEOPLE);
  });
});
