import { useMessages } from '../messages.js';
import type { PlanDraftFragment } from './plan-draft.generated.js';

/** As many as are read at a glance. */
const FEW = 5;

/** What publishing would change, in words; many of them out of the way. */
export function PlanDifferences({ differences }: Pick<PlanDraftFragment, 'differences'>) {
  const { t } = useMessages();
  if (differences.length === 0) return null;
  const list = (
    <ul>
      {differences.map(({ thing, id, words }) => (
        <li key={`${thing}-${id}`}>{words}</li>
      ))}
    </ul>
  );
  if (differences.length <= FEW) return list;
  return (
    <details>
      <summary>{t('planEdit.allChanges')}</summary>
      {list}
    </details>
  );
}
