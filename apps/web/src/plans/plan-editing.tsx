import type { ApolloCache } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';

import { DraftedMeetingFragmentDoc, type PlanDraftAnswerFragment, PlanDraftDocument, type PlanDraftFragment, type PlanDraftQuery, ProcessWithDraftFragmentDoc } from './plan-draft.generated.js';
import type { DraftedMeeting } from './meeting-dates-form.js';
import { createOpenForm, type OpenForm } from './open-form.js';

export type PlannedProcess = NonNullable<PlanDraftQuery['process']>;

/** What the parts of a plan's page work on. */
export interface PlanEditing {
  process: PlannedProcess;
  draft: PlanDraftFragment;
}

/** What stays the same while a plan changes: rows that need no more are not drawn anew with every change. */
export interface PlanActing {
  openForm: OpenForm;
  /** Says politely what an act came to. */
  tell: (text: string) => void;
}

const PlanContext = createContext<PlanEditing | null>(null);
const ActingContext = createContext<PlanActing | null>(null);
const MeetingsContext = createContext<ReadonlyMap<string, DraftedMeeting>>(new Map());

/** The page of a plan that is edited in place, and what is said of it. */
export function PlanIn({ process, draft, children }: PlanEditing & { children: ReactNode }) {
  const [told, tell] = useState('');
  const [openForm] = useState(() => createOpenForm(`plan-${process.slug}`));
  const plan = useMemo(() => ({ process, draft }), [process, draft]);
  const acting = useMemo(() => ({ openForm, tell }), [openForm]);
  const meetings = useMemo(() => new Map(draft.meetings.map((meeting) => [meeting.id, meeting])), [draft.meetings]);
  return (
    <PlanContext value={plan}>
      <ActingContext value={acting}>
        <p className="visually-hidden" role="status">
          {told}
        </p>
        <MeetingsContext value={meetings}>{children}</MeetingsContext>
      </ActingContext>
    </PlanContext>
  );
}

export function usePlan(): PlanEditing {
  const plan = use(PlanContext);
  if (!plan) throw new Error('usePlan needs a PlanIn above it');
  return plan;
}

export function usePlanActing(): PlanActing {
  const acting = use(ActingContext);
  if (!acting) throw new Error('usePlanActing needs a PlanIn above it');
  return acting;
}

/** A meeting as the draft has it; null for what a draft cannot move. */
export function useDraftedMeeting(id: string): DraftedMeeting | null {
  return use(MeetingsContext).get(id) ?? null;
}

/** Changes of a draft answer with all of it: what to keep of that is for `useKeepDraft` to say. */
export const answeredApart = { fetchPolicy: 'no-cache' } as const;

/** Shows the draft as a change left it. @returns what was refused, which is nothing when the change was made */
export function useKeepDraft() {
  const { process } = usePlan();
  const { cache } = useApolloClient();
  return (answer: PlanDraftAnswerFragment | undefined): PlanDraftAnswerFragment['userErrors'] => {
    if (answer?.draft) keepDraft(cache, process, answer.draft);
    return answer?.userErrors ?? [];
  };
}

/** Of a thousand meetings a change concerns few: only those are written, and drawn anew. */
function keepDraft(cache: ApolloCache, process: PlannedProcess, draft: PlanDraftFragment): void {
  const asked = { query: PlanDraftDocument, variables: { slug: process.slug } };
  const known = cache.readQuery(asked)?.process?.planDraft?.meetings ?? [];
  const byId = new Map(known.map((meeting) => [meeting.id, meeting]));
  if (known.length !== draft.meetings.length || !draft.meetings.every(({ id }) => byId.has(id))) {
    cache.writeQuery({ ...asked, data: { process: { ...process, planDraft: draft } } });
    return;
  }
  const isOther = ({ id, starts, ends, change }: DraftedMeeting) => {
    const before = byId.get(id);
    return before?.starts !== starts || before.ends !== ends || before.change !== change;
  };
  cache.batch({
    update: (batch) => {
      batch.writeFragment({ id: cache.identify({ ...process }), fragment: ProcessWithDraftFragmentDoc, fragmentName: 'ProcessWithDraft', data: { __typename: 'Process', planDraft: draft } });
      for (const meeting of draft.meetings.filter(isOther)) batch.writeFragment({ fragment: DraftedMeetingFragmentDoc, data: meeting });
    },
  });
}
