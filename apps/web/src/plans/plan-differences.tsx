import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';
import { ClashList } from './clash-list.js';
import type { PlanDraftFragment } from './plan-draft.generated.js';

/** As many as are read at a glance. */
const FEW = 5;

/** What publishing would change, in words, many of them out of the way; and what would clash then, never out of the way. */
export function PlanDifferences({ differences, clashes }: Pick<PlanDraftFragment, 'differences' | 'clashes'>) {
  const { t } = useMessages();
  if (differences.length === 0) return null;
  const list = (
    <ul>
      {differences.map(({ thing, id, words }) => (
        <li key={`${thing}-${id}`}>{words}</li>
      ))}
    </ul>
  );
  return (
    <>
      {differences.length <= FEW ? (
        list
      ) : (
        <details>
          <summary>{t('planEdit.allChanges')}</summary>
          {list}
        </details>
      )}
      {clashes.length > 0 && (
        <Callout kind="warning" live title={t('planEdit.draftClashes', { count: clashes.length })}>
          <ClashList clashes={clashes} />
        </Callout>
      )}
    </>
  );
}
