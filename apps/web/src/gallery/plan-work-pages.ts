import { paths } from '../paths.js';
import { DuplicateMeetingsDocument, DuplicatePageDocument, type DuplicatePageQuery, DuplicateProcessDocument } from '../plans/duplicate-page.generated.js';
import { GridPageDocument, type GridPageQuery } from '../plans/grid-page.generated.js';
import { DiscardHeldNoticesDocument, HeldNoticesPageDocument, ReleaseHeldNoticesDocument } from '../plans/held-notices-page.generated.js';
import { AddGroupMemberDocument, type GroupMemberFragment, GroupMembersDocument, GroupsOfProcessDocument, SetGroupMembershipDocument } from '../groups/group-members-page.generated.js';
import { HistoryPageDocument, type HistoryPageQuery } from '../plans/history-page.generated.js';
import { PlanSeriesDocument, RenumberSeriesDocument, SeriesPageDocument, SetHolidaysDocument } from '../plans/series-page.generated.js';
import { cancelled, firstPage, lastPage, lodi, saveTheDate } from './example-meetings.js';
import { anna } from './example-people.js';
import { process } from './example-processes.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

type Found<Thing> = NonNullable<Thing>;
type Grid = Found<Found<GridPageQuery['process']>['grid']>;
type Acts = Found<Found<HistoryPageQuery['process']>['history']>;

const submit = { press: 'main form button[type=submit]' };
const ofProcess = { __typename: 'Process' as const, id: process.id, slug: process.slug, title: process.title };
const groups = [
  { __typename: 'Group' as const, id: 'group-1', key: '1', title: 'Gruppo 1' },
  { __typename: 'Group' as const, id: 'group-2', key: '2', title: 'Gruppo 2: territorio e servizi di prossimità' },
];
const series = [
  { __typename: 'Series' as const, id: 'series-1', key: 'thematic', title: 'Incontri tematici e territoriali', group: null },
  { __typename: 'Series' as const, id: 'series-2', key: 'group-2', title: null, group: { __typename: 'Group' as const, id: 'group-2', title: 'Gruppo 2: territorio e servizi di prossimità' } },
  { __typename: 'Series' as const, id: 'series-3', key: 'aperti', title: null, group: null },
];

const seriesPage = (mayPlan = true): Answer =>
  answer(SeriesPageDocument, {
    process: { ...ofProcess, timezone: 'Europe/Rome', viewerMayPlan: mayPlan, holidayRegion: 'IT', localHolidays: [{ __typename: 'LocalHoliday', day: '12-07', name: 'Sant’Ambrogio' }], groups, series },
  });
const typedSeries = { [`series-${process.slug}`]: { of: 'group:1', from: '2030-12-01', starts: '09:30', ends: '13:00' } };
const plannedSeries = (userErrors: ReturnType<typeof refusal> = []): Answer =>
  answer(PlanSeriesDocument, {
    planSeries: {
      __typename: 'PlanSeriesPayload',
      plannedDates:
        userErrors.length > 0
          ? []
          : [
              { __typename: 'PlannedDate', day: '2030-12-18', number: 1, starts: '2030-12-18T09:30', ends: '2030-12-18T13:00', passedOver: null, clashes: [] },
              { __typename: 'PlannedDate', day: '2030-12-25', number: null, starts: null, ends: null, passedOver: 'Natale di Gesù', clashes: [] },
              { __typename: 'PlannedDate', day: '2031-01-08', number: 2, starts: '2031-01-08T09:30', ends: '2031-01-08T13:00', passedOver: null, clashes: ['Gruppo 1 si riunisce già l’8 gennaio 2031: Gruppo 1, incontro 3.'] },
            ],
      meetings: [],
      userErrors,
    },
  });

