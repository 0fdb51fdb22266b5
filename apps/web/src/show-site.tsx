import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { askAhead } from './apollo.js';
import { tidyDoor } from './attendance/door-tidying.js';
import { BrowserHistory } from './browser-history.js';
import { failureOf } from './failure.js';
import { localeOfPath } from './locales.js';
import { RoutedPage } from './router.js';
import type { FirstQuestion } from './routes.js';
import { beginFirstLook } from './site/first-look.js';
import { Root } from './site/root.js';

/** @param questions  what has been asked for the page at the address */
export function showSite(questions: readonly Promise<FirstQuestion>[]): void {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no element with the id root');
  if (/^\/__vetrina(?:\/|$)/.test(location.pathname)) {
    void import('./gallery/gallery.js').then(({ showGallery }) => showGallery(place));
    return;
  }
  const locale = localeOfPath(location.pathname);
  for (const asked of questions) asked.then((question) => askAhead(locale, question)).catch(() => undefined);
  draw(place);
}

function draw(place: HTMLElement): void {
  tidyDoor(new Date());
  // What the reader is told by a page of its own, such as an address that leads nowhere, is no fault to log.
  const onCaughtError = (error: unknown) => failureOf(error) === 'INTERNAL_SERVER_ERROR' && console.error(error);
  const site = createRoot(place, { onCaughtError });
  // A transition waits for what suspends, so that the first picture is the page itself.
  beginFirstLook();
  startTransition(() =>
    site.render(
      <StrictMode>
        <BrowserHistory>
          <Root>
            <RoutedPage />
          </Root>
        </BrowserHistory>
      </StrictMode>,
    ),
  );
}
