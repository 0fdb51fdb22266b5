import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { tidyDoor } from './attendance/door-tidying.js';
import { BrowserHistory } from './browser-history.js';
import { failureOf } from './failure.js';
import { RoutedPage } from './router.js';
import { beginFirstLook } from './site/first-look.js';
import { Root } from './site/root.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
if (/^\/__vetrina(?:\/|$)/.test(location.pathname)) {
  void import('./gallery/gallery.js').then(({ showGallery }) => showGallery(root));
} else {
  showSite(root);
}

function showSite(place: HTMLElement): void {
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