const grid: Grid = {
  __typename: 'PlanGrid',
  columns: 3,
  held: 2,
  planned: 4,
  rows: [
    {
      __typename: 'PlanGridRow',
      id: 'group-1',
      title: 'Gruppo 1',
      held: 2,
      planned: 3,
      cells: [
        { __typename: 'PlanGridCell', id: 'cell-1', column: 1, number: 1, status: 'CLOSED', date: '2022-03-11', seats: 40, taken: 38, kept: 0, present: 35 },
        { __typename: 'PlanGridCell', id: 'cell-2', column: 2, number: 2, status: 'CLOSED', date: '2022-04-08', seats: null, taken: null, kept: null, present: 1 },
        { __typename: 'PlanGridCell', id: 'cell-3', column: 3, number: 3, status: 'SCHEDULED', date: '2030-05-13', seats: 2, taken: 1, kept: 1, present: null },
      ],
    },
    {
      __typename: 'PlanGridRow',
      id: 'other',
      title: 'Altri incontri',
      held: 0,
      planned: 1,
      cells: [
        { __typename: 'PlanGridCell', id: 'cell-4', column: 1, number: null, status: 'SAVE_THE_DATE', date: '2030-06', seats: null, taken: null, kept: null, present: null },
        { __typename: 'PlanGridCell', id: 'cell-5', column: 2, number: null, status: 'DRAFT', date: '2030/2031', seats: null, taken: null, kept: null, present: null },
      ],
    },
  ],
};

const heldMeeting = ({ id, displayTitle, displayTitleLocale, status, date, startsAt, timezone, days }: typeof lodi, heldNotices: number) => ({ __typename: 'Meeting' as const, id, displayTitle, displayTitleLocale, status, heldNotices, date, startsAt, timezone, days });
const held = (meetings: ReturnType<typeof heldMeeting>[]): Answer => answer(HeldNoticesPageDocument, { process: { ...ofProcess, meetingsWithHeldNotices: meetings } });
const released = (userErrors: ReturnType<typeof refusal> = []): Answer =>
  answer(ReleaseHeldNoticesDocument, {
    releaseNotices: {
      __typename: 'NoticePayload',
      meeting: { __typename: 'Meeting', id: lodi.id, heldNotices: 0 },
      noticeTotals: userErrors.length > 0 ? [] : [{ __typename: 'NoticeTotal', kind: 'UPDATE', count: 38 }],
      userErrors,
    },
  });
const dropped = answer(DiscardHeldNoticesDocument, { discardNotices: { __typename: 'NoticePayload', meeting: { __typename: 'Meeting', id: lodi.id, heldNotices: 0 }, userErrors: [] } });

const act = (id: string, words: string, facts: Acts['edges'][number]['node']['facts'], ofMeeting = true): Acts['edges'][number] => ({
  __typename: 'PlanActEdge',
  node: {
    __typename: 'PlanAct',
    id,
    at: '2030-02-11T09:15:00Z',
    words,
    person: ofMeeting ? { __typename: 'Person', id: anna.id, name: anna.name } : null,
    meeting: ofMeeting ? { __typename: 'Meeting', id: lodi.id, displayTitle: lodi.displayTitle, displayTitleLocale: lodi.displayTitleLocale } : null,
    facts,
  },
});
const history = (edges: Acts['edges'], hasMore = false): Answer =>
  answer(HistoryPageDocument, { process: { ...ofProcess, history: { __typename: 'PlanActConnection', totalCount: hasMore ? 120 : edges.length, pageInfo: hasMore ? firstPage : lastPage, edges } } });
const someActs = [
  act('act-1', 'Incontro spostato', [
    { __typename: 'HistoryFact', label: 'Inizio', before: 'giovedì 12 marzo 2030, ore 10:00', after: 'venerdì 13 marzo 2030, ore 10:00' },
    { __typename: 'HistoryFact', label: 'Luogo', before: null, after: 'Palazzo della Provincia, Lodi' },
  ]),
  act('act-2', 'Fase tolta', [{ __typename: 'HistoryFact', label: 'Periodo', before: 'marzo–maggio 2030', after: null }], false),
  act('act-3', 'Incontro pubblicato', []),
];

