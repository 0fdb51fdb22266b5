import { useSuspenseQuery } from '@apollo/client/react';
import { useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { EmbedFrame } from '../site/embed-frame.js';
import { Page, Section } from '../ui/page.js';
import { EmbedPageDocument } from './embed-page.generated.js';
import { ProcessTimeline } from './process-timeline.js';
import { TimelineLink } from './timeline-place.js';
import { preloadTimeline } from './timeline-views.js';

/** The time line alone, for a frame in the page of another site: what everybody may see, whoever looks. */
export function EmbedPage() {
  return (
    <EmbedFrame>
      <EmbeddedTimeline />
    </EmbedFrame>
  );
}

function EmbeddedTimeline() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  preloadTimeline(locale);
  // Without the session: also in a frame of our own site, an organiser sees what visitors see.
  const { process } = useSuspenseQuery(EmbedPageDocument, { variables: { slug }, context: { credentials: 'omit' } }).data;
  if (!process) throw new NotFound();
  return (
    <Page
      title={process.title}
      titleLocale={process.titleLocale}
      within={[process.host.name]}
      lead={
        <p>
          <TimelineLink to={paths.process(locale, process.slug)}>{t('timeline.toProcess', { host: process.host.name })}</TimelineLink> {t('timeline.newWindow')}
        </p>
      }
    >
      <Section id="percorso" title={t('process.timeline')}>
        <ProcessTimeline process={process} />
      </Section>
    </Page>
  );
}
