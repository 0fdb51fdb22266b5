import { addDays, parseEdtf } from '@percorso/time';

import type { Locale } from '../messages.js';
import type { ProcessTimelineFragment } from '../processes/process-timeline.generated.js';
import { textFor } from './drafted-text.js';
import type { DraftedMeeting } from './meeting-dates-form.js';
import type { PlanDraftFragment } from './plan-draft.generated.js';

/** A time line as it will be when its draft is published. Where a thing stands is said as of what is published. */
export function draftedTimeline(timeline: ProcessTimelineFragment, draft: PlanDraftFragment, reader: Locale, language: Locale): ProcessTimelineFragment {
  const tracks = draft.tracks.map(({ id, title }) => ({ __typename: 'Track' as const, id, ...named(title, reader, language) }));
  const tracksOf = (ids: readonly (string | null)[]) => tracks.filter(({ id }) => ids.includes(id));
  const phases = draft.phases.map(({ id, span, title, trackIds }) => {
    const { note = null, position = 'FUTURE' as const, inferred = false } = timeline.phases.find((phase) => phase.id === id) ?? {};
    return { __typename: 'Phase' as const, id, span, note, position, inferred, tracks: tracksOf(trackIds), ...(title.length > 0 ? named(title, reader, language) : { title: null, titleLocale: null }) };
  });
  const milestones = draft.milestones.map(({ id, date, title, trackId }) => {
    const { position = 'FUTURE' as const, inferred = false, inferredFields = [], phase = null } = timeline.timeline.find((item) => item.id === id) ?? {};
    return { __typename: 'TimelineItem' as const, id, kind: 'MILESTONE' as const, date, position, inferred, inferredFields, phase, meeting: null, tracks: tracksOf([trackId]), ...named(title, reader, language) };
  });
  const moved = new Map(draft.meetings.flatMap(({ id, starts, change }) => (change ? [[id, starts.slice(0, 10)] as const] : [])));
  const meetings = timeline.timeline.filter(({ kind }) => kind === 'MEETING').map((item) => ({ ...item, date: moved.get(item.meeting?.id ?? '') ?? item.date }));
  const earliest = ({ date }: { date: string }) => parseEdtf(date)?.earliest ?? '';
  return { ...timeline, tracks, phases, timeline: [...milestones, ...meetings].sort((one, other) => earliest(one).localeCompare(earliest(other))) };
}

function named(title: PlanDraftFragment['tracks'][number]['title'], reader: Locale, language: Locale): { title: string; titleLocale: Locale } {
  const { text, locale } = textFor(title, reader, language) ?? { text: '', locale: language };
  return { title: text, titleLocale: locale };
}

/** The hours of a meeting on another day. */
export function meetingOn(day: string, { id, starts, ends }: DraftedMeeting): { meetingId: string; starts: string; ends: string } {
  const days = Math.round((Date.parse(day) - Date.parse(starts.slice(0, 10))) / DAY);
  const moved = (wallTime: string) => addDays(wallTime.slice(0, 10), days) + wallTime.slice(10);
  return { meetingId: id, starts: moved(starts), ends: moved(ends) };
}

const DAY = 86_400_000;
