import type { Unmasked } from '@apollo/client/masking';

import { PlanPageDocument } from '../meetings/plan-page.generated.js';
import { paths } from '../paths.js';
import { DeskPageDocument, type DeskPageQuery } from '../plans/desk-page.generated.js';
import type { PlanClash } from '../plans/clash-list.js';
import { PlanClashesDocument } from '../plans/plan-clashes.generated.js';
import {
  DiscardPlanDraftDocument,
  DraftMeetingDatesDocument,
  DraftMilestoneDocument,
  DraftPhaseDocument,
  DraftTrackDocument,
  type PlanDraftAnswerFragment,
  PlanDraftDocument,
  type PlanDraftFragment,
  PublishPlanDocument,
  type PublishPlanMutation,
  RedoPlanChangeDocument,
  RemoveFromPlanDocument,
  UndoPlanChangeDocument,
} from '../plans/plan-draft.generated.js';
import { PublishPlanPageDocument } from '../plans/publish-plan-page.generated.js';
import { cancelled, draft as draftMeeting, firstPage, lastPage, lodi, meetingEdge, someMeetings, toClose } from './example-meetings.js';
import { anna } from './example-people.js';
import { process } from './example-processes.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const me = { __typename: 'Person' as const, id: anna.id };
const submit = { press: 'main form button[type=submit]' };
export const title = (text: string) => [{ __typename: 'DraftedText' as const, locale: 'it' as const, text }];

/** The plan of a process that has none yet, without a change. */
export const emptyDraft: PlanDraftFragment = { __typename: 'PlanDraft', changes: 0, canRedo: false, changedAt: null, changedBy: null, tracks: [], phases: [], milestones: [], meetings: [], clashes: [], differences: [] };
const published: PlanDraftFragment = {
  ...emptyDraft,
  tracks: [
    { __typename: 'DraftedTrack', id: 'track-1', title: title('Sessioni'), change: null },
    { __typename: 'DraftedTrack', id: 'track-2', title: title('Gruppi di approfondimento tematico'), change: null },
  ],
  phases: [
    { __typename: 'DraftedPhase', id: 'phase-1', title: title('Ascolto'), span: '2030-01/2030-02', trackIds: ['track-1'], change: null },
    { __typename: 'DraftedPhase', id: 'phase-2', title: [], span: '2030-03/..', trackIds: ['track-1', 'track-2'], change: null },
  ],
  milestones: [{ __typename: 'DraftedMilestone', id: 'milestone-1', title: title('Consegna delle proposte'), date: '2030-06', trackId: null, change: null }],
  meetings: [{ __typename: 'DraftedMeeting', id: lodi.id, starts: '2030-03-14T09:30', ends: '2030-03-14T17:00', change: null }],
};
const differences: PlanDraftFragment['differences'] = [
  { __typename: 'PlanDifference', id: 'track-3', thing: 'TRACK', kind: 'REMOVED', words: 'Filone «Schede»: tolto' },
  { __typename: 'PlanDifference', id: 'phase-1', thing: 'PHASE', kind: 'CHANGED', words: 'Fase «Ascolto», gennaio–febbraio 2030: ora «Ascolto», gennaio–aprile 2030' },
  { __typename: 'PlanDifference', id: 'milestone-2', thing: 'MILESTONE', kind: 'ADDED', words: 'Nuova tappa: «Rapporto», maggio 2030' },
  { __typename: 'PlanDifference', id: lodi.id, thing: 'MEETING', kind: 'CHANGED', words: '«Laboratorio a Lodi», giovedì 14 marzo 2030: ora giovedì 21 marzo 2030' },
];
const some = ({ __typename, id, displayTitle, displayTitleLocale }: typeof lodi) => ({ __typename, id, displayTitle, displayTitleLocale });
const clash = { __typename: 'Clash' as const, meeting: some(lodi), other: null, day: '2030-03-14' };
const clashes: PlanClash[] = [
  { ...clash, kind: 'ROOM', other: some(toClose), message: 'La sala «Sala piccola» è già impegnata il 14 marzo 2030: Laboratorio di chiusura.' },
  { ...clash, kind: 'PERSON', other: some(toClose), message: 'Fabio Landi è già in un altro incontro il 14 marzo 2030: Laboratorio di chiusura.' },
  { ...clash, kind: 'GROUP', other: some(toClose), message: 'Gruppo 1 si riunisce già il 14 marzo 2030: Laboratorio di chiusura.' },
  { ...clash, kind: 'HOLIDAY', message: 'È festa il 14 marzo 2030: San Patrono.' },
  { ...clash, kind: 'PHASE', day: null, message: 'La data è fuori dalle fasi dei suoi filoni.' },
  { ...clash, kind: 'VENUE_HOURS', message: 'Il 14 marzo 2030 l’orario dell’incontro è fuori da quello della sede (10–18).' },
];

