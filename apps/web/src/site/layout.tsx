import { useSuspenseQuery } from '@apollo/client/react';
import { Suspense } from 'react';
import { Outlet } from 'react-router';

import { useMessages } from '../messages.js';
import { FirstLook } from './first-look.js';
import { PendingNotice } from './pending-notice.js';
import { SessionOverNotice } from './session-over-notice.js';
import { SiteFooter } from './site-footer.js';
import { SiteFrameDocument, type SiteFrameQuery } from './site-frame.generated.js';
import { SiteHeader } from './site-header.js';

export type SiteFrame = SiteFrameQuery | null;

/** The frame of every page of visitors and participants: who runs this, the way around, the page, whom to ask. */
export function Layout() {
  const { t } = useMessages();
  return (
    <>
      <div className="skiplinks">
        <a className="visually-hidden-focusable" href="#main">
          {t('common.skipToContent')}
        </a>
      </div>
      <Suspense
        fallback={
          <FirstLook>
            <SiteHeader frame={null} />
          </FirstLook>
        }
      >
        <LoadedHeader />
      </Suspense>
      <main id="main" tabIndex={-1}>
        <PendingNotice />
        <SessionOverNotice />
        <Outlet />
      </main>
      <Suspense
        fallback={
          <FirstLook>
            <SiteFooter frame={null} />
          </FirstLook>
        }
      >
        <LoadedFooter />
      </Suspense>
    </>
  );
}

/** A page does without its frame's data when they cannot be had: what it is about comes by its own query. */
function useSiteFrame(): SiteFrame {
  const { data } = useSuspenseQuery(SiteFrameDocument, { errorPolicy: 'all' });
  return data?.site ? (data as SiteFrameQuery) : null;
}

const LoadedHeader = () => <SiteHeader frame={useSiteFrame()} />;
const LoadedFooter = () => <SiteFooter frame={useSiteFrame()} />;
