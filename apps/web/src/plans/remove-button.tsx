import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import type { PlanThing } from '../schema.generated.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { RemoveFromPlanDocument } from './plan-draft.generated.js';
import { answeredApart, useKeepDraft, usePlan, usePlanActing } from './plan-editing.js';

/** Takes a thing out of the draft at once, since it can be undone. `then` is the id of what has the focus afterwards. */
export function RemoveButton({ thing, id, about, then }: { thing: PlanThing; id: string; about: string; then: string }) {
  const { t } = useMessages();
  const { process } = usePlan();
  const { tell } = usePlanActing();
  const keep = useKeepDraft();
  const [remove, { data, loading, error }] = useMutation(RemoveFromPlanDocument, answeredApart);
  const [refused] = data?.removeFromPlan.userErrors ?? [];
  const act = async () => {
    const { data: answer } = await remove({ variables: { input: { processSlug: process.slug, thing, id } } });
    if (keep(answer?.removeFromPlan).length > 0) return;
    document.getElementById(then)?.focus();
    tell(t('planEdit.removed', { what: about }));
  };
  return (
    <>
      <Button look="link" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t('planEdit.remove')}
        <span className="visually-hidden"> {about}</span>
      </Button>
      <ActProblem error={error} refused={refused} />
    </>
  );
}
