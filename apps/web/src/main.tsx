import './styles/percorso.scss';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { tidyDoor } from './attendance/door-tidying.js';
import { BrowserHistory } from './browser-history.js';
import { failureOf } from './failure.js';
import { preloadFirstPage, RoutedPage } from './router.js';
import { Root } from './site/root.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
if (/^\/__vetrina(?:\/|$)/.test(location.pathname)) {
  void import('./gallery/gallery.js').then(({ showGallery }) => showGallery(root));
} else {
  showSite(root);
}

function showSite(place: HTMLElement): void {
  preloadFirstPage();
  tidyDoor(new Date());
  // What the reader is told by a page of its own, such as an address that leads nowhere, is no fault to log.
  const onCaughtError = (error: unknown) => failureOf(error) === 'INTERNAL_SERVER_ERROR' && console.error(error);
  createRoot(place, { onCaughtError }).render(
    <StrictMode>
      <BrowserHistory>
        <Root>
          <RoutedPage />
        </Root>
      </BrowserHistory>
    </StrictMode>,
  );
}