const changed: PlanDraftFragment = {
  ...published,
  changes: 5,
  canRedo: true,
  changedAt: '2030-02-01T10:00:00Z',
  changedBy: { __typename: 'Person', id: anna.id, name: anna.name },
  phases: published.phases.map((phase) => (phase.id === 'phase-1' ? { ...phase, span: '2030-01/2030-04', change: 'CHANGED' } : phase)),
  milestones: [{ __typename: 'DraftedMilestone', id: 'milestone-2', title: title('Rapporto'), date: '2030-05', trackId: 'track-2', change: 'ADDED' }, ...published.milestones],
  meetings: published.meetings.map((meeting) => ({ ...meeting, starts: '2030-03-21T09:30', ends: '2030-03-21T17:00', change: 'CHANGED' })),
  clashes: clashes.slice(2, 4),
  differences,
};

const plan = (draft: PlanDraftFragment, meetings: typeof someMeetings, found: PlanClash[] = [], hasMore = false): Answer[] => [
  answer(PlanPageDocument, { me, process: { ...process, viewerMayPlan: true, meetings: { __typename: 'MeetingConnection', totalCount: hasMore ? 134 : meetings.length, pageInfo: hasMore ? firstPage : lastPage, edges: meetings.map(meetingEdge) } } }),
  answer(PlanDraftDocument, { process: { __typename: 'Process', id: process.id, slug: process.slug, language: 'it', timezone: process.timezone, planDraft: draft } }),
  answer(PlanClashesDocument, { process: { __typename: 'Process', id: process.id, clashes: found } }),
];

const made: PlanDraftAnswerFragment = { __typename: 'PlanDraftPayload', draft: changed, userErrors: [] };
const refused = (message: string, path: string[]): PlanDraftAnswerFragment => ({ __typename: 'PlanDraftPayload', draft: null, userErrors: refusal(message, path) });
const acts: Answer[] = [
  answer(DraftTrackDocument, { draftTrack: made }),
  answer(DraftPhaseDocument, { draftPhase: made }),
  answer(DraftMilestoneDocument, { draftMilestone: made }),
  answer(DraftMeetingDatesDocument, { draftMeetingDates: made }),
  answer(UndoPlanChangeDocument, { undoPlanChange: made }),
  answer(RedoPlanChangeDocument, { redoPlanChange: made }),
  answer(DiscardPlanDraftDocument, { discardPlanDraft: { ...made, draft: published } }),
];
const inUse = answer(RemoveFromPlanDocument, { removeFromPlan: refused('Nel filone c’è ancora un incontro: spostalo prima in un altro.', ['id']) });
const meetings = [draftMeeting, ...someMeetings];

type PublishPage = Parameters<typeof publishPage>[0];
const publishPage = (draft: Pick<PlanDraftFragment, 'changes' | 'clashes' | 'differences'>): Answer =>
  answer(PublishPlanPageDocument, { me, process: { __typename: 'Process', id: process.id, slug: process.slug, title: process.title, planDraft: { __typename: 'PlanDraft', changes: draft.changes, clashes: draft.clashes, differences: draft.differences } } });
const totals = { UPDATE: { __typename: 'NoticeTotal' as const, kind: 'UPDATE' as const, count: 38 }, MAIL_ONLY: { __typename: 'NoticeTotal' as const, kind: 'MAIL_ONLY' as const, count: 4 } };
const move = (meeting: typeof lodi): PublishPlanMutation['publishPlan']['moves'][number] => ({ __typename: 'PublishedMove', meeting, noticeTotals: [totals.UPDATE] });
const publication: PublishPlanMutation['publishPlan'] = {
  __typename: 'PublishPlanPayload',
  process: { __typename: 'Process', id: process.id, planDraft: changed },
  moves: [move(lodi), { ...move(cancelled), noticeTotals: [] }],
  noticeTotals: [totals.UPDATE, totals.MAIL_ONLY],
  answersAskedAgain: 12,
  userErrors: [],
};
const publish = (result: PublishPlanMutation['publishPlan']): Answer => answer(PublishPlanDocument, { publishPlan: result });
const notPublished = { ...publication, process: null, moves: [], noticeTotals: [], answersAskedAgain: null, userErrors: refusal('In quelle ore la sala è già occupata.', ['meetings', lodi.id], 'ROOM_TAKEN') };
const withoutMoves: PublishPage = { changes: 3, clashes: [], differences: differences.filter(({ thing }) => thing !== 'MEETING') };

