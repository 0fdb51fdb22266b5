import { Suspense, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

import { clientOver } from '../apollo.js';
import { failureOf } from '../failure.js';
import { InLanguage } from '../site/root.js';
import { galleryLink } from './gallery-answer.js';
import { galleryPlaceOf } from './gallery-address.js';
import { Exhibit } from './gallery-exhibit.js';
import { GalleryIndex } from './gallery-index.js';
import { galleryPages } from './gallery-pages.js';

/** In place of the site: every page in every state, for whoever works on it and for the checks that look at all of them. */
export function showGallery(root: HTMLElement): void {
  // What an exhibit is there to show is no fault to log.
  const onCaughtError = (error: unknown) => failureOf(error) === 'INTERNAL_SERVER_ERROR' && galleryPlaceOf(location).state !== 'error' && console.error(error);
  createRoot(root, { onCaughtError }).render(
    <Suspense>
      <Gallery />
    </Suspense>,
  );
}

const listClient = clientOver(galleryLink([], [], null, null));

/** Follows the address also without a reload, which spares a check of all exhibits most of its time. */
function Gallery() {
  const address = useSyncExternalStore(
    (listener) => {
      addEventListener('popstate', listener);
      return () => removeEventListener('popstate', listener);
    },
    () => location.pathname + location.search,
  );
  const { page: name, state, locale } = galleryPlaceOf(location);
  const page = name === null ? undefined : galleryPages[name];
  if (page) return <Exhibit key={address} page={page} state={state} locale={locale} />;
  return (
    <InLanguage locale={locale} client={listClient}>
      <GalleryIndex locale={locale} />
    </InLanguage>
  );
}
