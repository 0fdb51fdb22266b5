import './styles/percorso.scss';

import { loadFirstPage } from './first-page.js';

// Small, so that it runs at once: the page's own chunks are then loaded beside the large one of all pages.
const questions = loadFirstPage(location.pathname).catch(() => []);
void import('./show-site.js').then(({ showSite }) => showSite(questions));
