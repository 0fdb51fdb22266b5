import { useState } from 'react';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { CardList } from '../ui/card.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { MeetingCard } from './meeting-card.js';
import type { MeetingsListFragment } from './meetings-list.generated.js';

interface MeetingsListProps {
  meetings: MeetingsListFragment;
  showProcess?: boolean;
  /** Null when nothing was looked for in particular. */
  resetPath: string | null;
  onMore: (after: string) => Promise<unknown>;
}

/** What was found: how much of it, said when it changes, and the meetings. */
export function MeetingsList({ meetings, showProcess, resetPath, onMore }: MeetingsListProps) {
  const { t } = useMessages();
  const [busy, setBusy] = useState(false);
  const { totalCount, edges, pageInfo } = meetings;
  const more = async () => {
    if (pageInfo.endCursor === null) return;
    setBusy(true);
    await onMore(pageInfo.endCursor).finally(() => setBusy(false));
  };
  return (
    <section aria-labelledby="results">
      <h2 id="results" className="h5">
        <span role="status">{t('meetings.found', { count: totalCount })}</span>
      </h2>
      {edges.length === 0 ? (
        <Empty title={t('meetings.none')}>{resetPath && <Link to={resetPath}>{t('filter.reset')}</Link>}</Empty>
      ) : (
        <>
          <CardList items={edges.map(({ node }) => ({ key: node.id, card: <MeetingCard meeting={node} showProcess={showProcess} /> }))} />
          <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={busy} onMore={() => void more()} />
        </>
      )}
    </section>
  );
}
