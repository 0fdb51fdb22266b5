// Percorso with one rule broken. A fault test that such a Percorso passes cannot fail, and proves nothing.
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.mjs';
import { clusterOf, postmasterOf } from './cluster.mjs';

const ours = join(root, 'apps/api/dist');
/** Beside ours, so that it finds the same libraries. */
const broken = join(root, 'apps/api/dist-mutant');

const mutants = {
  unlocked: {
    file: 'src/registrations/registration-seats.queries.js',
    from: 'order by id for no key update',
    to: 'order by id',
    async breakDatabase({ pool }) {
      await pool.query('alter table quota drop constraint quota_not_oversold');
      await pool.query('drop index registration_one_seat_per_meeting, registration_waiting_line');
    },
  },
  'mails after the commit': {
    file: 'src/registrations/registration-office.js',
    from: 'await writeLetters(em, letters, this.#uidDomain, now);',
    to: 'setTimeout(() => void this.em.fork({ useContext: false }).transactional((later) => writeLetters(later, letters, this.#uidDomain, now)), 100);',
  },
  'commits that wait for nothing': {
    async breakDatabase(place) {
      await place.pool.query("do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$");
      // A quick disk would have it all written before the stop, and hide what is wrong.
      appendFileSync(join(clusterOf(place), 'postgresql.auto.conf'), "wal_writer_delay = '10s'\nwal_writer_flush_after = '1GB'\n");
      process.kill(postmasterOf(place), 'SIGHUP');
    },
  },
  'no second try': { file: 'src/kernel/transaction-retry.js', from: 'const ATTEMPTS = 4;', to: 'const ATTEMPTS = 1;' },
  'a stop that answers nobody': { file: 'src/kernel/draining-server.js', from: 'if (this.#closer !== null)', to: 'this.closeAllConnections();\n        if (this.#closer !== null)' },
  'the last in line first': { source: true, file: 'src/registrations/registration-promotion.queries.ts', from: 'order by registration.position)', to: 'order by registration.position desc)' },
  'locks that are waited for': { file: 'src/kernel/database.js', from: 'lock_timeout: 3_000', to: 'lock_timeout: 0' },
};

/**
 * Prepares a mutant.
 *
 * @returns { build } of a server that has it, or our own where only the database is broken; or { source } for what reads our
 *          sources, as mutated-source.mjs takes it; `mend` takes it away
 */
export async function breakOneRule(name, place) {
  const { file, from, to, source: ofSource, breakDatabase } = mutants[name];
  await breakDatabase?.(place);
  if (ofSource) return { source: { file, from, to }, mend: () => undefined };
  if (!file) return { build: undefined, mend: () => undefined };
  cpSync(ours, broken, { recursive: true });
  const path = join(broken, file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no "${from}" to break: the mutant must follow the source.`);
  writeFileSync(path, source.replace(from, to));
  return { build: broken, mend: () => rmSync(broken, { recursive: true, force: true }) };
}
