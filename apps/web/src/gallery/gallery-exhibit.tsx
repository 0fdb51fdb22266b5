import type { ApolloClient } from '@apollo/client';
import { type ReactNode, useEffect, useState } from 'react';
import { createPath, type Navigator, parsePath, Router } from 'react-router';

import { clientOver } from '../apollo.js';
import { eraseMarksBefore } from '../attendance/kept-marks.js';
import type { Locale } from '../messages.js';
import { RoutedPage } from '../router.js';
import { InLanguage } from '../site/root.js';
import { announceSession } from '../session-over.js';
import { writeDraft } from '../ui/draft-form.js';
import { frameFor } from './example-people.js';
import { galleryLink } from './gallery-answer.js';
import { type GalleryPage, isCommon, type Shown, type State, withheld } from './gallery-page.js';
import { appearing, settled, takeSteps } from './gallery-steps.js';

/** A page in one state, by its real components and routes, with nothing around it. Its links lead to the real site. */
export function Exhibit({ page, state, locale }: { page: GalleryPage; state: State; locale: Locale }) {
  const shown: Shown = (isCommon(state) ? undefined : page.states[state]) ?? page.states.ready;
  const [client] = useState(() => clientOf(page, state, shown));
  useState(() => begin(shown));
  useEffect(() => {
    void (async () => {
      const place = state === 'loading' ? 'main .loading' : 'main .page h1';
      if (!(await appearing(place))) console.error(`The gallery waited in vain for ${place}.`);
      await settled();
      await takeSteps(shown.steps ?? []);
      // For whoever looks at pages by a program.
      document.documentElement.dataset['exhibit'] = 'ready';
    })();
  }, [shown, state]);
  return (
    <At address={(shown.address ?? page.address)(locale)} told={shown.told}>
      <InLanguage locale={locale} client={client}>
        <RoutedPage />
      </InLanguage>
    </At>
  );
}

/** With nothing left of what was shown before. */
function begin({ drafts = {} }: Shown): void {
  sessionStorage.clear();
  void eraseMarksBefore(new Date('9999-12-31')).catch(() => undefined);
  announceSession();
  delete document.documentElement.dataset['exhibit'];
  for (const [name, values] of Object.entries(drafts)) writeDraft(name, values);
}

function clientOf(page: GalleryPage, state: State, shown: Shown): ApolloClient {
  const refused = isCommon(state) ? withheld[state] : null;
  const frame = refused && page.asks === 'WITH_FRAME' ? [] : [frameFor(shown.reader ?? page.reader)];
  return clientOver(galleryLink(shown.answers, frame, refused, shown.refusedActs ?? null));
}

/** Whoever goes on from here goes to the real page: it may well say that there is no such meeting. */
const outward: Navigator = {
  createHref: (to) => (typeof to === 'string' ? to : createPath(to)),
  go: (steps) => history.go(steps),
  push: (to) => location.assign(outward.createHref(to)),
  replace: (to) => location.assign(outward.createHref(to)),
};

function At({ address, told, children }: { address: string; told: unknown; children: ReactNode }) {
  const { pathname = '/', search = '', hash = '' } = parsePath(address);
  return (
    <Router location={{ pathname, search, hash, state: told ?? null, key: 'exhibit' }} navigator={outward}>
      {children}
    </Router>
  );
}
