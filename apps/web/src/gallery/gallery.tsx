import { Suspense } from 'react';
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
  const { page: name, state, locale } = galleryPlaceOf(location);
  const page = name === null ? undefined : galleryPages[name];
  const onCaughtError = (error: unknown) => failureOf(error) === 'INTERNAL_SERVER_ERROR' && state !== 'error' && console.error(error);
  createRoot(root, { onCaughtError }).render(
    <Suspense>
      {page ? (
        <Exhibit page={page} state={state} locale={locale} />
      ) : (
        <InLanguage locale={locale} client={clientOver(galleryLink([], [], null, null))}>
          <GalleryIndex locale={locale} />
        </InLanguage>
      )}
    </Suspense>,
  );
}
