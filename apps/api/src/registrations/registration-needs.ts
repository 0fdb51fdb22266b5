import { InvalidError } from '../kernel/domain-error.js';
import { optionalLine } from '../kernel/text-input.js';
import { type NeedKind, needKinds } from './registration.entity.js';

/** What somebody ticked. */
export interface StatedNeeds {
  needKinds: NeedKind[];
  /** Into which language an interpreter is needed, in the person's words; null: not said, or none is needed. */
  interpreterLanguage: string | null;
}

const LONGEST_LANGUAGE = 60;

/** Each once, in the order of the list. A language without an interpreter is dropped. @throws InvalidError */
export function statedNeeds(given: { needKinds?: readonly NeedKind[] | null; interpreterLanguage?: string | null }): StatedNeeds {
  const kinds = needKinds.filter((kind) => given.needKinds?.includes(kind));
  const language = optionalLine(given.interpreterLanguage, LONGEST_LANGUAGE, ['interpreterLanguage']);
  if (kinds.includes('INTERPRETER') && language === null) throw new InvalidError('invalid.required', ['interpreterLanguage']);
  return { needKinds: kinds, interpreterLanguage: kinds.includes('INTERPRETER') ? language : null };
}
