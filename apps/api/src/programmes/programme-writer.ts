import { Document, isCollection, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { canonical } from './programme-canonical.js';
import type { Programme } from './programme-file.js';

const LINE = 110;

/**
 * Writes a programme in its one form, so that the same programme is the same text, byte by byte: small maps and
 * lists of words on one line, larger ones over several, an empty line between sections. Texts that begin with a
 * digit are quoted, and so is "no": readers of YAML 1.1 would take them for dates and for false. Long texts are folded
 * in a block, except those with characters that cannot stand there: they are quoted, on one line however long.
 */
export function writeProgramme(programme: Programme): string {
  const contents = new YAMLMap<Scalar, unknown>();
  let afterBlock = false;
  for (const [field, value] of Object.entries(canonical(programme))) {
    const pair = pairOf(field, value, 0);
    const block = isCollection(pair.value) && !pair.value.flow;
    if (contents.items.length > 0) pair.key.spaceBefore = block || afterBlock;
    contents.items.push(pair);
    afterBlock = block;
  }
  const document = new Document(contents, { version: '1.2', schema: 'core', compat: 'yaml-1.1' });
  return document.toString({ lineWidth: LINE, doubleQuotedAsJSON: true });
}

/** @param indent  the column at which the fields of the map stand */
function pairOf(field: string, value: unknown, indent: number): Pair<Scalar, unknown> {
  const column = indent + field.length + 2;
  const flow = column + lengthOnOneLine(value) <= LINE;
  return new Pair(scalarOf(field), nodeOf(value, indent + 2, flow));
}

/**
 * @param indent  the column at which its fields or its dashes stand when it takes several lines
 * @param flow    whether it is written on one line
 */
function nodeOf(value: unknown, indent: number, flow: boolean): unknown {
  if (Array.isArray(value)) {
    const sequence = new YAMLSeq();
    sequence.flow = flow;
    const fits = (item: unknown) => indent + 2 + lengthOnOneLine(item) <= LINE;
    // Maps of one list look alike: each on one line, or each over several.
    const mapsFit = value.every((item) => typeof item !== 'object' || fits(item));
    sequence.items = value.map((item) => nodeOf(item, indent + 2, flow || (typeof item === 'object' ? mapsFit : fits(item))));
    return sequence;
  }
  if (typeof value !== 'object' || value === null) return scalarOf(value, !flow);
  const map = new YAMLMap<Scalar, unknown>();
  map.flow = flow;
  map.items = Object.entries(value).map(([field, child]) => pairOf(field, child, indent));
  return map;
}

function scalarOf(value: unknown, tooLong = false): Scalar {
  const scalar = new Scalar(value);
  if (typeof value !== 'string') return scalar;
  if (!isPrintable(value) || (/^\d/.test(value) && !tooLong)) scalar.type = Scalar.QUOTE_DOUBLE;
  else if (value.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL;
  else if (tooLong) scalar.type = Scalar.BLOCK_FOLDED;
  return scalar;
}

/** Whether the text can stand in a block as it is, and is the same when it is read again. */
function isPrintable(text: string): boolean {
  return /^[\p{L}\p{N}\p{P}\p{S}\n ]*$/u.test(text) && !/^\s|\s$|\n\s| [ \n]/.test(text);
}

/** At most so many characters; a list of anything but words and numbers, and a text of several lines, take several lines. */
function lengthOnOneLine(value: unknown): number {
  if (typeof value === 'string') return value.includes('\n') ? Infinity : value.length + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value)) {
    return value.reduce((sum: number, item) => sum + (typeof item === 'object' ? Infinity : lengthOnOneLine(item) + 2), 2);
  }
  return Object.entries(value).reduce((sum, [field, child]) => sum + field.length + 2 + lengthOnOneLine(child) + 2, 4);
}
