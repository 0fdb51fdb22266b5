import { type Locale, translator } from '@percorso/messages';
import { ProgrammeDocument } from './programme-document.js';
import { type Path, ProgrammeFaults, type ProgrammeProblem } from './programme-faults.js';
import { MOST_BYTES, type Programme, programmeSchema } from './programme-file.js';
import { leavesOf, reportIssue, wantsText } from './programme-issues.js';
import { outlineOf } from './programme-outline.js';
import { checkInferred, checkRules } from './programme-rules.js';

export type { ProgrammeProblem } from './programme-faults.js';

export interface ReadProgramme {
  /** Null when there is any problem. */
  programme: (Programme & { slug: string }) | null;
  problems: ProgrammeProblem[];
}

/**
 * Reads a programme file and finds all its faults in one go. Where the YAML itself is broken only that is
 * reported: what the file says is not known then.
 *
 * @param slug  the file's name without its ending, for files that do not say their slug
 */
export function readProgramme(source: string, slug?: string): ReadProgramme {
  if (Buffer.byteLength(source) > MOST_BYTES) return refused({ code: 'programme.tooLarge', params: { megabytes: MOST_BYTES / 1_000_000 } });
  const document = new ProgrammeDocument(source);
  const faults = new ProgrammeFaults(document);
  if (document.broken) return { programme: null, problems: faults.list() };
  const plain = document.data(() => false);
  const numbersForTexts = new Set(
    leavesOf(programmeSchema.safeParse(plain).error?.issues ?? [])
      .filter(wantsText)
      .map((issue) => issue.path.join('\0')),
  );
  const read = document.data((path: Path) => numbersForTexts.has(path.join('\0')));
  const root = outlineOf(read);
  if (root === null) return refused({ code: read === null ? 'programme.empty' : 'programme.notMap', params: {} });

  const data = { ...(slug === undefined ? {} : { slug }), ...root.fields };
  const parsed = programmeSchema.safeParse(data);
  for (const issue of leavesOf(parsed.error?.issues ?? [])) reportIssue(issue, data, faults);
  checkRules(root, faults);
  checkInferred(root.fields, faults);
  if (data.slug === undefined) faults.add(['slug'], 'programme.missing', { key: 'slug' });

  const problems = faults.list();
  if (problems.length > 0 || !parsed.success || parsed.data.slug === undefined) return { programme: null, problems };
  return { programme: { ...parsed.data, slug: parsed.data.slug }, problems };
}

/** The problem in one sentence, without its place. */
export function sentenceOf(problem: ProgrammeProblem, locale: Locale): string {
  return translator(locale)(problem.code, problem.params);
}

function refused(problem: Pick<ProgrammeProblem, 'code' | 'params'>): ReadProgramme {
  return { programme: null, problems: [{ line: 1, column: 1, path: '', ...problem }] };
}
