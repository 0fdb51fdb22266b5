import { usePending } from '../browser-history.js';
import { useMessages } from '../messages.js';

/**
 * A bar on top while the next page loads and the last one is still shown. Its style hides it for the first 300 ms. It
 * comes into a place of its own: beside the page, the styles of all that is on the page would be looked up anew.
 */
export function PendingNotice() {
  const { t } = useMessages();
  return (
    <div>
      {usePending() && (
        <div className="pending-bar" role="status">
          <span className="visually-hidden">{t('common.loading')}</span>
        </div>
      )}
    </div>
  );
}
