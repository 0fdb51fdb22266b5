import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Command, Option } from 'commander';
import { demonstrationAccounts } from './demonstration/demonstration-accounts.js';
import { failWith, processSettings, unlessTold, withDatabase, withDatabaseUntilTold } from './kernel/command-line.js';
import { databaseState, migrateDatabase } from './kernel/database-migration.js';
import { refuseTakenPort } from './kernel/listening-port.js';
import { defaultLocale, type Locale, locales } from './kernel/locale.js';
import { Readiness } from './kernel/readiness.js';
import type { Settings } from './kernel/settings.js';
import { StartFault, systemErrorCode } from './kernel/start-fault.js';
import { WorkerProcess } from './kernel/worker-process.js';

/** Everything together stays below the ten seconds after which a service manager kills. Milliseconds. */
const SERVER_PATIENCE = 4_000;
const WORKER_PATIENCE = 4_000;
/** How long balancers have to notice that this server wants no more requests. Milliseconds. */
const BALANCER_PAUSE = 1_000;

const program = new Command('percorso').description('Software with which public bodies run participatory processes.');

program.command('start').description('migrate, then run server and worker until told to stop').action(() => run(start));
program.command('server').description('run the server alone, on a migrated database').action(() => run(serve));
program.command('worker').description('run the worker alone, on a migrated database').action(() => run(work));
program.command('migrate').description('bring the database up to this version').action(() => run(migrate));
program.command('doctor').description('look whether everything is in order').action(() => run(examine));
program
  .command('admin')
  .description('print a link, good for one use within ten minutes, that makes an address an administrator')
  .argument('<address>', 'the e-mail address of the person')
  .addOption(new Option('--locale <language>', 'language of the page behind the link').choices(locales).default(defaultLocale))
  .action((address: string, { locale }: { locale: Locale }) => run((settings) => printAdminLink(settings, address, locale)));
program
  .command('import')
  .description('bring a process to what a programme file says: all of it or, when there are faults, nothing')
  .argument('<file>', 'a programme file, see docs/programme-files.md')
  .option('--dry-run', 'say what would change, and change nothing')
  .action((file: string, { dryRun = false }: { dryRun?: boolean }) => run((settings) => bringIn(settings, file, dryRun)));
program
  .command('export')
  .description('write a process as a programme file')
  .argument('<slug>', 'the name of the process in addresses')
  .option('--out <file>', 'where to write it; without it, to the terminal')
  .action((slug: string, { out = null }: { out?: string | null }) => run((settings) => writeOut(settings, slug, out)));
program.command('demo').description('load the demonstration, unless it was loaded before').action(() => run(demonstrate));

await program.parseAsync();

/** Gives a command its settings, and says in a sentence what stopped it. */
async function run(command: (settings: Settings) => Promise<void>): Promise<void> {
  try {
    await command(processSettings());
  } catch (error) {
    failWith(error);
  }
  // What still holds the process, such as a channel to its parent, is not worth waiting for.
  process.exit();
}

async function start(settings: Settings): Promise<void> {
  await refuseTakenPort(settings);
  const worker = new WorkerProcess(fileURLToPath(import.meta.url), ['worker'], (how, pause) =>
    console.error(`The worker died (${how}); it is started again in ${Math.ceil(pause / 1000)} s.`),
  );
  await withDatabaseUntilTold(settings, async (databaseUrl, told) => {
    await unlessTold(told, migrateDatabase(databaseUrl));
    if (settings.demonstration) await unlessTold(told, loadTheDemonstration(databaseUrl));
    await serveUntil(told, settings, databaseUrl, worker);
  });
}

async function serve(settings: Settings): Promise<void> {
  await refuseTakenPort(settings);
  await withDatabaseUntilTold(settings, async (databaseUrl, told) => {
    await refuseOldTables(databaseUrl);
    await serveUntil(told, settings, databaseUrl, null);
  });
}

/** @param worker  runs as long as the server does; null: elsewhere */
async function serveUntil(told: Promise<void>, settings: Settings, databaseUrl: string, worker: WorkerProcess | null): Promise<void> {
  const { startServer } = await import('./main.js');
  const app = await unlessTold(told, startServer(settings, databaseUrl));
  worker?.start();
  console.log(greeting(settings));

  await told;
  console.log('Stopping …');
  app.get(Readiness).stop();
  if (settings.production) await sleep(BALANCER_PAUSE);
  await Promise.all([within(SERVER_PATIENCE, close(app)), worker?.stop(WORKER_PATIENCE)]);
}

/** Lets the requests in flight end while everything that they need is still there, and only then closes that. */
async function close(app: NestFastifyApplication): Promise<void> {
  await app.getHttpAdapter().getInstance().close();
  await app.close();
}

