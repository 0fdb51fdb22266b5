import type { MessageKey } from '@percorso/messages';
import type { ProgrammeDocument } from './programme-document.js';

/** Each is a message of libs/messages/src/<locale>/programme.json. */
export type ProblemCode = Extract<MessageKey, `programme.${string}`>;
export type ProblemParams = Record<string, string | number>;
export type Path = readonly (string | number)[];

/** Both count from 1, columns in UTF-16 units as editors do. */
export interface Spot {
  line: number;
  column: number;
}

export interface ProgrammeProblem extends Spot {
  /** As in meetings[3].venue.country; empty for the whole file. */
  path: string;
  code: ProblemCode;
  params: ProblemParams;
}

/** More than anybody corrects in one go. */
const MOST_PROBLEMS = 500;

/** Collects what is wrong with a file, each fault with the place where it stands. */
export class ProgrammeFaults {
  private readonly found: ProgrammeProblem[];
  /** A value that the document could not give is null: that it is missing would be a second, wrong complaint. */
  private readonly complained: Set<string>;

  constructor(private readonly document: ProgrammeDocument) {
    this.found = document.complaints.map(({ spot, path, code, params }) => ({ ...spot, path: pathInWords(path), code, params }));
    this.complained = new Set(this.found.map(({ path }) => path));
  }

  /** `at` the key is for faults of the field as such; a missing value is reported where it should be. */
  add(path: Path, code: ProblemCode, params: ProblemParams = {}, at: 'key' | 'value' = 'value'): void {
    const place = pathInWords(path);
    if (!this.complained.has(place)) this.found.push({ ...this.document.spotOf(path, at), path: place, code, params });
  }

  lineOf(path: Path): number {
    return this.document.spotOf(path, 'value').line;
  }

  /** In the order of the file. Beyond the first 500 the last says how many more there are. */
  list(): ProgrammeProblem[] {
    const all = this.found.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const last = all[MOST_PROBLEMS - 1];
    if (all.length <= MOST_PROBLEMS || !last) return all;
    const more: ProgrammeProblem = { ...last, path: '', code: 'programme.moreProblems', params: { count: all.length - MOST_PROBLEMS } };
    return [...all.slice(0, MOST_PROBLEMS), more];
  }
}

function pathInWords(path: Path): string {
  return path.map((segment, index) => (typeof segment === 'number' ? `[${segment}]` : index === 0 ? segment : `.${segment}`)).join('');
}
