import type { ProcessTimelineFragment } from '../processes/process-timeline.generated.js';
import type { MeetingStatus, TimePosition } from '../schema.generated.js';
import { lodi } from './example-meetings.js';

type Item = ProcessTimelineFragment['timeline'][number];

const sessions = { __typename: 'Track' as const, id: 'track-1', title: 'Sessioni', titleLocale: 'it' as const };
const writing = { __typename: 'Track' as const, id: 'track-2', title: 'Scrittura del documento e consultazione dei territori', titleLocale: 'it' as const };

const phase = (id: string) => ({ __typename: 'Phase' as const, id });

const milestone = (id: string, date: string, title: string, position: TimePosition, over: Partial<Item> = {}): Item => ({
  ...{ __typename: 'TimelineItem', id, kind: 'MILESTONE', date, title, titleLocale: 'it', position, inferred: false, inferredFields: [] },
  ...{ tracks: [writing], phase: null, meeting: null },
  ...over,
});
const meeting = (id: string, date: string, title: string, status: MeetingStatus, position: TimePosition, over: Partial<Item> = {}): Item => ({
  ...milestone(id, date, title, position),
  ...{ kind: 'MEETING', tracks: [sessions], phase: phase('phase-2'), meeting: { __typename: 'Meeting', id, status } },
  ...over,
});

/** Everything that a time line can show: each state, each precision, one meeting in two lanes, what is inferred. */
export const timeline: Pick<ProcessTimelineFragment, 'today' | 'tracks' | 'phases' | 'timeline'> = {
  today: '2030-03-12',
  tracks: [sessions, writing],
  phases: [
    { __typename: 'Phase', id: 'phase-1', span: '2030-01/2030-02', title: 'Ascolto', titleLocale: 'it', note: null, position: 'PAST', inferred: false, tracks: [sessions] },
    { __typename: 'Phase', id: 'phase-2', span: '2030-03/2030-04', title: null, titleLocale: null, note: 'Il mese si ricava dal calendario.', position: 'NOW', inferred: true, tracks: [sessions] },
    { __typename: 'Phase', id: 'phase-3', span: '2030-05', title: 'Proposte', titleLocale: 'it', note: null, position: 'FUTURE', inferred: false, tracks: [] },
  ],
  timeline: [
    milestone('item-1', '2030/..', 'Raccolta di dati', 'NOW'),
    milestone('item-2', '2030-01-15', 'Avvio', 'PAST', { phase: phase('phase-1'), tracks: [], inferredFields: ['date'], inferred: true }),
    meeting('meeting-held', '2030-02-07', 'Prima sessione', 'CLOSED', 'PAST', { phase: phase('phase-1') }),
    meeting('meeting-over', '2030-02-21/2030-02-22', 'Seconda sessione, in due giornate', 'SCHEDULED', 'PAST', { phase: phase('phase-1') }),
    meeting('meeting-now', '2030-03-12', 'Sessione di oggi', 'SCHEDULED', 'NOW'),
    meeting(lodi.id, '2030-03-14', lodi.displayTitle, 'SCHEDULED', 'FUTURE', { tracks: [sessions, writing], inferredFields: ['tracks'] }),
    meeting('meeting-cancelled', '2030-03-28', 'Sessione annullata', 'CANCELLED', 'FUTURE'),
    meeting('meeting-save', '2030-04', 'Sessione di primavera', 'SAVE_THE_DATE', 'FUTURE'),
    milestone('item-3', '2030-06', 'Consegna delle proposte', 'FUTURE', { inferred: true }),
  ],
};

/** As organisers see it: with what is not published. */
export const timelineWithDrafts: typeof timeline = {
  ...timeline,
  timeline: [...timeline.timeline, meeting('meeting-draft', '2030-06-18', 'Sessione ancora da annunciare', 'DRAFT', 'FUTURE', { phase: null })],
};
