import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonLink } from '../ui/button.js';
import { InstantText } from '../ui/date.js';
import { Dialog } from '../ui/dialog.js';
import { ActProblem } from '../ui/act-problem.js';
import { PlanDifferences } from './plan-differences.js';
import { DiscardPlanDraftDocument, RedoPlanChangeDocument, UndoPlanChangeDocument } from './plan-draft.generated.js';
import { answeredApart, useKeepDraft, usePlan, usePlanActing } from './plan-editing.js';

const UNDO = 'plan-undo';
const REDO = 'plan-redo';

/** How the draft differs from what is published, the way to publish it, and the ways back. */
export function PlanDraftBar() {
  const { t, locale } = useMessages();
  const { process, draft } = usePlan();
  const count = draft.differences.length;
  return (
    <section className="plan-bar" aria-labelledby="modifiche">
      <h2 id="modifiche" className="h5" tabIndex={-1}>
        {t('planEdit.unpublished', { count })}
      </h2>
      <PlanDifferences differences={draft.differences} clashes={draft.clashes} />
      {count === 0 && <p>{t(draft.changes > 0 ? 'planEdit.cancelOut' : 'planEdit.none')}</p>}
      {draft.changedAt && draft.changedBy && (
        <p className="plan-bar-last">
          {t('planEdit.last', { name: draft.changedBy.name })} <InstantText instant={draft.changedAt} zone={process.timezone} />
        </p>
      )}
      <div className="d-flex flex-wrap gap-3">
        {count > 0 && <ButtonLink to={paths.publishPlan(locale, process.slug)}>{t('planEdit.publish')}</ButtonLink>}
        <UndoAndRedo />
        {draft.changes > 0 && <Discard />}
      </div>
    </section>
  );
}

/** The focus stays on what was pressed; where that is gone, with nothing left to undo, it goes to the other. */
function UndoAndRedo() {
  const { t } = useMessages();
  const { process, draft } = usePlan();
  const { tell } = usePlanActing();
  const keep = useKeepDraft();
  const [undo, undoing] = useMutation(UndoPlanChangeDocument, answeredApart);
  const [redo, redoing] = useMutation(RedoPlanChangeDocument, answeredApart);
  const [pressed, setPressed] = useState<{ id: string } | null>(null);
  const { changes, canRedo } = draft;
  useEffect(() => {
    // The draft may be drawn after the act is over: what was pressed goes with it, and then nothing has the focus.
    if (pressed && document.activeElement === document.body) (document.getElementById(pressed.id) ?? document.getElementById(pressed.id === UNDO ? REDO : UNDO))?.focus();
  }, [pressed, changes, canRedo]);
  const variables = { input: { processSlug: process.slug } };
  const takeBack = async () => {
    keep((await undo({ variables })).data?.undoPlanChange);
    setPressed({ id: UNDO });
    tell(t('planEdit.undone'));
  };
  const makeAgain = async () => {
    keep((await redo({ variables })).data?.redoPlanChange);
    setPressed({ id: REDO });
    tell(t('planEdit.redone'));
  };
  const error = undoing.error ?? redoing.error;
  return (
    <>
      {draft.changes > 0 && (
        <Button id={UNDO} look="secondary" busy={undoing.loading} onClick={() => void takeBack().catch(() => undefined)}>
          {t('planEdit.undo')}
        </Button>
      )}
      {draft.canRedo && (
        <Button id={REDO} look="secondary" busy={redoing.loading} onClick={() => void makeAgain().catch(() => undefined)}>
          {t('planEdit.redo')}
        </Button>
      )}
      <ActProblem error={error} />
    </>
  );
}

function Discard() {
  const { t } = useMessages();
  const { process } = usePlan();
  const { tell } = usePlanActing();
  const keep = useKeepDraft();
  const [discard, { loading, error }] = useMutation(DiscardPlanDraftDocument, answeredApart);
  const [asking, setAsking] = useState(false);
  const act = async () => {
    const { data } = await discard({ variables: { input: { processSlug: process.slug } } });
    setAsking(false);
    keep(data?.discardPlanDraft);
    tell(t('planEdit.discarded'));
    // The button that asked is gone with the changes.
    document.getElementById('modifiche')?.focus();
  };
  return (
    <>
      <Button id="plan-discard" look="danger" onClick={() => setAsking(true)}>
        {t('planEdit.discard')}
      </Button>
      <Dialog
        open={asking}
        title={t('planEdit.discardTitle')}
        onClose={() => setAsking(false)}
        actions={
          <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
            {t('planEdit.discardAct')}
          </Button>
        }
      >
        <ActProblem error={error} />
        <p>{t('planEdit.discardText')}</p>
      </Dialog>
    </>
  );
}
