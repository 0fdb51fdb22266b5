import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { useEmbeddedPostgres } from './embedded-postgres.js';
import { keptSessionSecret } from './kept-secret.js';
import { readSettings, SettingsError, type Settings } from './settings.js';
import { StartFault } from './start-fault.js';

/** The folder that a relative PERCORSO_DATA counts from, whichever folder a command is given in; from this file's place in the build. */
const workspaceFolder = fileURLToPath(new URL('../../../../../', import.meta.url));

const LONGEST_INTERVAL = 2 ** 31 - 1;

/**
 * The settings of this process. Into a terminal, where a line for each request would bury what people are to read,
 * only faults are logged unless LOG_LEVEL says otherwise.
 *
 * @throws SettingsError
 */
export function processSettings(): Settings {
  const env = process.stdout.isTTY ? { LOG_LEVEL: 'warn', ...process.env } : process.env;
  return readSettings(env, keptSessionSecret, workspaceFolder);
}

/**
 * Gives work its database: the outside one, or the embedded one, reached if it runs and else started for as long as
 * the work takes. When the process is told to stop, the work is left, which rolls back its transactions.
 *
 * @param work  gets the address of the database
 * @throws StartFault  when told to stop before the work was done
 */
export function withDatabase<T>(settings: Settings, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  return withDatabaseUntilTold(settings, (databaseUrl, told) => unlessTold(told, work(databaseUrl)));
}

/** As withDatabase, for work that goes on until `told` resolves, and then ends by itself. */
export async function withDatabaseUntilTold<T>(
  settings: Settings,
  work: (databaseUrl: string, told: Promise<void>) => Promise<T>,
): Promise<T> {
  const told = toldToStop();
  if (settings.databaseUrl !== null) return work(settings.databaseUrl, told);
  const postgres = await useEmbeddedPostgres(settings.dataFolder, { onLost: failAndStop });
  try {
    return await work(postgres.url, told);
  } finally {
    await postgres.stop();
  }
}

/** Gives what the work gives. @throws StartFault  when told to stop before that */
export function unlessTold<T>(told: Promise<void>, work: Promise<T>): Promise<T> {
  const stopped = told.then((): never => {
    throw new StartFault('Stopped before it was done.');
  });
  return Promise.race([work, stopped]);
}

/** Says what went wrong, in sentences where it is for whoever runs Percorso, and makes the process fail. */
export function failWith(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof SettingsError) for (const fault of error.faults) console.error(fault);
  else if (error instanceof StartFault) console.error(error.message);
  else console.error(error);
}

function failAndStop(fault: unknown): void {
  failWith(fault);
  process.kill(process.pid, 'SIGTERM');
}

/**
 * Resolves when the process is told to end: a signal, or the end of the process that started it. That the terminal
 * was closed (SIGHUP) is heard only where we read or write in one: with nohup we have none, and are to go on.
 */
function toldToStop(): Promise<void> {
  const inTerminal = [0, 1, 2].some(isatty);
  return new Promise((resolve) => {
    // Waiting for a signal alone does not keep a process: without this one that has nothing to do would end.
    setInterval(() => undefined, LONGEST_INTERVAL);
    // Listeners stay: a second Ctrl-C must not cut short what the first one set in motion.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
    process.on('SIGHUP', () => {
      if (inTerminal) resolve();
    });
    process.on('disconnect', () => resolve());
  });
}
