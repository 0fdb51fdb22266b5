import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(__dirname, '../../..');
/** Milliseconds. */
const START_PATIENCE = 60_000;
const LONGEST_STOP = 10_000;

interface Run {
  process: ChildProcess;
  output: () => string;
  /** Whether nobody writes into its output any more; what it has put into the background may outlive it. */
  over: () => boolean;
  ended: Promise<number | null>;
}

describe('starting and stopping Percorso', () => {
  let data: string;
  let port: number;
  const runs: Run[] = [];

  beforeAll(async () => {
    const build = `import(${JSON.stringify(join(root, 'tools/workspace.mjs'))}).then(({ build }) => build())`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', build], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    // One folder for all: whatever one of them leaves behind, the next has to start upon.
    data = mkdtempSync(join(tmpdir(), 'percorso-start-'));
    port = await freePort();
  }, 120_000);

  afterAll(async () => {
    // A command ends a database that was left alone.
    await command('doctor').ended;
    rmSync(data, { recursive: true, force: true });
  });

  async function stopAll(): Promise<void> {
    for (const run of runs.splice(0)) {
      run.process.kill('SIGTERM');
      for (const pid of processes('cli.js start')) process.kill(pid, 'SIGTERM');
      await run.ended;
    }
  }

  function launch(args: string[], env: Record<string, string> = {}, program = process.execPath): Run {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PORT: String(port), PERCORSO_DATA: data, PERCORSO_DEMO: 'off', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += String(chunk)));
    child.stderr.on('data', (chunk) => (text += String(chunk)));
    let over = false;
    child.once('close', () => (over = true));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { process: child, output: () => text, over: () => over, ended };
  }

  const command = (...args: string[]) => launch([join(root, 'apps/api/bin/percorso.mjs'), ...args]);

  async function start(env: Record<string, string> = {}, args = [join(root, 'tools/start.mjs')], program = process.execPath): Promise<Run> {
    const run = launch(args, env, program);
    runs.push(run);
    const deadline = performance.now() + START_PATIENCE;
    while (!run.output().includes('Percorso is ready')) {
      if (run.over() || performance.now() > deadline) throw new Error(run.output());
      await sleep(20);
    }
    return run;
  }

  /** The status of an answer and whether the server lets go of the connection; throws when there is none. */
  function ask(path: string, agent: Agent | false = false): Promise<{ status: number | undefined; last: boolean }> {
    return new Promise((resolve, reject) => {
      get({ host: 'localhost', port, path, agent }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve({ status: answer.statusCode, last: answer.headers.connection === 'close' }));
        answer.once('error', reject);
      }).once('error', reject);
    });
  }

  const isReady = async () => (await ask('/health/ready')).status === 200;

  /** The numbers of the processes whose environment names this test's data folder and whose command has these words. */
  function processes(words: string): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return (
            readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(words) &&
            readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`PERCORSO_DATA=${data}\0`)
          );
        } catch {
          return false;
        }
      })
      .map(Number);
  }

  describe('while it runs', () => {
    beforeAll(async () => {
      await start();
    });
    afterAll(stopAll);

    it('says when the port is taken, and leaves whoever has it alone', async () => {
      const second = launch([join(root, 'tools/start.mjs')]);
      expect(await second.ended).toBe(1);
      expect(second.output().trim()).toBe(
        `Port ${port} is taken, perhaps by another Percorso: stop that program, or choose another port, as in PORT=${port + 1} npm start.`,
      );
      expect(await isReady()).toBe(true);
    });

    it('gives its pages also to a program that does not say what it takes, and no page for a file', async () => {
      const addresses = ['/', '/it/p/nobody', '/favicon.ico', '/health/nobody'];
      expect(await Promise.all(addresses.map(async (path) => (await ask(path)).status))).toEqual([200, 200, 404, 404]);
    });

    it('starts the worker again when it dies, and goes on answering meanwhile', async () => {
      const [worker] = await workers();
      if (worker === undefined) throw new Error('There is no worker.');
      process.kill(worker, 'SIGKILL');
      expect(await isReady()).toBe(true);
      const [next] = await workers((pid) => pid !== worker);
      expect(next).not.toBe(worker);
    });
  });

  describe('from the start to the stop', () => {
    afterEach(stopAll);

    it('names every wrong setting in a sentence, and does not start', async () => {
      const run = launch([join(root, 'tools/start.mjs')], { PORT: 'http', PUBLIC_URL: 'percorso', PERCORSO_DEMO: 'maybe' });
      expect(await run.ended).toBe(1);
      expect(run.output().trim().split('\n')).toEqual([
        'PORT must be a whole number from 1 to 65535.',
        'PUBLIC_URL must be an address such as https://percorso.example.org.',
        'PERCORSO_DEMO must be "on" or "off".',
      ]);
    });

    it('says when the outside database does not answer', async () => {
      const run = launch([join(root, 'tools/start.mjs')], { DATABASE_URL: 'postgresql://percorso:secret@127.0.0.1:9/percorso' });
      expect(await run.ended).toBe(1);
      expect(run.output().trim()).toBe('The database percorso at 127.0.0.1:9 cannot be used: nothing answers there.');
    });

    it('lets a command reach the running database, and one given alone start it for as long as it needs', async () => {
      const server = await start();
      const reaching = command('migrate');
      expect([await reaching.ended, reaching.output()]).toEqual([0, 'The database is up to date.\n']);
      expect(await isReady()).toBe(true);

      server.process.kill('SIGINT');
      expect(await server.ended).toBe(0);
      const alone = command('migrate');
      expect([await alone.ended, alone.output()]).toEqual([0, 'The database is up to date.\n']);
    });

    it('takes the files of a command from where one stands, and says in a sentence when one cannot be written', async () => {
      const shell = async (script: string) => {
        const run = launch(['-c', script], {}, 'sh');
        return { code: await run.ended, lines: run.output().split('\n').filter((line) => line !== '' && !line.startsWith('npm ')) };
      };
      await command('migrate').ended;
      const imported = await shell('cd apps/api/programmes && npx percorso import bretagne-iss.yaml');
      expect([imported.code, imported.lines.at(-1)]).toEqual([0, 'Imported.']);
      expect(await shell('npx percorso export bretagne-iss --out nowhere/at-all.yaml')).toEqual({
        code: 1,
        lines: ['nowhere/at-all.yaml cannot be written: there is no folder nowhere.'],
      });
    }, 2 * START_PATIENCE);

    it('logs each answer as a line of JSON, with the request id that the answer carries and nothing that is a secret', async () => {
      const server = await start();
      const [token, email] = ['a-token-of-a-private-calendar', 'anna.bianchi@example.org'];
      const feed = await fetch(`http://localhost:${port}/calendar/me/${token}.ics`);
      const query = 'mutation Ask($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { sent } }';
      const body = JSON.stringify({ query, operationName: 'Ask', variables: { input: { email } } });
      const asked = await fetch(`http://localhost:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

      server.process.kill('SIGTERM');
      await server.ended;
      const lines = server.output().split('\n').filter((line) => line.startsWith('{'));
      expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ requestId: feed.headers.get('x-request-id'), status: 404 }),
          expect.objectContaining({ requestId: asked.headers.get('x-request-id'), operation: 'Ask', status: 200 }),
        ]),
      );
      for (const secret of [token, email, '127.0.0.1', '::1']) expect(server.output()).not.toContain(secret);
    });

    it('answers everybody who was let in when it is told to stop, and is gone in time', async () => {
      const server = await start();
      const answers: (number | undefined)[] = [];
      const visitors = Array.from({ length: 16 }, async (_, visitor) => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        // Half of them ask what needs the database too.
        for (let last = false; !last; ) {
          const answer = await ask(visitor % 2 === 0 ? '/health/live' : '/health/ready', agent);
          answers.push(answer.status);
          last = answer.last;
        }
        agent.destroy();
      });
      await sleep(1_000);

      const told = performance.now();
      server.process.kill('SIGTERM');
      await Promise.all(visitors);
      expect(await server.ended).toBe(0);
      expect(performance.now() - told).toBeLessThan(LONGEST_STOP);
      expect(answers.filter((status) => status === 200).length).toBeGreaterThan(20);
      // 503 is what readiness answers meanwhile.
      expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    });

    it('leaves nothing that blocks the next start when it is killed', async () => {
      const first = await start();
      first.process.kill('SIGKILL');
      await first.ended;
      while (processes('cli.js').length > 0) await sleep(50);
      await start();
      expect(await isReady()).toBe(true);
    });

    it('stops when npm is told to, and leaves nothing that blocks the next start when npm is killed', async () => {
      const interrupted = await start({}, ['start'], 'npm');
      interrupted.process.kill('SIGINT');
      await interrupted.ended;
      expect(processes('cli.js')).toEqual([]);

      const killed = await start({}, ['start'], 'npm');
      killed.process.kill('SIGKILL');
      while (processes('cli.js').length > 0) await sleep(50);
      await start();
      expect(await isReady()).toBe(true);
    }, 3 * START_PATIENCE);

    it.each(['nohup node tools/start.mjs &', 'npm start &'])(
      'goes on when the script that put it into the background is over: %s',
      async (script) => {
        const shell = await start({}, ['-c', script], 'sh');
        expect(shell.process.exitCode).toBe(0);
        for (const pid of processes('start.mjs')) process.kill(pid, 'SIGHUP');
        await sleep(2_000);
        expect(await isReady()).toBe(true);
      },
      2 * START_PATIENCE,
    );
  });

  async function workers(wanted: (pid: number) => boolean = () => true): Promise<number[]> {
    for (;;) {
      const found = processes('cli.js worker').filter(wanted);
      if (found.length > 0) return found;
      await sleep(20);
    }
  }

  function freePort(): Promise<number> {
    return new Promise((resolve) => {
      const server = createServer().listen(0, 'localhost', () => {
        const address = server.address();
        server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
      });
    });
  }
});
