import type { MessageKey } from '@percorso/messages';
import type { ProgrammeDocument } from './programme-document.js';
import { suggestionFor } from './programme-suggestion.js';

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
const MOST_LISTED = 500;
/** Beyond so many the rest is only counted, and beyond so many none is compared with what was meant: both take long. */
const MOST_PLACED = 1000;
const MOST_SUGGESTED = 100;

/** Collects what is wrong with a file, each fault with the place where it stands. */
export class ProgrammeFaults {
  private readonly found: ProgrammeProblem[];
  /** A value that the document could not give is null: that it is missing would be a second, wrong complaint. */
  private readonly complained: Set<string>;
  private unplaced = 0;

  constructor(private readonly document: ProgrammeDocument) {
    this.found = document.complaints.map(({ spot, path, code, params }) => ({ ...spot, path: pathInWords(path), code, params }));
    this.complained = new Set(this.found.map(({ path }) => path));
  }

  /** `at` the key is for faults of the field as such; a missing value is reported where it should be. */
  add(path: Path, code: ProblemCode, params: ProblemParams = {}, at: 'key' | 'value' = 'value'): void {
    const place = pathInWords(path);
    if (this.complained.has(place)) return;
    if (this.found.length < MOST_PLACED) this.found.push({ ...this.document.spotOf(path, at), path: place, code, params });
    else this.unplaced++;
  }

  /** Adds a fault of a word that is none of the candidates: `suggesting` when one of them was probably meant. */
  addUnknown(
    path: Path,
    word: string,
    candidates: readonly string[],
    codes: { plain: ProblemCode; suggesting: ProblemCode },
    params: ProblemParams,
    at: 'key' | 'value' = 'value',
  ): void {
    const suggestion = this.found.length < MOST_SUGGESTED ? suggestionFor(word, candidates) : null;
    if (suggestion === null) this.add(path, codes.plain, params, at);
    else this.add(path, codes.suggesting, { ...params, suggestion }, at);
  }

  lineOf(path: Path): number {
    return this.document.spotOf(path, 'value').line;
  }

  /** In the order of the file. Beyond the first 500 the last says how many more there are. */
  list(): ProgrammeProblem[] {
    const all = this.found.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const listed = all.slice(0, MOST_LISTED);
    const count = all.length - listed.length + this.unplaced;
    const last = listed.at(-1);
    if (count > 0 && last) listed.push({ ...last, path: '', code: 'programme.moreProblems', params: { count } });
    return listed;
  }
}

function pathInWords(path: Path): string {
  return path.map((segment, index) => (typeof segment === 'number' ? `[${segment}]` : index === 0 ? segment : `.${segment}`)).join('');
}
