import { draftedTimeline, meetingOn } from './drafted-timeline.js';
import type { DraftedMeeting } from './meeting-dates-form.js';

type Timeline = Parameters<typeof draftedTimeline>[0];
type Draft = Parameters<typeof draftedTimeline>[1];
type Item = Timeline['timeline'][number];

const title = (text: string) => [{ __typename: 'DraftedText' as const, locale: 'it' as const, text }];
const item = (id: string, kind: Item['kind'], date: string): Item => ({
  ...{ __typename: 'TimelineItem', id, kind, date, title: id, titleLocale: 'it', position: 'FUTURE', inferred: false, inferredFields: [], tracks: [], phase: null },
  meeting: kind === 'MEETING' ? { __typename: 'Meeting', id, status: 'SCHEDULED' } : null,
});
const drafted = (id: string, starts: string, ends: string, change: DraftedMeeting['change']) => ({ __typename: 'DraftedMeeting', id, starts, ends, change }) as DraftedMeeting;

test('a meeting on another day keeps its hours, also across midnight and a change of the clocks', () => {
  const night = drafted('night', '2026-03-27T21:00', '2026-03-28T00:30', null);
  expect(meetingOn('2026-04-03', night)).toEqual({ meetingId: 'night', starts: '2026-04-03T21:00', ends: '2026-04-04T00:30' });
});

test('a time line shows what the draft moves, adds and takes away, by date', () => {
  const published = { __typename: 'Process', id: 'p', slug: 'p', span: null, today: '2026-01-01', tracks: [], phases: [], timeline: [item('one', 'MEETING', '2026-03-01'), item('two', 'MEETING', '2026-03-02/2026-03-03'), item('gone', 'MILESTONE', '2026-04')] } as Timeline;
  const draft = {
    tracks: [],
    phases: [{ __typename: 'DraftedPhase', id: 'new', title: [], span: '2026-05', trackIds: [], change: 'ADDED' }],
    milestones: [{ __typename: 'DraftedMilestone', id: 'report', title: title('Rapporto'), date: '2026-02', trackId: null, change: 'ADDED' }],
    meetings: [drafted('one', '2026-03-08T09:30', '2026-03-08T12:00', 'CHANGED')],
  } as Pick<Draft, 'tracks' | 'phases' | 'milestones' | 'meetings'> as Draft;
  const shown = draftedTimeline(published, draft, 'it', 'it');
  expect(shown.timeline.map(({ id, date }) => [id, date])).toEqual([
    ['report', '2026-02'],
    ['two', '2026-03-02/2026-03-03'],
    ['one', '2026-03-08'],
  ]);
  expect(shown.phases).toMatchObject([{ id: 'new', span: '2026-05', title: null }]);
});
