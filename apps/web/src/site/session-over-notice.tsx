import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { useSessionOver } from '../session-over.js';
import { Callout } from '../ui/callout.js';

/** Shown when an act was refused because the session is over: what was written is kept, signing in leads back to it. */
export function SessionOverNotice() {
  const { t, locale } = useMessages();
  const { pathname, search } = useLocation();
  const over = useSessionOver();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (over) notice.current?.focus();
  }, [over]);
  if (!over) return null;
  return (
    <div className="container" ref={notice} tabIndex={-1}>
      <Callout kind="danger" live title={t('failure.UNAUTHENTICATED.title')}>
        <p>{t('common.sessionOverKept')}</p>
        <Link to={paths.signIn(locale, pathname + search)}>{t('common.signIn')}</Link>
      </Callout>
    </div>
  );
}
