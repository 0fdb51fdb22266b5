import './styles/percorso.scss';

import { loadFirstPage } from './first-page.js';

// Small, so that it runs at once: the page's own chunks are then loaded beside the large one of all pages.
loadFirstPage(location.pathname);
void import('./show-site.js');
