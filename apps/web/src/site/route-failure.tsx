import { useLocation, useRevalidator, useRouteError } from 'react-router';

import { renewClients } from '../apollo.js';
import { failureOf } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { FailurePage } from '../ui/states.js';

/** In place of a page that threw: inside the layout, so that the way around stays. */
export function RouteFailure() {
  const { locale } = useMessages();
  const { pathname, search } = useLocation();
  const { revalidate } = useRevalidator();
  const retry = () => {
    renewClients();
    void revalidate();
  };
  return <FailurePage failure={failureOf(useRouteError())} homePath={paths.home(locale)} signInPath={paths.signIn(locale, pathname + search)} onRetry={retry} />;
}
