import { StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { PublicSplitsDocument, type PublicSplitLineFragment } from '../numbers/public-splits.generated.js';
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

type Count = PublicSplitLineFragment['registered'];
const count = (value: number | null, hidden: 'SMALL' | 'PROTECTS' | null = null) => ({ __typename: 'PublicCount' as const, value, hidden });
const small = count(null, 'SMALL');
const protects = count(null, 'PROTECTS');
const publicLine = (kind: PublicSplitLineFragment['kind'], title: string | null, registered: Count, involved: Count, presences: Count): PublicSplitLineFragment => ({ __typename: 'PublicSplitLine', kind, key: title, title, titleLocale: null, registered, involved, presences });
const ofPublic = (categories: PublicSplitLineFragment[], territories: PublicSplitLineFragment[]): Answer[] => [
  answer(PublicSplitsDocument, {
    process: {
      __typename: 'Process',
      id: process.id,
      slug: process.slug,
      title: process.title,
      titleLocale: process.titleLocale,
      timezone: process.timezone,
      host: process.host,
      numbers: { __typename: 'ProcessNumbers', synthetic: true, updatedAt: '2030-03-01T09:00:00Z' },
      publicSplits: { __typename: 'PublicSplits', smallestShown: 5, total: { __typename: 'PublicTotal', registered: 1420, involved: 988, presences: 2100 }, categories, territories },
    },
  }),
];
const nobody = publicLine('NOT_STATED', null, count(0), count(0), count(0));

/** Numbers by category and by municipality. */
export const numberPages: Record<string, GalleryPage> = {
  'public-splits': {
    route: 'p/:slug/numeri',
    address: (locale) => paths.processNumbers(locale, process.slug),
    reader: 'VISITOR',
    states: {
      ready: {
        answers: ofPublic(
          [publicLine('STATED', 'Enti locali', count(1410), count(980), count(2081)), publicLine('STATED', 'Organizzazioni sindacali', small, protects, protects), publicLine('NOT_STATED', null, protects, small, protects)],
          [publicLine('STATED', 'Lodi', count(900), count(688), count(1400)), publicLine('OTHER', null, count(400), count(200), count(500)), publicLine('NOT_STATED', null, count(120), count(100), count(200))],
        ),
      },
      empty: { answers: ofPublic([nobody], [nobody]) },
    },
  },
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
