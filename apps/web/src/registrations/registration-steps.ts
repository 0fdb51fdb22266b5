import type { Prospect } from './registration-choices.js';

/** The steps of registering, by the words in their addresses. */
export const allSteps = ['incontri', 'dati', 'esigenze', 'riepilogo'] as const;
export type Step = (typeof allSteps)[number];

/** The steps that have something to ask. @param openChoices  how many ways to attend can be chosen */
export function stepsOf(openChoices: number): readonly Step[] {
  return openChoices > 1 ? allSteps : allSteps.filter((step) => step !== 'incontri');
}

/** What the steps ask, as far as they cannot be gone past without it. */
export interface Progress {
  /** Null while nothing is chosen. */
  prospect: Prospect | null;
  name: string;
  email: string;
  /** Whether the organisers' questions are answered. */
  answered: boolean;
}

/** The step to show when this one is asked for: itself, or an earlier one that was not done. */
export function stepToShow(wanted: Step, steps: readonly Step[], { prospect, name, email, answered }: Progress): Step {
  const missing = steps.find((step) => (step === 'incontri' && prospect === null) || (step === 'dati' && (name.trim() === '' || email.trim() === '')) || (step === 'esigenze' && !answered));
  if (!steps.includes(wanted)) return missing ?? steps[0] ?? 'riepilogo';
  return missing !== undefined && steps.indexOf(missing) < steps.indexOf(wanted) ? missing : wanted;
}
