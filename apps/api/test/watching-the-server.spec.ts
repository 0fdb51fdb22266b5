import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Jobs } from '../src/kernel/jobs.js';
import { Readiness } from '../src/kernel/readiness.js';
import { MailWorker } from '../src/mail/mail-worker.js';
import { enqueueMails } from '../src/mail/outbox.js';
import { aMeeting, aPerson, signedInBrowser } from './harness/builders.js';
import { register, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('watching the server', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  async function health(path: string): Promise<[number, string]> {
    const response = await fetch(`${server.url}/health/${path}`);
    const { status } = (await response.json()) as { status: string };
    return [response.status, status];
  }

  it('hears that it lives and wants requests', async () => {
    expect(await health('live')).toEqual([200, 'live']);
    expect(await health('ready')).toEqual([200, 'ready']);
  });

  it('hears that it wants none while tables are missing, and that it lives all the same', async () => {
    const [gone] = await server.em().execute<{ name: string; executed_at: string }[]>('delete from migration where id = (select max(id) from migration) returning name, executed_at');
    expect(await health('ready')).toEqual([503, 'migrations pending']);
    expect(await health('live')).toEqual([200, 'live']);
    await server.em().execute('insert into migration (name, executed_at) values (?, ?)', [gone?.name, gone?.executed_at]);
    expect(await health('ready')).toEqual([200, 'ready']);
  });

  it('hears that it wants none once it is told to stop', async () => {
    const stopping = await startTestServer();
    try {
      stopping.app.get(Readiness).stop();
      expect((await fetch(`${stopping.url}/health/ready`)).status).toBe(503);
      expect((await stopping.browser().ask('{ __typename }')).status).toBe(200);
    } finally {
      await stopping.stop();
    }
  });

  it('hears that it wants none while nobody takes up mails that are due, and that one whose mail server is down is as good as any', async () => {
    const stalled = await startTestServer({ SMTP_URL: 'smtp://127.0.0.1:9' });
    const ready = async () => {
      const response = await fetch(`${stalled.url}/health/ready`);
      return [response.status, ((await response.json()) as { status: string }).status];
    };
    const mail = { kind: 'letter', lane: 'PERSONAL', to: { name: 'Anna', address: 'anna@example.org' }, locale: 'it', data: {} } as const;
    try {
      const now = Date.now();
      await enqueueMails(stalled.em(), [{ ...mail, notBefore: new Date(now - 4 * MINUTE) }, { ...mail, notBefore: new Date(now + 60 * MINUTE) }, { ...mail, held: true }], new Date(now - DAY));
      expect(await ready()).toEqual([200, 'ready']);
      stalled.setNow(new Date(now + 2 * MINUTE));
      expect(await ready()).toEqual([503, 'mails stalled']);
      expect((await fetch(`${stalled.url}/health/live`)).status).toBe(200);

      await stalled.app.get(MailWorker).start();
      for (let tries = 0; (await ready())[0] !== 200 && tries < 50; tries += 1) await sleep(100);
      expect(await ready()).toEqual([200, 'ready']);
      expect(await stalled.em().execute('select state from outgoing_mail where sent_at is not null')).toEqual([]);
    } finally {
      await stalled.stop();
    }
  });

  it('hears that it wants none when the worker vanished with a mail in its hands', async () => {
    const em = server.em();
    await enqueueMails(em, [{ kind: 'letter', lane: 'PERSONAL', to: { name: 'Anna', address: 'anna@example.org' }, locale: 'it', data: {} }], new Date(Date.now() - DAY));
    await em.execute(`update outgoing_mail set state = 'SENDING', lease_until = now() + interval '2 minutes'`);
    expect(await health('ready')).toEqual([200, 'ready']);
    server.setNow(new Date(Date.now() + 8 * MINUTE));
    expect(await health('ready')).toEqual([503, 'mails stalled']);
    server.setNow(null);
    await em.execute('delete from outgoing_mail');
  });

  it('hears that it wants none while nobody takes up a job', async () => {
    await server.app.get(Jobs).request('forget-old-sign-ins');
    expect(await health('ready')).toEqual([200, 'ready']);
    server.setNow(new Date(Date.now() + 6 * MINUTE));
    expect(await health('ready')).toEqual([503, 'jobs stalled']);
    expect(await health('live')).toEqual([200, 'live']);
    server.setNow(null);
    await server.em().execute('delete from graphile_worker._private_jobs');
  });

  it('hears that it lives and wants nothing while its database is away', async () => {
    const address = new URL(server.databaseUrl);
    const name = address.pathname.slice(1);
    address.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: address.href });
    await admin.connect();
    try {
      await admin.query(`alter database ${name} with allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      expect(await health('ready')).toEqual([503, 'no database']);
      expect(await health('live')).toEqual([200, 'live']);
    } finally {
      await admin.query(`alter database ${name} with allow_connections true`);
      await admin.end();
    }
    expect(await health('ready')).toEqual([200, 'ready']);
  });

  it('reads how many mails wait and how long requests take, and nothing about people', async () => {
    await server.browser().get('mutation { requestSignInCode(input: { email: "anna@example.org" }) { sent } }');
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/^percorso_mails_waiting\{lane="SIGN_IN"\} 1$/m);
    expect(metrics).toMatch(/^percorso_mails_waiting\{lane="CAMPAIGN"\} 0$/m);
    expect(metrics).toMatch(/^percorso_http_request_seconds_count\{method="POST",route="\/graphql",status="200"\} \d+$/m);
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
    expect(metrics).not.toContain('anna');
  });

  it('reads how many people asked for a seat and what they got, and nothing about them', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 1, waitingList: false });
    const before = await registrations();
    await register(server.browser(), meeting, admission, visitor('Anna Bianchi'));
    await register(server.browser(), meeting, admission, visitor('Bruno Verdi'));
    await register(await signedInBrowser(server, await aPerson(server.em())), meeting, admission);
    const after = await registrations();
    const grown = Object.keys(after.counts).flatMap((outcome) => {
      const more = (after.counts[outcome] ?? 0) - (before.counts[outcome] ?? 0);
      return more === 0 ? [] : [`${outcome} ${more}`];
    });
    expect(grown.sort()).toEqual(['FULL 2', 'PENDING 1']);
    expect(before.counts).toMatchObject({ CONFIRMED: 0, WAITING: 0 });
    expect(after.text).not.toMatch(/anna|bianchi|bruno|verdi/i);
  });

  async function registrations(): Promise<{ text: string; counts: Record<string, number> }> {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const lines = [...text.matchAll(/^percorso_registrations_total\{outcome="(\w+)"\} (\d+)$/gm)];
    return { text, counts: Object.fromEntries(lines.map(([, outcome, count]) => [outcome, Number(count)])) };
  }

  it('sees that nothing about signing in is kept longer than it is needed', async () => {
    const now = new Date('2026-05-04T08:00:00Z');
    server.setNow(now);
    await server.em().execute('delete from sign_in_code');
    await server.em().execute('delete from rate_limit');
    await server.browser().get('mutation { requestSignInCode(input: { email: "eva@example.org" }) { sent } }');
    const kept = async () => {
      const [row] = await server.em().execute<{ codes: number; limits: number }[]>(
        'select (select count(*)::int from sign_in_code) as codes, (select count(*)::int from rate_limit) as limits',
      );
      return [row?.codes, row?.limits];
    };
    expect(await kept()).toEqual([1, 2]);
    server.setNow(new Date(now.getTime() + 11 * MINUTE));
    await server.app.get(Jobs).runNow('forget-old-sign-ins');
    expect(await kept()).toEqual([1, 0]);
    server.setNow(new Date(now.getTime() + 3 * DAY));
    await server.app.get(Jobs).runNow('forget-old-sign-ins');
    expect(await kept()).toEqual([0, 0]);
    server.setNow(null);
  });
});
