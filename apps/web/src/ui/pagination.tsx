import { useMessages } from '../messages.js';
import { Button } from './button.js';

interface LoadMoreProps {
  shown: number;
  total: number;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** Says how much of a list is on the page, and brings the next part by a button: nothing loads by scrolling. */
export function LoadMore({ shown, total, hasMore, busy, onMore }: LoadMoreProps) {
  const { t } = useMessages();
  return (
    <div className="load-more">
      <p role="status">{t('common.shownOf', { shown, total })}</p>
      {hasMore && (
        <Button look="secondary" busy={busy} onClick={onMore}>
          {t('common.showMore')}
        </Button>
      )}
    </div>
  );
}
