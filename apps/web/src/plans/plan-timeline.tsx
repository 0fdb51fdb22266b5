import type { FragmentType } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useMemo } from 'react';

import { useMessages } from '../messages.js';
import { Timeline, useTimeline } from '../processes/process-timeline.js';
import type { ProcessTimelineFragment } from '../processes/process-timeline.generated.js';
import { staffPlace, TimelineAt } from '../processes/timeline-place.js';
import { ActProblem } from '../ui/act-problem.js';
import { draftedTimeline, meetingOn } from './drafted-timeline.js';
import { Dragging } from './dragging.js';
import { DraftMeetingDatesDocument, DraftMilestoneDocument, DraftPhaseDocument } from './plan-draft.generated.js';
import { answeredApart, useKeepDraft, usePlan, usePlanActing } from './plan-editing.js';

/** The time line as the draft has it. What a form can move can be dragged as well, which makes the same change. */
export function PlanTimeline({ process: asked }: { process: FragmentType<ProcessTimelineFragment> }) {
  const { t, locale } = useMessages();
  const { process, draft } = usePlan();
  const { tell } = usePlanActing();
  const keep = useKeepDraft();
  const published = useTimeline(asked, true);
  const timeline = useMemo(() => draftedTimeline(published, draft, locale, process.language), [published, draft, locale, process.language]);
  const dates = useMemo(() => datesOf(timeline, draft.meetings), [timeline, draft.meetings]);
  const place = useMemo(() => ({ ...staffPlace, movable: new Set(dates.keys()) }), [dates]);
  const [draftMeeting, meeting] = useMutation(DraftMeetingDatesDocument, answeredApart);
  const [draftMilestone, milestone] = useMutation(DraftMilestoneDocument, answeredApart);
  const [draftPhase, phase] = useMutation(DraftPhaseDocument, answeredApart);

  const answerOf = async (id: string, date: string) => {
    const processSlug = process.slug;
    const milestoneHere = draft.milestones.find((each) => each.id === id);
    if (milestoneHere) return (await draftMilestone({ variables: { input: { processSlug, id, title: [], date, trackId: milestoneHere.trackId } } })).data?.draftMilestone;
    const phaseHere = draft.phases.find((each) => each.id === id);
    if (phaseHere) return (await draftPhase({ variables: { input: { processSlug, id, span: date, trackIds: [...phaseHere.trackIds] } } })).data?.draftPhase;
    const meetingHere = draft.meetings.find((each) => each.id === dates.get(id)?.meetingId);
    return meetingHere && (await draftMeeting({ variables: { input: meetingOn(date, meetingHere) } })).data?.draftMeetingDates;
  };
  const move = async (id: string, date: string) => {
    const refused = keep(await answerOf(id, date));
    tell(refused.length > 0 ? refused.map(({ message }) => message).join(' ') : t('planEdit.saved'));
  };
  const error = meeting.error ?? milestone.error ?? phase.error;
  return (
    <>
      {error && <ActProblem error={error} />}
      <TimelineAt value={place}>
        <Dragging timeline={timeline} dates={dates} onMove={(id, date) => void move(id, date).catch(() => undefined)}>
          <Timeline timeline={timeline} />
        </Dragging>
      </TimelineAt>
    </>
  );
}

/** What can be moved, by the ids that the drawing has. */
export type MovableDates = ReadonlyMap<string, { date: string; meetingId: string | null }>;

function datesOf({ phases, timeline }: ProcessTimelineFragment, meetings: readonly { id: string }[]): MovableDates {
  const movable = new Set(meetings.map(({ id }) => id));
  return new Map([
    ...phases.map(({ id, span }) => [id, { date: span, meetingId: null }] as const),
    ...timeline.flatMap(({ id, date, meeting }) => (meeting && !movable.has(meeting.id) ? [] : [[id, { date, meetingId: meeting?.id ?? null }] as const])),
  ]);
}
