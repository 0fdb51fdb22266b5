import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { type ProcessTimelineFragment, ProcessTimelineFragmentDoc } from './process-timeline.generated.js';
import { PhaseName } from './timeline-list.js';
import { TimelineLink } from './timeline-place.js';
import { TimelineViews } from './timeline-views.js';

type Phase = ProcessTimelineFragment['phases'][number];

/** Where the process is now, and its course: drawn, as a list, or as a table. */
export function ProcessTimeline({ process }: { process: FragmentType<ProcessTimelineFragment> }) {
  return <Timeline timeline={useTimeline(process, false)} />;
}

/** What the page's query asked for, with drafts or without. */
export function useTimeline(process: FragmentType<ProcessTimelineFragment>, drafts: boolean): ProcessTimelineFragment {
  return useSuspenseFragment({ fragment: ProcessTimelineFragmentDoc, from: process, variables: { drafts } }).data;
}

export function Timeline({ timeline }: { timeline: ProcessTimelineFragment }) {
  const { t, locale } = useMessages();
  const { slug, phases } = timeline;
  const current = phases.filter(({ position }) => position === 'NOW');
  return (
    <>
      {phases.length > 0 && (
        <p className="where-now">
          <strong>{t('timeline.whereNow')}</strong> {current.length > 0 ? current.map((phase) => <PhaseName key={phase.id} phase={phase} />) : t(nowhere(phases))}
        </p>
      )}
      <TimelineViews timeline={timeline} />
      <p className="timeline-acts">
        <TimelineLink to={paths.processMeetings(locale, slug)}>{t('timeline.toMeetings')}</TimelineLink>
      </p>
    </>
  );
}

function nowhere(phases: readonly Phase[]): 'timeline.over' | 'timeline.notBegun' | 'timeline.between' {
  if (phases.every(({ position }) => position === 'PAST')) return 'timeline.over';
  return phases.every(({ position }) => position === 'FUTURE') ? 'timeline.notBegun' : 'timeline.between';
}
