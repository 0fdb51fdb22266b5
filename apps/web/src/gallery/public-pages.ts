import type { Unmasked } from '@apollo/client/masking';

import { MeetingPageDocument } from '../meetings/meeting-page.generated.js';
import { AllMeetingsDocument, type AllMeetingsQuery, ProcessMeetingsDocument } from '../meetings/meetings-list.generated.js';
import { paths } from '../paths.js';
import { FollowedProcessDocument, FollowProcessDocument, UnfollowProcessDocument } from '../processes/follow-process.generated.js';
import { HomeDocument } from '../processes/home-page.generated.js';
import { ProcessPageDocument } from '../processes/process-page.generated.js';
import { DemonstrationAccountsDocument, SiteContactDocument } from '../site/contact.generated.js';
import { byApproval, cancelled, draft, type ExampleMeeting, firstPage, fullRoom, held, inRoom, lastPage, lodi, meetingEdge, onTheNet, ownSeat, saveTheDate, someMeetings } from './example-meetings.js';
import { contact } from './example-people.js';
import { newProcess, process, processesOfEachKind } from './example-processes.js';
import { answer } from './gallery-answer.js';
import type { GalleryPage, Shown } from './gallery-page.js';

type Meetings = Unmasked<AllMeetingsQuery>['meetings'];
const some: Meetings = { __typename: 'MeetingConnection' as const, totalCount: someMeetings.length, pageInfo: lastPage, edges: someMeetings.map(meetingEdge) };
const more: Meetings = { ...some, totalCount: 34, pageInfo: firstPage };
const none: Meetings = { ...some, totalCount: 0, edges: [] };

const processes = (...listed: (typeof process)[]) => ({ __typename: 'ProcessConnection' as const, edges: listed.map((node) => ({ __typename: 'ProcessEdge' as const, node: { ...node, municipalities: ['Lodi', 'Milano'] } })) });

const allMeetings = (meetings: Meetings, municipalities = processes(process)): Shown => ({ answers: [answer(AllMeetingsDocument, { meetings, processes: municipalities })] });
const processMeetings = (meetings: Meetings): Shown => ({ answers: [answer(ProcessMeetingsDocument, { process: { ...process, municipalities: ['Lodi', 'Milano'], series: [{ __typename: 'Series', id: 'series-1', key: 'edizioni', title: 'Edizioni del laboratorio', openMeetings: 2, group: null }], meetings } })] });

const processPage = (shown: typeof process): Shown => ({ answers: [answer(ProcessPageDocument, { process: shown })] });

const following = (is: boolean) => ({ __typename: 'Process' as const, id: process.id, followed: is });
const followed = (is: boolean): Shown => ({
  reader: 'MEMBER',
  answers: [
    answer(ProcessPageDocument, { process }),
    answer(FollowedProcessDocument, { process: following(is) }),
    answer(FollowProcessDocument, { followProcess: { __typename: 'ProcessPayload', process: following(true), userErrors: [] } }),
    answer(UnfollowProcessDocument, { unfollowProcess: { __typename: 'ProcessPayload', process: following(false), userErrors: [] } }),
  ],
});

const meeting = (over: Partial<ExampleMeeting>): Shown => {
  const shown = { ...lodi, ...over };
  return { answers: [answer(MeetingPageDocument, { meeting: shown })] };
};
const barred = (registrationState: ExampleMeeting['registrationState'], over: Partial<typeof inRoom> = {}): Shown =>
  meeting({ registrationState, admissions: [{ ...inRoom, state: registrationState, ...over }], alternatives: [] });

const site = { __typename: 'Site' as const, owner: 'Ente di prova', contact };
const words = (route: string, address: GalleryPage['address']): GalleryPage => ({
  route,
  address,
  reader: 'VISITOR',
  asks: 'WITH_FRAME',
  states: { ready: { answers: [answer(SiteContactDocument, { site })] } },
});

