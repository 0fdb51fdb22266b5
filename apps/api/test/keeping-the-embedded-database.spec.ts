import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

interface Answer {
  url: string;
  started: boolean;
  fault: string;
}

interface User {
  process: ChildProcess;
  answer: Answer;
}

describe('keeping the embedded database', () => {
  let folder: string;
  let users: ChildProcess[] = [];

  beforeEach(() => {
    // As in a clone below /root: nobody but its maker may enter the folder above the data.
    const closed = mkdtempSync(join(tmpdir(), 'percorso-embedded-'));
    chmodSync(closed, 0o700);
    folder = join(closed, '.percorso');
    users = [];
  });

  afterEach(async () => {
    for (const user of users) user.kill('SIGKILL');
    for (const pid of postmasters()) await killed(pid);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  async function use(data = folder): Promise<User> {
    const child = spawn(process.execPath, [join(__dirname, 'harness/embedded-postgres-user.mjs'), data], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    users.push(child);
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('\n')) break;
    }
    return { process: child, answer: JSON.parse(output) as Answer };
  }

  async function leave({ process: child }: User): Promise<void> {
    child.stdin?.end('stop\n');
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  }

  async function killed(pid: number): Promise<void> {
    process.kill(pid, 'SIGKILL');
    while (existsSync(`/proc/${pid}/cwd`) && postmasters().includes(pid)) await sleep(5);
  }

  /** The main PostgreSQL processes that serve the folder; never more than one. */
  function postmasters(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return (
            readlinkSync(`/proc/${pid}/cwd`) === join(realpathSync(folder), 'postgres') &&
            readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0-D\0')
          );
        } catch {
          return false;
        }
      });
  }

  async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<Row[]> {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(question)).rows;
    } finally {
      await client.end();
    }
  }

  const note = ({ answer }: User) => ask(answer.url, `create table note as select 'kept' as text`);
  const notes = async ({ answer }: User) => (await ask<{ text: string }>(answer.url, 'select text from note')).map(({ text }) => text);

  it('keeps what was written from one start to the next, and leaves nothing running', async () => {
    const first = await use();
    await note(first);
    await leave(first);
    expect(postmasters()).toEqual([]);

    const second = await use();
    expect(second.answer.started).toBe(true);
    expect(await notes(second)).toEqual(['kept']);
  });

  it('lets nobody else read the data or the passwords', async () => {
    await use();
    const modes = ['', 'postgres', 'postgres-password', 'postgres-administrator-password'].map(
      (name) => (statSync(join(folder, name)).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '700', '600', '600']);
  });

  it('is one for all when several processes start together in an empty folder', async () => {
    const all = await Promise.all([use(), use(), use()]);
    expect(new Set(all.map(({ answer }) => answer.url)).size).toBe(1);
    expect(postmasters()).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres-administrator-password', 'postgres-password', 'postgres.log']);
  });

  it('says what is wrong when a file lies where the folder should be', async () => {
    writeFileSync(folder, '');
    expect((await use()).answer.fault).toBe(`${folder} is not a folder: set PERCORSO_DATA to a folder that can be written.`);
  });

  it('says what is wrong when the folder cannot be made', async () => {
    expect((await use('/proc/percorso')).answer.fault).toBe('/proc/percorso cannot be made: set PERCORSO_DATA to a folder that can be written.');
  });

  it('throws away what a maker left half done', async () => {
    const half = join(folder, 'postgres.999999999.0badc0de');
    mkdirSync(half, { recursive: true, mode: 0o700 });
    await use();
    expect(existsSync(half)).toBe(false);
  });

  describe('that was made before', () => {
    let made: string;

    beforeAll(async () => {
      made = mkdtempSync(join(tmpdir(), 'percorso-made-'));
      await leave(await use(join(made, '.percorso')));
      users = [];
    });

    beforeEach(() => {
      execFileSync('cp', ['--archive', join(made, '.percorso'), folder]);
    });

    afterAll(() => rmSync(made, { recursive: true, force: true }));

    it('speaks UTF-8, sorts as Italian does, and listens on the loopback with a password only', async () => {
      const { answer } = await use();
      const [database] = await ask(
        answer.url,
        `select pg_encoding_to_char(encoding) as encoding, datlocale, current_setting('listen_addresses') as addresses
           from pg_database where datname = current_database()`,
      );
      expect(database).toEqual({ encoding: 'UTF8', datlocale: 'it-IT', addresses: '127.0.0.1' });
      expect(existsSync(`/tmp/.s.PGSQL.${new URL(answer.url).port}`)).toBe(false);
      const other = new URL(answer.url);
      other.password = 'guessed';
      await expect(ask(other.href, 'select 1')).rejects.toThrow('password authentication failed');
    });

    it('gives its owner no power over the machine, but the extensions and databases it needs', async () => {
      const { answer } = await use();
      await ask(answer.url, 'create extension btree_gist');
      await ask(answer.url, 'create database another');
      await expect(ask(answer.url, `copy (select 1) to program 'cat'`)).rejects.toThrow('permission denied');
    });

    it('is reached, not started again, by a second process, and stays until the last one leaves', async () => {
      const server = await use();
      const command = await use();
      expect([server.answer.started, command.answer.started]).toEqual([true, false]);
      expect(command.answer.url).toBe(server.answer.url);

      await leave(server);
      expect(postmasters()).toHaveLength(1);
      await note(command);
      await leave(command);
      expect(postmasters()).toEqual([]);
    });

    it('is there for whoever comes while the last one leaves', async () => {
      for (let round = 0; round < 5; round += 1) {
        const first = await use();
        const [second] = await Promise.all([use(), leave(first)]);
        expect(second.answer.fault).toBeUndefined();
        expect(await ask(second.answer.url, 'select 1 as one')).toEqual([{ one: 1 }]);
        expect(postmasters()).toHaveLength(1);
        await leave(second);
      }
      expect(postmasters()).toEqual([]);
    });

    it('is taken over from a parent that was killed, and stopped by whoever took it over', async () => {
      const first = await use();
      await note(first);
      first.process.kill('SIGKILL');
      const orphan = postmasters();
      expect(orphan).toHaveLength(1);

      const second = await use();
      expect(second.answer.started).toBe(false);
      expect(postmasters()).toEqual(orphan);
      expect(await notes(second)).toEqual(['kept']);
      await leave(second);
      expect(postmasters()).toEqual([]);
    });

    it('recovers when parent and database were killed together', async () => {
      const first = await use();
      await note(first);
      first.process.kill('SIGKILL');
      for (const pid of postmasters()) await killed(pid);
      expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(true);

      const second = await use();
      expect(second.answer.started).toBe(true);
      expect(await notes(second)).toEqual(['kept']);
    });

    it('comes back on the same port when only the database was killed', async () => {
      const user = await use();
      await note(user);
      for (const pid of postmasters()) await killed(pid);

      while ((await notes(user).catch(() => [])).length === 0) await sleep(20);
      expect(await notes(user)).toEqual(['kept']);
      await leave(user);
      expect(postmasters()).toEqual([]);
    });

    it('is not deceived by a stale file whose number now belongs to a stranger', async () => {
      const first = await use();
      await note(first);
      await leave(first);
      const { uid, gid } = statSync(join(folder, 'postgres'));
      const stranger = spawn('sleep', ['60'], { uid, gid });
      users.push(stranger);
      const file = join(folder, 'postgres/postmaster.pid');
      writeFileSync(file, `${stranger.pid}\n/somewhere\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n`);

      const second = await use();
      expect(second.answer.started).toBe(true);
      expect(await notes(second)).toEqual(['kept']);
      expect(stranger.exitCode).toBeNull();
    });

    it('finds another port when the one it had was taken', async () => {
      const first = await use();
      const port = Number(new URL(first.answer.url).port);
      await leave(first);
      const squatter = createServer().listen(port, '127.0.0.1');
      try {
        const second = await use();
        expect(new URL(second.answer.url).port).not.toBe(String(port));
      } finally {
        squatter.close();
      }
    });

    it('refuses the data of a newer version in one sentence, and changes nothing', async () => {
      await leave(await use());
      const version = join(folder, 'postgres/PG_VERSION');
      const before = readFileSync(version, 'utf8');
      writeFileSync(version, '19\n');

      expect((await use()).answer.fault).toBe(
        `The data in ${join(folder, 'postgres')} were written by PostgreSQL 19, newer than the ${before.trim()} of this Percorso: use the newer Percorso again; nothing was changed.`,
      );
      writeFileSync(version, before);
      expect((await use()).answer.started).toBe(true);
    });
  });
});
