import { StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { GroupSplitsDocument, MeetingSplitsDocument, ProcessSplitsDocument, type SplitLineFragment, type SplitsFragment } from '../numbers/splits.generated.js';
import { paths } from '../paths.js';
import { lodi } from './example-meetings.js';
import { anna } from './example-people.js';
import { process } from './example-processes.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const line = (key: string | null, title: string | null, registered: number, involved: number): SplitLineFragment => ({
  __typename: 'SplitLine',
  key,
  title,
  titleLocale: key === null ? null : 'it',
  registered,
  waiting: Math.min(registered, 3),
  involved,
  presences: involved * 2,
});
const splits: SplitsFragment = {
  __typename: 'NumberSplits',
  total: line(null, null, 1420, 988),
  categories: [line('enti-locali', 'Enti locali', 820, 700), line('sindacati', 'Organizzazioni sindacali', 0, 0), line(null, null, 600, 288)],
  territories: [line('Lodi', 'Lodi', 900, 688), line('Milano', 'Milano', 400, 200), line(null, null, 120, 100)],
};
const none: SplitsFragment = { ...splits, total: line(null, null, 0, 0), categories: [line(null, null, 0, 0)], territories: [line(null, null, 0, 0)] };
const ofProcess = (shown: SplitsFragment | null, groups = process.groups): Answer[] => [
  answer(ProcessSplitsDocument, { process: { __typename: 'Process', id: process.id, slug: process.slug, title: process.title, groups: groups.map((group) => ({ ...group, key: '1' })), splits: shown } }),
  answer(GroupSplitsDocument, { process: { __typename: 'Process', id: process.id, group: { __typename: 'Group', id: 'group-1', splits: shown } } }),
];
const ofMeeting = (shown: SplitsFragment): Answer[] => [
  answer(StaffMeetingPageDocument, { me: { __typename: 'Person', id: anna.id }, meeting: lodi }),
  answer(MeetingSplitsDocument, { meeting: { __typename: 'Meeting', id: lodi.id, splits: shown } }),
];

/** Numbers by category and by municipality. */
export const numberPages: Record<string, GalleryPage> = {
  'process-splits': {
    route: 'org/p/:slug/numeri',
    address: (locale) => paths.splits(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: ofProcess(splits) },
      list: { answers: ofProcess(splits), address: (locale) => paths.splits(locale, process.slug, '1') },
      empty: { answers: ofProcess(none, []) },
    },
  },
  'meeting-splits': {
    route: 'org/incontri/:id/numeri',
    address: (locale) => paths.meetingSplits(locale, lodi.id),
    reader: 'STAFF',
    states: { ready: { answers: ofMeeting(splits) }, empty: { answers: ofMeeting(none) } },
  },
};