async function work(settings: Settings): Promise<void> {
  await withDatabaseUntilTold(settings, async (databaseUrl, told) => {
    await refuseOldTables(databaseUrl);
    const { startWorker } = await import('./worker.js');
    const worker = await unlessTold(told, startWorker(settings, databaseUrl));
    await told;
    await within(WORKER_PATIENCE, worker.stop());
  });
}

async function refuseOldTables(databaseUrl: string): Promise<void> {
  const { pending } = await databaseState(databaseUrl);
  if (pending.length > 0) throw new StartFault('The database is not up to date: run "percorso migrate" first.');
}

async function migrate(settings: Settings): Promise<void> {
  const done = await withDatabase(settings, migrateDatabase);
  console.log(done.length === 0 ? 'The database is up to date.' : `Done: ${done.join(', ')}.`);
}

async function examine(settings: Settings): Promise<void> {
  const { examineInstallation } = await import('./kernel/installation-check.js');
  const findings = await withDatabase(settings, (databaseUrl) => examineInstallation(settings, databaseUrl));
  for (const { about, fault } of findings) console.log(fault === null ? `in order  ${about}` : `FAULT     ${about}: ${fault}`);
  if (findings.some(({ fault }) => fault !== null)) process.exitCode = 1;
}

async function printAdminLink(settings: Settings, address: string, locale: Locale): Promise<void> {
  const { makeAdminLink } = await import('./access/admin-link.js');
  const link = await withDatabase(settings, async (databaseUrl) => {
    await refuseOldTables(databaseUrl);
    return makeAdminLink(settings, databaseUrl, address, locale, new Date());
  });
  console.log(`${link}\nOpen it within ten minutes; it works once.`);
}

async function bringIn(settings: Settings, file: string, dryRun: boolean): Promise<void> {
  const { importFile, localeOfTerminal } = await import('./programmes/programme-commands.js');
  const { lines, faulty } = await withDatabase(settings, async (databaseUrl) => {
    await refuseOldTables(databaseUrl);
    return importFile(databaseUrl, file, dryRun, localeOfTerminal(process.env), new Date());
  });
  for (const line of lines) (faulty ? console.error : console.log)(line);
  if (faulty) process.exitCode = 1;
}

async function writeOut(settings: Settings, slug: string, out: string | null): Promise<void> {
  const { exportText, localeOfTerminal } = await import('./programmes/programme-commands.js');
  const text = await withDatabase(settings, async (databaseUrl) => {
    await refuseOldTables(databaseUrl);
    return exportText(databaseUrl, slug, localeOfTerminal(process.env));
  });
  if (out === null) process.stdout.write(text);
  else await writeFile(out, text).catch((error: unknown) => failToWrite(out, error));
}

function failToWrite(file: string, error: unknown): never {
  const code = systemErrorCode(error);
  const reason = code === 'ENOENT' ? `there is no folder ${dirname(file)}` : code === 'ENOSPC' ? 'the disk is full' : 'its folder or the file does not let us';
  throw new StartFault(`${file} cannot be written: ${reason}.`, error);
}

async function demonstrate(settings: Settings): Promise<void> {
  const loaded = await withDatabase(settings, async (databaseUrl) => {
    await refuseOldTables(databaseUrl);
    return loadTheDemonstration(databaseUrl);
  });
  console.log(loaded ? 'The demonstration is loaded.' : 'The demonstration was loaded before; nothing was changed.');
}

async function loadTheDemonstration(databaseUrl: string): Promise<boolean> {
  const { loadDemonstrationInto } = await import('./demonstration/demonstration-loader.js');
  return loadDemonstrationInto(databaseUrl, new Date());
}

/** Resolves when the work is done or its time is over, in milliseconds, whatever comes first. */
async function within(patience: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, sleep(patience)]);
}

function greeting({ publicUrl, demonstration, mailBox, dataFolder, databaseUrl }: Settings): string {
  const lines = ['', `Percorso is ready at ${publicUrl}`, `  GraphQL   ${publicUrl}/graphql`];
  if (mailBox) lines.push(`  Mail box  ${publicUrl}/mailbox   every mail that was sent`);
  if (databaseUrl === null) lines.push(`  Data      ${dataFolder}`);
  if (demonstration) {
    lines.push('', `Demonstration accounts; to sign in, read the code in the ${mailBox ? 'mail box' : 'mail that your mail server gets'}:`);
    for (const { email, role } of demonstrationAccounts) lines.push(`  ${email.padEnd(26)}${role}`);
  }
  return [...lines, '', 'Stop with Ctrl-C.', ''].join('\n');
}
