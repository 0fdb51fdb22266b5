import { readDraft, writeDraft } from '../ui/draft-form.js';

/** What came of an act for several meetings, as the tab keeps it. */
interface JointResult {
  /** Where the mail went that must be confirmed; null: to nobody, since the reader was signed in. */
  email: string | null;
  outcomes: { meetingId: string; message: string }[];
}

const resultName = (name: string) => `registration-done-${name}`;

export function rememberJoint(name: string, result: JointResult): void {
  writeDraft(resultName(name), result);
}

function isResult(kept: unknown): kept is JointResult {
  return typeof kept === 'object' && kept !== null && 'email' in kept && 'outcomes' in kept && Array.isArray(kept.outcomes);
}

/** Null when nothing was sent from this tab. */
export function jointResult(name: string): JointResult | null {
  const kept = readDraft(resultName(name));
  return isResult(kept) ? kept : null;
}
