import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Range } from 'yaml';
import type { Path, ProblemCode, ProblemParams, Spot } from './programme-faults.js';

/** Deeper data than any programme has; also keeps what reads it far from the end of the stack. */
const DEEPEST = 40;

/** What is wrong with the YAML, or with a value that JSON or the database could not hold. */
export interface Complaint {
  spot: Spot;
  path: Path;
  code: ProblemCode;
  params: ProblemParams;
}

/**
 * A YAML text as data that knows where each value stands. YAML 1.2, core schema: "no" and dates are texts.
 * Aliases are refused, so that no small file can grow into a large one; so is what JSON cannot say.
 */
export class ProgrammeDocument {
  readonly complaints: Complaint[] = [];
  /** Whether the YAML itself is faulty, so that nobody can tell what the data is. */
  readonly broken: boolean;
  private readonly lines = new LineCounter();
  private readonly root: Node | null;

  constructor(source: string) {
    const document = parseDocument(source, {
      version: '1.2',
      schema: 'core',
      lineCounter: this.lines,
      prettyErrors: false,
      uniqueKeys: false, // it compares every key with every other; `read` looks for repeated ones
      resolveKnownTags: false, // !!binary and its like are not data of a programme
      logLevel: 'error',
    });
    this.root = document.contents;
    const lines = new Set<number>();
    for (const { code, pos } of [...document.errors, ...document.warnings]) {
      const spot = this.spotAt(pos[0]);
      // One slip makes the parser stumble several times in one line: the first says what is wrong.
      if (!lines.has(spot.line)) this.complaints.push({ spot, path: [], code: syntaxCodes[code] ?? 'programme.syntax', params: {} });
      lines.add(spot.line);
    }
    this.broken = this.complaints.length > 0;
    if (!this.broken) this.read(() => false, true);
  }

  /** The data; values for which `asText` holds are given as they were written, "2021" for 2021. */
  data(asText: (path: Path) => boolean): unknown {
    return this.read(asText, false);
  }

  /** Where the value or the key at the path stands; where it is missing, the nearest thing around it. */
  spotOf(path: Path, at: 'key' | 'value'): Spot {
    let node: Node | null = this.root;
    let start = node?.range?.[0] ?? 0;
    for (const [index, segment] of path.entries()) {
      const last = index === path.length - 1;
      if (isMap(node)) {
        const pair: { key: unknown; value: unknown } | undefined = node.items.find(({ key }) => textOf(key) === segment);
        if (!pair) break;
        const found: Node | null = nodeOf(pair.value);
        node = found;
        const shown = last && at === 'key' ? nodeOf(pair.key) : (found ?? nodeOf(pair.key));
        start = shown?.range?.[0] ?? start;
      } else if (isSeq(node) && typeof segment === 'number') {
        node = nodeOf(node.items[segment]);
        if (!node) break;
        start = node.range?.[0] ?? start;
      } else break;
    }
    return this.spotAt(start);
  }

  private spotAt(offset: number): Spot {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private read(asText: (path: Path) => boolean, complaining: boolean): unknown {
    const complain = (range: Range | null | undefined, path: Path, code: ProblemCode, params: ProblemParams = {}) => {
      if (complaining) this.complaints.push({ spot: this.spotAt(range?.[0] ?? 0), path, code, params });
      return null;
    };

    const value = (node: Node | null, path: Path): unknown => {
      if (node === null) return null;
      if (path.length > DEEPEST) return complain(node.range, path, 'programme.tooDeep');
      if (isAlias(node)) return complain(node.range, path, 'programme.alias');
      if (isSeq(node)) return node.items.map((item, index) => value(nodeOf(item), [...path, index]));
      if (isMap(node)) return map(node.items, path);
      return isScalar(node) ? scalar(node, path) : null;
    };

    const map = (pairs: { key: unknown; value: unknown }[], path: Path) => {
      const read = new Map<string, unknown>();
      const places = new Map<string, Range | null | undefined>();
      for (const pair of pairs) {
        const place = nodeOf(pair.key)?.range;
        const key = textOf(pair.key);
        if (key === null || key === '__proto__') {
          complain(place, path, 'programme.keyNotText');
          continue;
        }
        if (places.has(key)) {
          complain(place, [...path, key], 'programme.duplicateKey', { key, line: this.spotAt(places.get(key)?.[0] ?? 0).line });
          continue;
        }
        if (!isStorable(key)) complain(place, [...path, key], 'programme.badCharacter');
        places.set(key, place);
        read.set(key, value(nodeOf(pair.value), [...path, key]));
      }
      return Object.fromEntries(read);
    };

    const scalar = (node: Node & { value: unknown; source?: string }, path: Path) => {
      if (typeof node.value === 'number') {
        if (asText(path) && node.source !== undefined) return node.source;
        const exact = Number.isFinite(node.value) && (!Number.isInteger(node.value) || Number.isSafeInteger(node.value));
        return exact ? node.value : complain(node.range, path, 'programme.badNumber');
      }
      if (typeof node.value === 'string' && !isStorable(node.value)) return complain(node.range, path, 'programme.badCharacter');
      return node.value;
    };

    return value(this.root, []);
  }
}

const syntaxCodes: Partial<Record<string, ProblemCode>> = {
  BAD_INDENT: 'programme.syntaxIndent',
  TAB_AS_INDENT: 'programme.syntaxTab',
  MISSING_CHAR: 'programme.syntaxUnclosed',
  BAD_DQ_ESCAPE: 'programme.syntaxEscape',
  MULTIPLE_DOCS: 'programme.syntaxDocuments',
  TAG_RESOLVE_FAILED: 'programme.syntaxTag',
  BAD_SCALAR_START: 'programme.syntaxQuote',
  BLOCK_AS_IMPLICIT_KEY: 'programme.syntaxQuote',
  MULTILINE_IMPLICIT_KEY: 'programme.syntaxQuote',
  RESOURCE_EXHAUSTION: 'programme.tooDeep',
};

function nodeOf(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

/** A key as text: 2021 is "2021"; null for what cannot be a key. */
function textOf(key: unknown): string | null {
  if (!isScalar(key)) return null;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? null;
}

/** PostgreSQL holds neither the character zero nor half of a pair of surrogates. */
function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