const duplicatePageOf = (edges: Found<DuplicatePageQuery['process']>['meetings']['edges']): Answer => answer(DuplicatePageDocument, {
  process: {
    ...ofProcess,
    viewerMayPlan: true,
    groups,
    series,
    phases: edges.map(() => ({ __typename: 'Phase' as const, id: 'phase-1', span: '2030-01/2030-06' })),
    milestones: edges.map(() => ({ __typename: 'Milestone' as const, id: 'milestone-1', date: '2030/..' })),
    meetings: { __typename: 'MeetingConnection', edges },
  },
});
const duplicatePage = duplicatePageOf([{ __typename: 'MeetingEdge', node: { __typename: 'Meeting', id: lodi.id, displayTitle: lodi.displayTitle, date: lodi.date, status: 'SCHEDULED' } }]);
const typedCopies = { [`duplicate-${process.slug}`]: { of: 'group:1', firstDay: '2031-09-01' } };
const duplicated = (userErrors: ReturnType<typeof refusal> = []): Answer =>
  answer(DuplicateMeetingsDocument, {
    duplicateMeetings: {
      __typename: 'DuplicateMeetingsPayload',
      copies:
        userErrors.length > 0
          ? []
          : [lodi, saveTheDate].map((original, index) => ({
              __typename: 'MeetingCopy' as const,
              date: '2031-09-05',
              starts: index === 0 ? '2031-09-05T09:30' : null,
              clashes: index === 0 ? [] : ['È festa il 5 settembre 2031: patrono.'],
              original: { __typename: 'Meeting' as const, id: original.id, displayTitle: original.displayTitle, displayTitleLocale: original.displayTitleLocale },
            })),
      meetings: [],
      userErrors,
    },
  });
const typedProcess = { [`duplicate-process-${process.slug}`]: { title: 'Laboratorio 2031', slug: 'laboratorio', processFirstDay: '2031-03-01' } };

type Member = GroupMemberFragment;

const group = { __typename: 'Group' as const, id: 'group-1', key: '1', title: 'Gruppo 1: la casa come luogo di cura', titleLocale: 'it' as const };
const someone = { name: 'Bruno Colombo', email: 'bruno@example.org', role: 'MEMBER', startsOn: '', endsOn: '' };
const member = (role: Member['role'], over: Partial<Member> = {}): Member => ({ __typename: 'GroupMembership', id: `member-${role}`, name: 'Anna Maria Colombo-Bergamaschi', email: 'anna@example.org', role, startsOn: '2029-09-01', endsOn: null, over: false, ...over });
const someMembers = [member('CHAIR'), member('MEMBER', { name: '', email: null, startsOn: null }), member('FACILITATOR', { endsOn: '2031-12-31' }), member('EXPERT'), member('SECRETARY', { endsOn: '2029-12-31', over: true })];
const members = (nodes: readonly Member[], hasMore = false): Answer[] => [
  answer(GroupsOfProcessDocument, { process: { ...ofProcess, groups: [group, { ...group, id: 'group-2', key: '2', title: 'Gruppo 2' }] } }),
  answer(GroupMembersDocument, {
    process: { __typename: 'Process', id: process.id, group: { ...group, members: { __typename: 'GroupMembershipConnection', totalCount: hasMore ? 80 : nodes.length, pageInfo: hasMore ? firstPage : lastPage, edges: nodes.map((node) => ({ __typename: 'GroupMembershipEdge' as const, node })) } } },
  }),
];
const addedMember = answer(AddGroupMemberDocument, { addGroupMember: { __typename: 'GroupMembershipPayload', membership: { __typename: 'GroupMembership', id: 'member-new', name: someone.name }, userErrors: [] } });
const refusedMember = answer(AddGroupMemberDocument, { addGroupMember: { __typename: 'GroupMembershipPayload', membership: null, userErrors: refusal('In quel periodo questa persona fa già parte del gruppo.', ['name']) } });