type Need = Unmasked<DeskPageQuery>['desk']['needs'][number];
const ofProcess = { __typename: 'Process' as const, id: process.id, slug: process.slug, title: process.title, titleLocale: process.titleLocale };
const need = (kind: Need['kind'], count: number, meeting: Need['meeting']): Need => ({ __typename: 'PlanNeed', kind, count, process: ofProcess, meeting });
const needs = [
  need('TO_CLOSE', 1, toClose),
  need('MAIL_FAILED', 3, lodi),
  need('MAIL_FAILED', 1, null),
  need('NOTICES_HELD', 12, lodi),
  need('TO_APPROVE', 3, lodi),
  need('WAITING_LIST', 7, lodi),
  need('NO_PLACE', 1, draftMeeting),
  need('NO_ADMISSION', 1, draftMeeting),
  need('PLAN_CHANGES', 4, null),
];
const desk = (waiting: readonly Need[], processes: readonly (typeof process)[]): Answer =>
  answer(DeskPageDocument, {
    me: {
      ...me,
      roles: [
        { __typename: 'RoleAssignment', id: 'role-1', role: 'ORGANISER' },
        { __typename: 'RoleAssignment', id: 'role-3', role: 'FACILITATOR' },
      ],
    },
    desk: { __typename: 'Desk', needs: [...waiting], processes: [...processes] },
  });

/** What waits for organisers, and the plan that they change before it is published. */
export const draftingPages: Record<string, GalleryPage> = {
  desk: {
    route: 'org',
    address: paths.desk,
    reader: 'STAFF',
    states: { ready: { answers: [desk(needs, [process])] }, empty: { answers: [desk([], [])] } },
  },
  plan: {
    route: 'org/p/:slug',
    address: (locale) => paths.plan(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [...plan(published, meetings), ...acts] },
      more: { answers: plan(published, someMeetings, [], true) },
      empty: { answers: plan(emptyDraft, []) },
      draft: { answers: [...plan(changed, meetings, clashes), ...acts] },
      changed: { answers: [...plan(changed, meetings), ...acts], steps: [{ press: '#open-phase-phase-1' }] },
      moved: { answers: [...plan(changed, meetings), ...acts], steps: [{ press: `#open-meeting-${lodi.id}` }] },
      preview: { answers: [...plan(changed, meetings), ...acts], steps: [{ press: '#plan-discard' }] },
      done: { answers: [...plan(published, meetings), ...acts], steps: [{ press: '#open-milestone-milestone-1' }, submit] },
      'missing-fields': { answers: [...plan(published, meetings), ...acts], steps: [{ press: '#open-new-milestone' }, submit] },
      refused: {
        answers: [...plan(published, meetings), answer(DraftPhaseDocument, { draftPhase: refused('Scrivi un periodo come 2022-01/2022-06, oppure 2022-01/.. se la fine non è decisa.', ['span']) }), inUse],
        steps: [{ press: '#filoni ~ ul .btn-link' }, { press: '#open-phase-phase-1' }, submit],
      },
      'act-offline': { answers: plan(published, meetings), steps: [{ press: '#open-new-track' }, { write: '#field-title', text: 'Schede' }, submit], refusedActs: 'OFFLINE' },
      'act-session-over': { answers: plan(changed, meetings), steps: [{ press: '#plan-undo' }], refusedActs: 'UNAUTHENTICATED' },
    },
  },
  'publish-plan': {
    route: 'org/p/:slug/pubblica',
    address: (locale) => paths.publishPlan(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [publishPage(changed), publish(publication)] },
      empty: { answers: [publishPage({ changes: 0, clashes: [], differences: [] })] },
      draft: { answers: [publishPage(withoutMoves), publish(publication)] },
      preview: { answers: [publishPage(changed), publish(publication)], steps: [submit] },
      done: { answers: [publishPage(changed), publish(publication)], steps: [submit, submit] },
      refused: { answers: [publishPage(changed), publish(notPublished)], steps: [submit] },
      'act-offline': { answers: [publishPage(changed)], steps: [submit], refusedActs: 'OFFLINE' },
    },
  },
};
