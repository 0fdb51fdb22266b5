import { useBackgroundQuery, useReadQuery, useSuspenseQuery } from '@apollo/client/react';
import { useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { PlanDraftBar } from '../plans/plan-draft-bar.js';
import { PlanDraftDocument } from '../plans/plan-draft.generated.js';
import { PlanIn } from '../plans/plan-editing.js';
import { PlanTimeline } from '../plans/plan-timeline.js';
import { Section } from '../ui/page.js';
import { EmbedForm } from './embed-form.js';
import { StaffTimelinePageDocument } from './staff-timeline-page.generated.js';
import { preloadTimeline } from './timeline-views.js';

/** The time line as its organisers see it, drafts too; and the sites that may show it to their readers. */
export function StaffTimelinePage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  preloadTimeline(locale);
  const [asked] = useBackgroundQuery(PlanDraftDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const { process } = useSuspenseQuery(StaffTimelinePageDocument, { variables: { slug } }).data;
  const { process: planned } = useReadQuery(asked).data;
  if (!process) throw new NotFound();
  if (!process.embedOrigins || !planned?.planDraft) throw new Forbidden();
  return (
    <PlanFrame process={process} title={t('staffTimeline.title')} lead={<p>{process.title}</p>}>
      <PlanIn key={slug} process={planned} draft={planned.planDraft}>
        <PlanDraftBar />
        <div className="timeline-part">
          <h2 className="visually-hidden">{t('process.timeline')}</h2>
          <p className="timeline-acts">{t('staffTimeline.draftsToo')}</p>
          <PlanTimeline process={process} />
        </div>
      </PlanIn>
      <Section id="altri-siti" title={t('embed.title')}>
        <EmbedForm slug={slug} title={process.title} language={process.language} origins={process.embedOrigins} />
      </Section>
    </PlanFrame>
  );
}
