import { useSuspenseQuery } from '@apollo/client/react';
import { useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanTabs } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Page, Section } from '../ui/page.js';
import { EmbedForm } from './embed-form.js';
import { ProcessTimeline } from './process-timeline.js';
import { StaffTimelinePageDocument } from './staff-timeline-page.generated.js';
import { staffPlace, TimelineAt } from './timeline-place.js';
import { preloadTimeline } from './timeline-views.js';

/** The time line as its organisers see it, drafts too; and the sites that may show it to their readers. */
export function StaffTimelinePage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  preloadTimeline(locale);
  const { process } = useSuspenseQuery(StaffTimelinePageDocument, { variables: { slug } }).data;
  if (!process) throw new NotFound();
  if (!process.embedOrigins) throw new Forbidden();
  return (
    <Page
      title={t('staffTimeline.title')}
      within={[process.title]}
      crumbs={[
        { to: paths.work(locale), label: t('work.title') },
        { to: paths.plan(locale, slug), label: t('plan.title') },
      ]}
      lead={<p>{process.title}</p>}
    >
      <PlanTabs slug={slug} />
      <div className="timeline-part">
        <h2 className="visually-hidden">{t('process.timeline')}</h2>
        <p className="timeline-acts">{t('staffTimeline.draftsToo')}</p>
        <TimelineAt value={staffPlace}>
          <ProcessTimeline process={process} drafts />
        </TimelineAt>
      </div>
      <Section id="altri-siti" title={t('embed.title')}>
        <EmbedForm slug={slug} title={process.title} language={process.language} origins={process.embedOrigins} />
      </Section>
    </Page>
  );
}