/** What visitors read without an account. */
export const publicPages: Record<string, GalleryPage> = {
  home: {
    route: '',
    address: paths.home,
    reader: 'VISITOR',
    states: {
      ready: { answers: [answer(HomeDocument, { processes: processes(process, newProcess, ...processesOfEachKind), meetings: { ...some, totalCount: 6 } })] },
      empty: { answers: [answer(HomeDocument, { processes: processes(), meetings: none })] },
    },
  },
  meetings: {
    route: 'incontri',
    address: paths.meetings,
    reader: 'VISITOR',
    states: {
      ready: allMeetings(some),
      more: allMeetings(more),
      empty: allMeetings(none, processes()),
      'no-results': { ...allMeetings(none), address: (locale) => `${paths.meetings(locale)}?testo=ospedale&luogo=Lodi` },
    },
  },
  process: {
    route: 'p/:slug',
    address: (locale) => paths.process(locale, process.slug),
    reader: 'VISITOR',
    states: {
      ready: processPage(process),
      list: { ...processPage(process), address: (locale) => `${paths.process(locale, process.slug)}?vista=elenco` },
      table: { ...processPage(process), address: (locale) => `${paths.process(locale, process.slug)}?vista=tabella&dal=2030-03&al=2030-03` },
      over: processPage({ ...process, position: 'PAST', openMeetings: 0 }),
      empty: processPage(newProcess),
      // Signed in, and following it already or not yet.
      registered: followed(true),
      changed: { ...followed(false), steps: [{ press: '#follow ~ p .btn' }] },
      'act-offline': { ...followed(false), steps: [{ press: '#follow ~ p .btn' }], refusedActs: 'OFFLINE' },
    },
  },
  'process-meetings': {
    route: 'p/:slug/incontri',
    address: (locale) => paths.processMeetings(locale, process.slug),
    reader: 'VISITOR',
    states: {
      ready: processMeetings(some),
      more: processMeetings(more),
      empty: processMeetings(none),
      'no-results': { ...processMeetings(none), address: (locale) => `${paths.processMeetings(locale, process.slug)}?testo=ospedale` },
    },
  },
  meeting: {
    route: 'p/:slug/incontri/:id',
    address: (locale) => paths.meeting(locale, lodi.process.slug, lodi.id),
    reader: 'VISITOR',
    states: {
      ready: meeting({}),
      draft: meeting(draft),
      'save-the-date': meeting(saveTheDate),
      'not-open-yet': barred('NOT_OPEN_YET', { opensAt: '2030-02-20T08:00:00Z' }),
      'waiting-list': meeting({ registrationState: 'WAITING_LIST', admissions: [fullRoom, { ...byApproval, state: 'FULL' }] }),
      full: barred('FULL', { seatsLeft: 0, waitingListOpen: false }),
      closed: barred('CLOSED'),
      'not-for-you': meeting({
        registrationState: 'NOT_FOR_YOU',
        admissions: [
          { ...inRoom, state: 'NOT_FOR_YOU', audience: 'GROUP' },
          { ...onTheNet, state: 'NOT_FOR_YOU', audience: 'INVITED' },
        ],
        alternatives: [],
      }),
      registered: { ...meeting({ registrationState: 'REGISTERED', myRegistration: ownSeat, onlineUrl: 'https://example.org/stanza/lodi' }), reader: 'MEMBER' },
      waiting: { ...meeting({ registrationState: 'WAITING', myRegistration: ownSeat && { ...ownSeat, status: 'WAITING', position: 3 } }), reader: 'MEMBER' },
      'to-confirm': { ...meeting({ registrationState: 'TO_CONFIRM', myRegistration: ownSeat && { ...ownSeat, status: 'PENDING' } }), reader: 'MEMBER' },
      'to-approve': { ...meeting({ registrationState: 'TO_APPROVE', myRegistration: ownSeat && { ...ownSeat, status: 'TO_APPROVE', admission: byApproval } }), reader: 'MEMBER' },
      offered: { ...meeting({ registrationState: 'OFFERED', myRegistration: ownSeat && { ...ownSeat, status: 'OFFERED' } }), reader: 'MEMBER' },
      running: meeting({ registrationState: 'RUNNING', position: 'NOW', admissions: [onTheNet] }),
      over: meeting({ ...held, status: 'SCHEDULED', numbers: null }),
      held: meeting(held),
      cancelled: meeting(cancelled),
    },
  },
  privacy: words('privacy', paths.privacy),
  accessibility: words('accessibilita', paths.accessibility),
  'legal-notes': words('note-legali', paths.legalNotes),
  contacts: words('contatti', paths.contacts),
  demonstration: {
    route: 'dimostrazione',
    address: paths.demonstration,
    reader: 'VISITOR',
    states: {
      ready: {
        answers: [
          answer(DemonstrationAccountsDocument, {
            demonstrationAccounts: [
              { __typename: 'DemonstrationAccount', email: 'organiser@example.org', what: 'Organizza tutti i percorsi' },
              { __typename: 'DemonstrationAccount', email: 'participant@example.org', what: 'Partecipa' },
            ],
          }),
        ],
      },
      empty: { answers: [answer(DemonstrationAccountsDocument, { demonstrationAccounts: [] })] },
    },
  },
};
