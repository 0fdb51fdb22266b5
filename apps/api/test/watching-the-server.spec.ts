import { Jobs } from '../src/kernel/jobs.js';
import { Readiness } from '../src/kernel/readiness.js';
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
