import './styles/percorso.scss';

import { beginFirstPage } from './first-page.js';

// Small, so that it runs at once: the page's own chunks are then loaded, and its data asked for, beside the large one of all pages.
const questions = beginFirstPage(location.pathname);
void import('./show-site.js').then(({ showSite }) => showSite(questions));
