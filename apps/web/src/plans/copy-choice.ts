import type { CopiedPart } from '../schema.generated.js';

/** Which parts of meetings a copy takes along, as the form's boxes have it. */
export interface CopiedPartValues {
  texts: boolean;
  place: boolean;
  agenda: boolean;
  documents: boolean;
  admissions: boolean;
  questions: boolean;
}

export const allParts: CopiedPartValues = { texts: true, place: true, agenda: true, documents: true, admissions: true, questions: true };

const parts: Record<keyof CopiedPartValues, CopiedPart> = { texts: 'TEXTS', place: 'PLACE', agenda: 'AGENDA', documents: 'DOCUMENTS', admissions: 'ADMISSIONS', questions: 'QUESTIONS' };
export const copiedPartNames = ['texts', 'place', 'agenda', 'documents', 'admissions', 'questions'] as const satisfies readonly (keyof CopiedPartValues)[];

export function partsOf(values: CopiedPartValues): CopiedPart[] {
  return copiedPartNames.filter((name) => values[name]).map((name) => parts[name]);
}
