import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { translator } from '@percorso/messages';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../kernel/database.js';
import { isLocale, type Locale } from '../kernel/locale.js';
import { StartFault, systemErrorCode } from '../kernel/start-fault.js';
import { changeInWords } from './programme-changes.js';
import { exportProgramme } from './programme-export.js';
import { importProgramme } from './programme-import.js';
import { sentenceOf } from './programme-reader.js';

/** The language of the terminal, from LC_ALL, LC_MESSAGES or LANG; English unless it is one of ours. */
export function localeOfTerminal(env: Readonly<Record<string, string | undefined>>): Locale {
  const language = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').slice(0, 2).toLowerCase();
  return isLocale(language) ? language : 'en';
}

/**
 * Imports a file, whose name is the slug where the file says none.
 *
 * @returns what to print: the changes in words, or each fault as file:line:column: sentence
 * @throws StartFault  when the file cannot be read
 */
export async function importFile(databaseUrl: string, file: string, dryRun: boolean, locale: Locale, now: Date): Promise<{ lines: string[]; faulty: boolean }> {
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartFault(systemErrorCode(error) === 'ENOENT' ? `There is no file ${file}.` : `The file ${file} cannot be read.`, error);
  });
  const slug = basename(file, extname(file));
  const t = translator(locale);
  return withOrm(databaseUrl, async (orm) => {
    const { changes, problems } = await importProgramme(orm.em.fork(), source, { now, slug, dryRun });
    if (problems.length > 0) {
      const faults = problems.map((problem) => `${file}:${problem.line}:${problem.column}: ${sentenceOf(problem, locale)}`);
      return { lines: [...faults, t('programme.cli.faults', { count: problems.length })], faulty: true };
    }
    if (changes.length === 0) return { lines: [t('programme.cli.unchanged')], faulty: false };
    const outcome = t('programme.cli.changed', { tried: dryRun ? 'yes' : 'no' });
    return { lines: [...changes.map((change) => changeInWords(change, locale)), outcome], faulty: false };
  });
}

/** A process as a programme file. @throws StartFault  when there is none of that name */
export async function exportText(databaseUrl: string, slug: string, locale: Locale): Promise<string> {
  const text = await withOrm(databaseUrl, (orm) => exportProgramme(orm.em.fork(), slug));
  if (text === null) throw new StartFault(translator(locale)('programme.cli.noProcess', { slug }));
  return text;
}

async function withOrm<Result>(databaseUrl: string, work: (orm: MikroORM) => Promise<Result>): Promise<Result> {
  const orm = await MikroORM.init(databaseOptions(databaseUrl, 1));
  try {
    return await work(orm);
  } finally {
    await orm.close(true);
  }
}
