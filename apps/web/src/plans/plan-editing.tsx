import { useApolloClient } from '@apollo/client/react';
import { createContext, use } from 'react';

import { type PlanDraftAnswerFragment, PlanDraftDocument, type PlanDraftFragment, type PlanDraftQuery } from './plan-draft.generated.js';
import type { OpenForm } from './open-form.js';

export type PlannedProcess = NonNullable<PlanDraftQuery['process']>;

/** What all parts of a plan's page work on. */
export interface PlanEditing {
  process: PlannedProcess;
  draft: PlanDraftFragment;
  openForm: OpenForm;
  /** Says politely what an act came to. */
  tell: (text: string) => void;
}

const PlanContext = createContext<PlanEditing | null>(null);

export const PlanIn = PlanContext.Provider;

export function usePlan(): PlanEditing {
  const plan = use(PlanContext);
  if (!plan) throw new Error('usePlan needs a PlanIn above it');
  return plan;
}

/** Shows the draft as a change left it. @returns what was refused, which is nothing when the change was made */
export function useKeepDraft() {
  const { process } = usePlan();
  const client = useApolloClient();
  return (answer: PlanDraftAnswerFragment | undefined): PlanDraftAnswerFragment['userErrors'] => {
    if (answer?.draft) client.writeQuery({ query: PlanDraftDocument, variables: { slug: process.slug }, data: { process: { ...process, planDraft: answer.draft } } });
    return answer?.userErrors ?? [];
  };
}
