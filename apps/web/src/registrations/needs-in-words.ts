import type { Translate } from '../messages.js';
import type { NeedKind } from '../schema.generated.js';

/** What people can tick, in its order. */
export const needKinds = ['WHEELCHAIR', 'COMPANION', 'ASSISTANCE_DOG', 'SIGN_LANGUAGE', 'CAPTIONS', 'INDUCTION_LOOP', 'LARGE_PRINT', 'EASY_LANGUAGE', 'INTERPRETER'] as const satisfies readonly NeedKind[];

/** What somebody needs, as it is shown: null to whoever may not know. */
export interface ShownNeeds {
  needKinds: readonly NeedKind[] | null;
  interpreterLanguage: string | null;
  needs: string | null;
}

/** One need, with the language of an interpreter. */
export function needInWords(kind: NeedKind, language: string | null, t: Translate): string {
  const need = t(`needKind.${kind}`);
  return kind === 'INTERPRETER' && language ? t('needs.inLanguage', { need, language }) : need;
}

/** What was ticked and what was written besides, each by itself. */
export function needsInWords({ needKinds: kinds, interpreterLanguage, needs }: ShownNeeds, t: Translate): string[] {
  const ticked = (kinds ?? []).map((kind) => needInWords(kind, interpreterLanguage, t));
  return needs ? [...ticked, needs] : ticked;
}

/** What a form holds of them. */
export interface WrittenNeeds {
  needKinds: string[];
  interpreterLanguage: string;
  needs: string;
}

export const noNeeds: WrittenNeeds = { needKinds: [], interpreterLanguage: '', needs: '' };

/** What is sent of them; a language only with the interpreter. */
export function needsToSend({ needKinds: ticked, interpreterLanguage, needs }: WrittenNeeds) {
  const kinds = needKinds.filter((kind) => ticked.includes(kind));
  const language = kinds.includes('INTERPRETER') ? interpreterLanguage.trim() : '';
  return { needKinds: kinds, interpreterLanguage: language || null, needs: needs.trim() || null };
}