/** Around the plan of a process: its series, its grid, its notices, its history, and doing it again. */
export const planWorkPages: Record<string, GalleryPage> = {
  series: {
    route: 'org/p/:slug/cicli',
    address: (locale) => paths.planSeries(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [seriesPage()] },
      list: { answers: [seriesPage()], drafts: { [`series-${process.slug}`]: { of: 'new', how: 'LIST' } } },
      'missing-fields': { answers: [seriesPage()], steps: [submit] },
      preview: { answers: [seriesPage(), plannedSeries()], drafts: typedSeries, steps: [submit] },
      refused: { answers: [seriesPage(), plannedSeries(refusal('Il numero di date va da 1 a 100.', ['rule', 'count'], 'INVALID'))], drafts: typedSeries, steps: [submit] },
      done: { answers: [seriesPage(), answer(RenumberSeriesDocument, { renumberSeries: { __typename: 'RenumberSeriesPayload', meetings: [{ __typename: 'Meeting', id: lodi.id, number: 2 }], userErrors: [] } })], steps: [{ press: '#numeri ~ ul button' }] },
      changed: {
        answers: [seriesPage(), answer(SetHolidaysDocument, { setHolidays: { __typename: 'ProcessPayload', process: { __typename: 'Process', id: process.id, holidayRegion: 'IT', localHolidays: [] }, userErrors: [] } })],
        steps: [{ press: '#feste ~ form button[type=submit]' }],
      },
      'act-offline': { answers: [seriesPage()], drafts: typedSeries, steps: [submit], refusedActs: 'OFFLINE' },
      'act-session-over': { answers: [seriesPage()], drafts: typedSeries, steps: [submit], refusedActs: 'UNAUTHENTICATED' },
    },
  },
  grid: {
    route: 'org/p/:slug/griglia',
    address: (locale) => paths.grid(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [answer(GridPageDocument, { process: { ...ofProcess, grid } })] },
      empty: { answers: [answer(GridPageDocument, { process: { ...ofProcess, grid: { ...grid, columns: 0, held: 0, planned: 0, rows: [] } } })] },
    },
  },
  notices: {
    route: 'org/p/:slug/avvisi',
    address: (locale) => paths.heldNotices(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [held([heldMeeting(lodi, 12), heldMeeting(cancelled, 1)]), dropped] },
      empty: { answers: [held([])] },
      done: { answers: [held([heldMeeting(lodi, 12)]), released()], steps: [{ press: 'main table .btn-primary' }] },
      refused: { answers: [held([heldMeeting(lodi, 12)]), released(refusal('L’incontro è chiuso.', null, 'MEETING_CLOSED'))], steps: [{ press: 'main table .btn-primary' }] },
    },
  },
  'group-members': {
    route: 'org/p/:slug/gruppi',
    address: (locale) => paths.groupMembers(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: members(someMembers) },
      more: { answers: members(someMembers, true) },
      empty: { answers: members([]) },
      'no-results': { answers: [answer(GroupsOfProcessDocument, { process: { ...ofProcess, groups: [] } })] },
      'missing-fields': { answers: members([]), steps: [{ press: 'main form button[type=submit]' }] },
      done: { answers: [...members(someMembers), addedMember, answer(SetGroupMembershipDocument, { setGroupMembership: { __typename: 'GroupMembershipPayload', membership: null, userErrors: [] } })], drafts: { [`add-member-${group.id}`]: someone }, steps: [{ press: 'main form button[type=submit]' }] },
      refused: { answers: [...members(someMembers), refusedMember], drafts: { [`add-member-${group.id}`]: someone }, steps: [{ press: 'main form button[type=submit]' }] },
      'act-offline': { answers: members(someMembers), drafts: { [`add-member-${group.id}`]: someone }, steps: [{ press: 'main form button[type=submit]' }], refusedActs: 'OFFLINE' },
    },
  },
  history: {
    route: 'org/p/:slug/storia',
    address: (locale) => paths.planHistory(locale, process.slug),
    reader: 'STAFF',
    states: { ready: { answers: [history(someActs)] }, more: { answers: [history(someActs, true)] }, empty: { answers: [history([])] } },
  },
  duplicate: {
    route: 'org/p/:slug/duplica',
    address: (locale) => paths.duplicate(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [duplicatePage] },
      empty: { answers: [duplicatePageOf([])] },
      'missing-fields': { answers: [duplicatePage], steps: [submit] },
      preview: { answers: [duplicatePage, duplicated()], drafts: typedCopies, steps: [submit] },
      refused: { answers: [duplicatePage, duplicated(refusal('Scrivi la data come giorno.', ['firstDay'], 'INVALID'))], drafts: typedCopies, steps: [submit] },
      changed: {
        answers: [duplicatePage, answer(DuplicateProcessDocument, { duplicateProcess: { __typename: 'ProcessPayload', process: null, userErrors: refusal('C’è già un percorso a questo indirizzo.', ['slug'], 'INVALID') } })],
        drafts: typedProcess,
        steps: [{ press: '#percorso ~ form button[type=submit]' }],
      },
    },
  },
};
