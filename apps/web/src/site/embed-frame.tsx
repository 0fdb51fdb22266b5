import { type ReactNode, Suspense } from 'react';
import { useLocation } from 'react-router';

import { Boundary } from '../boundary.js';
import { type Failure, failureOf } from '../failure.js';
import { useMessages } from '../messages.js';
import { embeddedPlace, TimelineAt } from '../processes/timeline-place.js';
import { Page } from '../ui/page.js';
import { Loading } from '../ui/states.js';
import { FirstLook } from './first-look.js';

/** Around what stands in a frame of another site: no header, and no way from here to the pages that no frame may show. */
export function EmbedFrame({ children }: { children: ReactNode }) {
  const { key } = useLocation();
  return (
    <main id="main" className="embed">
      <Boundary at={key} fallback={(error) => <EmbedFailure failure={failureOf(error)} />}>
        <Suspense
          fallback={
            <FirstLook>
              <Loading />
            </FirstLook>
          }
        >
          <TimelineAt value={embeddedPlace}>{children}</TimelineAt>
        </Suspense>
      </Boundary>
    </main>
  );
}

function EmbedFailure({ failure }: { failure: Failure }) {
  const { t } = useMessages();
  return (
    <Page title={t(`failure.${failure}.title`)}>
      <p>{t(`failure.${failure}.text`)}</p>
    </Page>
  );
}
