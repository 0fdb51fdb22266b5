import { Suspense, useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';

import { forgetEverything } from '../apollo.js';
import { Boundary } from '../boundary.js';
import { failureOf } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { nextTry, repairBeforeNextTry } from '../recovery.js';
import { FailurePage, Loading } from '../ui/states.js';
import { FirstLook } from './first-look.js';

/** The page inside its frame, or why it is not there: the way around stays in either case. */
export function Pages() {
  const { key } = useLocation();
  return (
    <Boundary at={key} fallback={(error, retry) => <PageFailure error={error} retry={retry} />}>
      <Suspense
        fallback={
          <FirstLook>
            <Loading />
          </FirstLook>
        }
      >
        <Outlet />
      </Suspense>
    </Boundary>
  );
}

function PageFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = useMessages();
  const { pathname, search } = useLocation();
  // Apollo remembers that a query failed.
  useEffect(() => repairBeforeNextTry(forgetEverything), []);
  const tryAgain = () => {
    nextTry();
    retry();
  };
  return <FailurePage failure={failureOf(error)} homePath={paths.home(locale)} signInPath={paths.signIn(locale, pathname + search)} onRetry={tryAgain} />;
}
