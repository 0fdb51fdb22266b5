import './styles/percorso.scss';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { BrowserHistory } from './browser-history.js';
import { preloadFirstPage, RoutedPage } from './router.js';
import { Root } from './site/root.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
preloadFirstPage();
createRoot(root).render(
  <StrictMode>
    <BrowserHistory>
      <Root>
        <RoutedPage />
      </Root>
    </BrowserHistory>
  </StrictMode>,
);
