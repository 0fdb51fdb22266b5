import { isLocale } from '../locales.js';
import { type Locale } from '../messages.js';
import { isCommon, ownStates, type State } from './gallery-page.js';

const ROOT = '/__vetrina';

/** Where a page is shown in one of its states; without them, where all are listed. */
export function galleryAddress(locale: Locale, page?: string, state?: State): string {
  return `${ROOT}${page && state ? `/${page}/${state}` : ''}?lingua=${locale}`;
}

export interface GalleryPlace {
  locale: Locale;
  /** Null at the list. */
  page: string | null;
  state: State;
}

/** Reads an address of the gallery. What it does not know, it takes for the list. */
export function galleryPlaceOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): GalleryPlace {
  const [page = '', state = ''] = pathname.slice(ROOT.length + 1).split('/');
  const locale = new URLSearchParams(search).get('lingua');
  return { locale: isLocale(locale) ? locale : 'it', page: isState(state) ? page : null, state: isState(state) ? state : 'ready' };
}

function isState(text: string): text is State {
  const state = text as State;
  return isCommon(state) || ownStates.some((own) => own === state);
}
