import { usePending } from '../browser-history.js';
import { useMessages } from '../messages.js';

/** A bar on top while the next page loads and the last one is still shown. Its style hides it for the first 300 ms. */
export function PendingNotice() {
  const { t } = useMessages();
  if (!usePending()) return null;
  return (
    <div className="pending-bar" role="status">
      <span className="visually-hidden">{t('common.loading')}</span>
    </div>
  );
}
