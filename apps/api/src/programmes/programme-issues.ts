import { parseEdtf } from '@percorso/time';
import { z } from 'zod';
import type { Path, ProblemCode, ProgrammeFaults } from './programme-faults.js';
import { programmeSchema } from './programme-file.js';

type Issue = z.core.$ZodIssue;

/**
 * The issues that a person can act on: of a value that may take several forms, those of the form that it has.
 * Paths are from the root.
 */
export function leavesOf(issues: readonly Issue[], above: Path = []): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...segmentsOf(issue)];
    if (issue.code !== 'invalid_union') return [{ ...issue, path }];
    const chosen =
      issue.errors.find((form) => !form.some(isOfAnotherForm)) ?? issue.errors.find((form) => form.some(wantsText)) ?? issue.errors.at(-1);
    return leavesOf(chosen ?? [], path);
  });
}

/** Whether the field wants text; a number that stands there is taken as it was written. */
export function wantsText(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'string';
}

/** Says in our words what zod found. */
export function reportIssue(issue: Issue, data: unknown, faults: ProgrammeFaults): void {
  const path = segmentsOf(issue);
  const value = valueAt(data, path);
  const field = String(path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') return reportUnknown(issue.keys, path, faults);
  if (value === undefined) return faults.add(path, 'programme.missing', { key: field });
  if (value === null) return faults.add(path, 'programme.noValue', { key: field }, 'key');
  switch (issue.code) {
    case 'invalid_value':
      return reportChoice(issue.values.map(String), value, path, faults);
    case 'too_small':
      if (issue.origin === 'string') return faults.add(path, 'programme.emptyText', { key: field });
      if (issue.origin === 'array') return faults.add(path, 'programme.tooFew', { minimum: Number(issue.minimum) }, 'key');
      return faults.add(path, 'programme.numberTooSmall', { minimum: Number(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'array') return faults.add(path, 'programme.tooMany', { maximum: Number(issue.maximum) }, 'key');
      return faults.add(path, 'programme.numberTooBig', { maximum: Number(issue.maximum) });
    case 'custom':
      return reportBadValue(issue.params?.code, String(value), path, faults);
    default:
      return faults.add(path, 'programme.wrongType', { expected: 'expected' in issue ? issue.expected : 'other', found: kindOf(value) });
  }
}

function reportUnknown(keys: string[], path: Path, faults: ProgrammeFaults): void {
  const fields = fieldsAt(programmeSchema, path);
  for (const key of keys) {
    const codes = { plain: 'programme.unknownKey', suggesting: 'programme.unknownKeyDidYouMean' } as const;
    faults.addUnknown([...path, key], key, fields, codes, { key }, 'key');
  }
}

function reportChoice(allowed: string[], value: unknown, path: Path, faults: ProgrammeFaults): void {
  if (typeof value === 'object') return faults.add(path, 'programme.wrongType', { expected: 'string', found: kindOf(value) });
  const word = String(value);
  const params = { value: word, allowed: allowed.join(', ') };
  faults.addUnknown(path, word, allowed, { plain: 'programme.notOneOf', suggesting: 'programme.notOneOfDidYouMean' }, params);
}

function reportBadValue(code: unknown, value: string, path: Path, faults: ProgrammeFaults): void {
  if (code === 'programme.badDate' && isBackwards(value)) return faults.add(path, 'programme.spanBackwards', { value });
  if (code === 'programme.badZone') {
    const zones = Intl.supportedValuesOf('timeZone');
    return faults.addUnknown(path, value, zones, { plain: 'programme.badZone', suggesting: 'programme.badZoneDidYouMean' }, { value });
  }
  if (!isProblemCode(code)) throw new TypeError(`A check of the schema has no message: ${String(code)}`);
  faults.add(path, code, { value });
}

/** Two good dates, of which the second lies before the first. */
function isBackwards(span: string): boolean {
  const [start = '', end = '', ...rest] = span.split('/');
  return rest.length === 0 && parseEdtf(start) !== null && parseEdtf(end) !== null;
}

/** The names that a map at the path may have. */
function fieldsAt(schema: unknown, path: Path): string[] {
  const [segment, ...rest] = path;
  if (schema instanceof z.ZodOptional) return fieldsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsAt(option, path));
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return segment === undefined ? Object.keys(schema.shape) : fieldsAt(schema.shape[segment], rest);
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, segment)?.value;
  }
  return value;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function isOfAnotherForm(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && code.startsWith('programme.');
}

function segmentsOf(issue: Issue): (string | number)[] {
  return issue.path.filter((segment) => typeof segment !== 'symbol');
}
