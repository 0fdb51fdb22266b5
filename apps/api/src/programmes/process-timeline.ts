import type { Locale } from '../kernel/locale.js';
import { textFor, type TextInLanguage } from '../kernel/localized-text.js';
import { displayTitle } from '../meetings/meeting-title.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { Milestone } from '../processes/milestone.entity.js';
import type { Phase } from '../processes/phase.entity.js';
import type { TimePosition } from '../processes/process.graphql.js';
import { timePosition } from '../processes/time-position.js';
import type { Track } from '../processes/track.entity.js';

export interface TimelineItem {
  id: string;
  kind: 'MILESTONE' | 'MEETING';
  date: string;
  /** The first day that it can mean; null: open. */
  earliest: string | null;
  title: (locale: Locale) => TextInLanguage | null;
  /** In the order of the lanes. */
  tracks: Track[];
  phase: Phase | null;
  position: TimePosition;
  /** Whether it, or its place on the time line, is our conclusion. */
  inferred: boolean;
  inferredFields: string[];
  meeting: Meeting | null;
}

/** Everything that a process's time line shows, each loaded with what it refers to. */
export interface TimelineSource {
  timezone: string;
  phases: Phase[];
  milestones: Milestone[];
  meetings: Meeting[];
}

/** By the earliest day that each can mean, without a day first; on one day milestones before meetings, then as in the programme. */
export function timelineOf({ timezone, phases, milestones, meetings }: TimelineSource, now: Date): TimelineItem[] {
  const items = [
    ...milestones.map((milestone) => ofMilestone(milestone, phases, timezone, now)),
    ...meetings.map((meeting) => ofMeeting(meeting, phases, timezone, now)),
  ];
  return items.toSorted((a, b) => (a.earliest ?? '').localeCompare(b.earliest ?? ''));
}

function ofMilestone(milestone: Milestone, phases: Phase[], timezone: string, now: Date): TimelineItem {
  const { id, date, title, track = null, earliest = null, latest = null } = milestone;
  return {
    ...{ id, kind: 'MILESTONE', date, earliest, tracks: track ? [track] : [], meeting: null },
    title: (locale) => textFor(title, locale),
    phase: phaseAt(earliest, track, phases),
    position: timePosition(earliest, latest, timezone, now),
    ...inferredIn(milestone.inferred),
  };
}

function ofMeeting(meeting: Meeting, phases: Phase[], timezone: string, now: Date): TimelineItem {
  const { id, date, earliest = null, latest = null, group = null, series = null } = meeting;
  const tracks = meeting.tracks.getItems().toSorted((a, b) => a.position - b.position);
  const title = { title: meeting.title ?? null, date, group, series, number: meeting.session?.number ?? null };
  const byDay = timePosition(earliest, latest, timezone, now);
  return {
    ...{ id, kind: 'MEETING', date, earliest, tracks, meeting },
    title: (locale) => displayTitle(title, locale),
    phase: phaseAt(earliest, tracks[0] ?? null, phases),
    position: meeting.isOver(now) ? 'PAST' : meeting.isRunning(now) ? 'NOW' : meeting.startsAt ? 'FUTURE' : byDay,
    ...inferredIn(meeting.inferred),
  };
}

/** The phase in whose span the day falls; of several the one that shows the track, else the first. */
function phaseAt(day: string | null, track: Track | null, phases: Phase[]): Phase | null {
  if (day === null) return null;
  const around = phases.filter(({ earliest, latest }) => (earliest ?? day) <= day && (latest ?? day) >= day);
  return around.find(({ tracks }) => tracks.getItems().some(({ id }) => id === track?.id)) ?? around[0] ?? null;
}

function inferredIn(inferred: boolean | string[] | null | undefined): Pick<TimelineItem, 'inferred' | 'inferredFields'> {
  const inferredFields = Array.isArray(inferred) ? inferred : [];
  return { inferred: inferred === true || inferredFields.includes('date'), inferredFields };
}
