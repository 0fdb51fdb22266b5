import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

import { useMessages } from '../messages.js';
import { subscribeToRouter } from '../router-state.js';

/**
 * A bar on top while the next page loads. The old page stays until then, so the router already is at the next
 * address while this tree still shows the last one. Its style hides it for the first 300 ms.
 */
export function PendingNotice() {
  const { t } = useMessages();
  const shown = useLocation().key;
  const [asked, setAsked] = useState({ key: shown, loading: false });
  useEffect(() => subscribeToRouter((key, loading) => setAsked({ key, loading })), []);
  if (!asked.loading && asked.key === shown) return null;
  return (
    <div className="pending-bar" role="status">
      <span className="visually-hidden">{t('common.loading')}</span>
    </div>
  );
}
