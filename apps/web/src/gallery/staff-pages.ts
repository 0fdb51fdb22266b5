import { CancelMeetingDocument, CreateMeetingDocument, EditMeetingDocument, NewMeetingPageDocument, type NoticePreviewFragment, PublishMeetingDocument, ReleaseNoticesDocument, RescheduleMeetingDocument, StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { MoveFollowingMeetingsDocument, PreviewMovedMeetingDocument, PreviewNewMeetingDocument } from '../plans/clash-preview.generated.js';
import { paths } from '../paths.js';
import { GrantChoicesDocument, GrantRoleDocument, PeoplePageDocument, RevokeRoleDocument } from '../people/people-page.generated.js';
import { LogPageDocument } from '../site/log-page.generated.js';
import { WorkPageDocument, type WorkPageQuery } from '../site/work-page.generated.js';
import { cancelled, draft, type ExampleMeeting, firstPage, held, lastPage, lodi, meetingEdge, saveTheDate, toClose } from './example-meetings.js';
import { anna, people } from './example-people.js';
import { process } from './example-processes.js';
import { refusal, stale } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';
import { details, detailsRefused } from './planning-pages.js';
import { meetingOfficePages } from './meeting-office-pages.js';
import { numberPages } from './number-pages.js';
import { organisationPages } from './organisation-pages.js';
import { rosterPages } from './roster-pages.js';

const submit = { press: 'main form button[type=submit]' };
const me = { __typename: 'Person' as const, id: anna.id };
const planned = (meeting: ExampleMeeting): Answer => answer(StaffMeetingPageDocument, { me, meeting });

const preview = {
  notices: [
    { __typename: 'Notice', kind: 'UPDATE', answerAskedAgain: true, person: { __typename: 'Person', id: 'person-1', name: 'Anna Maria Colombo-Bergamaschi' } },
    { __typename: 'Notice', kind: 'MAIL_ONLY', answerAskedAgain: false, person: { __typename: 'Person', id: 'person-2', name: 'Bruno Rossi' } },
    { __typename: 'Notice', kind: 'CANCEL', answerAskedAgain: false, person: { __typename: 'Person', id: 'person-4', name: 'Dario Bianchi' } },
    { __typename: 'Notice', kind: 'NOTHING', answerAskedAgain: false, person: { __typename: 'Person', id: 'person-3', name: 'Chiara Ferrari' } },
  ],
  noticeTotals: [
    { __typename: 'NoticeTotal', kind: 'UPDATE', count: 38 },
    { __typename: 'NoticeTotal', kind: 'MAIL_ONLY', count: 4 },
    { __typename: 'NoticeTotal', kind: 'CANCEL', count: 2 },
    { __typename: 'NoticeTotal', kind: 'NOTHING', count: 1 },
  ],
  answersAskedAgain: 36,
} satisfies Pick<NoticePreviewFragment, 'notices' | 'noticeTotals' | 'answersAskedAgain'>;
const told = { __typename: 'NoticePayload' as const, meeting: lodi, ...preview, userErrors: [] };
const notTold = { __typename: 'NoticePayload' as const, meeting: null, notices: [], noticeTotals: [], answersAskedAgain: null, userErrors: stale };
const noClash = answer(PreviewNewMeetingDocument, { previewNewMeeting: { __typename: 'ClashPreviewPayload', clashes: [], userErrors: [] } });
const twoClashes = ['Gruppo 1 si riunisce già il 12 marzo 2030: Gruppo 1, incontro 2.', 'È festa il 12 marzo 2030: San Gregorio.'];
const movedClashes = (clashes: string[]): Answer => answer(PreviewMovedMeetingDocument, { previewMovedMeeting: { __typename: 'ClashPreviewPayload', clashes, userErrors: [] } });
/** As a colleague saved it in the meantime. */
const theirs: ExampleMeeting = { ...lodi, version: lodi.version + 1, title: 'Laboratorio a Lodi', description: 'Portare un documento.', room: 'Sala A' };
const meetingPayload = { __typename: 'MeetingPayload' as const, meeting: null };

const newMeeting = answer(NewMeetingPageDocument, {
  me,
  process: {
    __typename: 'Process',
    id: process.id,
    slug: process.slug,
    title: process.title,
    viewerMayPlan: true,
    timezone: process.timezone,
    groups: process.groups,
    series: [{ __typename: 'Series', id: 'series-1', key: 'editions', title: 'Edizioni del laboratorio', group: null }],
    tracks: [{ __typename: 'Track', id: 'track-1', key: 'sessions', title: 'Sessioni' }],
  },
});

/** Under the plan of a process and of its meetings. */
const meetingPages: Record<string, GalleryPage> = {
  'new-meeting': {
    route: 'org/p/:slug/nuovo',
    address: (locale) => paths.newMeeting(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [newMeeting] },
      refused: {
        answers: [newMeeting, noClash, answer(CreateMeetingDocument, { createMeeting: { ...meetingPayload, userErrors: [...refusal('La fine viene prima dell’inizio.', ['input', 'endsAt'], 'END_BEFORE_START'), ...refusal('Nella sala c’è già un altro incontro.', null, 'ROOM_TAKEN')] } })],
        steps: [submit],
      },
      changed: { answers: [newMeeting, answer(PreviewNewMeetingDocument, { previewNewMeeting: { __typename: 'ClashPreviewPayload', clashes: twoClashes, userErrors: [] } })], steps: [submit] },
      'act-offline': { answers: [newMeeting], steps: [submit], refusedActs: 'OFFLINE' },
      'act-session-over': { answers: [newMeeting], steps: [submit], refusedActs: 'UNAUTHENTICATED' },
    },
  },
  'staff-meeting': {
    route: 'org/incontri/:id',
    address: (locale) => paths.staffMeeting(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [planned({ ...lodi, heldNotices: 12 }), details, answer(ReleaseNoticesDocument, { releaseNotices: { __typename: 'NoticePayload', meeting: lodi, userErrors: [] } })] },
      draft: { answers: [planned(draft), details] },
      'save-the-date': { answers: [planned(saveTheDate), details] },
      cancelled: { answers: [planned(cancelled), details] },
      done: { answers: [planned(draft), details, answer(PublishMeetingDocument, { publishMeeting: { ...meetingPayload, meeting: { ...lodi, id: draft.id }, userErrors: [] } })], steps: [{ press: '#stato ~ p .btn-primary' }] },
      'missing-fields': { answers: [planned(lodi), details, detailsRefused], steps: [{ press: '#dettagli ~ * button[type=submit]' }] },
      refused: { answers: [planned(lodi), details, answer(EditMeetingDocument, { editMeeting: { ...meetingPayload, userErrors: stale } })], steps: [submit] },
      stale: { answers: [planned(lodi), details, answer(EditMeetingDocument, { editMeeting: { ...meetingPayload, meeting: theirs, userErrors: stale } })], steps: [{ write: '#field-title', text: 'Laboratorio di novembre' }, submit] },
    },
  },
  'move-meeting': {
    route: 'org/incontri/:id/sposta',
    address: (locale) => paths.moveMeeting(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [planned(lodi)] },
      'missing-fields': { answers: [planned({ ...lodi, days: [] })], steps: [submit] },
      preview: { answers: [planned(lodi), answer(RescheduleMeetingDocument, { rescheduleMeeting: told }), movedClashes(twoClashes)], steps: [submit] },
      changed: { answers: [planned(lodi), answer(MoveFollowingMeetingsDocument, { moveFollowingMeetings: { __typename: 'MoveFollowingPayload', noticeTotals: preview.noticeTotals, answersAskedAgain: preview.answersAskedAgain, userErrors: [], moved: [{ __typename: 'MovedMeeting', starts: '2030-03-20T10:00', ends: '2030-03-20T12:00', noticeTotals: [], clashes: [{ __typename: 'Clash', message: 'È festa il 20 marzo 2030: patrono.' }], meeting: lodi }, { __typename: 'MovedMeeting', starts: '2030-04-20T10:00', ends: '2030-04-20T12:00', noticeTotals: [], clashes: [], meeting: saveTheDate }] } })], steps: [{ press: '#seguenti ~ form button[type=submit]' }] },
      refused: { answers: [planned(lodi), answer(RescheduleMeetingDocument, { rescheduleMeeting: notTold })], steps: [submit] },
      stale: { answers: [planned(lodi), answer(RescheduleMeetingDocument, { rescheduleMeeting: { ...notTold, meeting: theirs } })], steps: [{ write: '#field-room', text: 'Sala B' }, submit] },
    },
  },
  'cancel-meeting': {
    route: 'org/incontri/:id/annulla',
    address: (locale) => paths.cancelMeeting(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [planned(lodi)] },
      preview: { answers: [planned(lodi), answer(CancelMeetingDocument, { cancelMeeting: told })], steps: [submit] },
      refused: { answers: [planned(lodi), answer(CancelMeetingDocument, { cancelMeeting: notTold })], steps: [submit] },
    },
  },
};

const choices = answer(GrantChoicesDocument, { processes: { __typename: 'ProcessConnection', edges: [{ __typename: 'ProcessEdge', node: process }] } });
const everybody = (listed: typeof people, hasMore = false): Answer[] => [
  choices,
  answer(PeoplePageDocument, { people: { __typename: 'PersonConnection', totalCount: hasMore ? 4200 : listed.length, pageInfo: hasMore ? firstPage : lastPage, edges: listed.map((node) => ({ __typename: 'PersonEdge' as const, node })) } }),
];
const revoked = answer(RevokeRoleDocument, { revokeRole: { __typename: 'RevokeRolePayload', revoked: true, userErrors: [] } });

const log = (count: number) =>
  answer(LogPageDocument, {
    auditLog: {
      __typename: 'AuditEntryConnection',
      totalCount: count,
      pageInfo: count > 1 ? firstPage : lastPage,
      edges: Array.from({ length: Math.min(count, 2) }, (_, index) => ({
        __typename: 'AuditEntryEdge' as const,
        node: {
          __typename: 'AuditEntry' as const,
          id: `entry-${index}`,
          at: '2030-02-10T09:15:00Z',
          action: 'meeting.moved',
          subjectType: 'meeting',
          subjectId: lodi.id,
          person: index === 0 ? { __typename: 'Person' as const, id: 'person-anna', name: 'Anna Maria Colombo-Bergamaschi' } : null,
          details: index === 0 ? [{ __typename: 'AuditDetail' as const, key: 'startsAt', value: '2030-03-14T09:30' }] : [],
        },
      })),
    },
  });

/** What administrators keep. */
const administrationPages: Record<string, GalleryPage> = {
  people: {
    route: 'admin/persone',
    address: paths.adminPeople,
    reader: 'STAFF',
    states: {
      ready: { answers: [...everybody(people), revoked] },
      more: { answers: everybody(people, true) },
      empty: { answers: everybody([]) },
      'missing-fields': { answers: everybody(people), steps: [submit] },
      refused: {
        answers: [...everybody(people), answer(GrantRoleDocument, { grantRole: { __typename: 'GrantRolePayload', assignment: null, userErrors: refusal('Questo non è un indirizzo di posta elettronica.', ['input', 'email']) } })],
        steps: [{ write: '#field-email', text: 'anna' }, { write: '#field-role', text: 'ADMINISTRATOR' }, submit],
      },
    },
  },
  log: { route: 'admin/registro', address: paths.adminLog, reader: 'STAFF', states: { ready: { answers: [log(120)] }, empty: { answers: [log(0)] } } },
};

type Roles = NonNullable<NonNullable<WorkPageQuery['me']>['roles']>;
const work = (roles: Roles): Answer[] => [answer(WorkPageDocument, { me: { __typename: 'Person', id: 'person-anna', roles } })];
const role = { __typename: 'RoleAssignment' as const, process: null, group: null, meeting: null };

/** For those who have a role. */
export const staffPages: Record<string, GalleryPage> = {
  work: {
    route: 'lavoro',
    address: paths.work,
    reader: 'STAFF',
    states: {
      ready: {
        answers: work([
          { ...role, id: 'role-1', role: 'ADMINISTRATOR' },
          { ...role, id: 'role-2', role: 'ORGANISER', process },
          { ...role, id: 'role-3', role: 'FACILITATOR', group: { __typename: 'Group', id: 'group-1', meetings: { __typename: 'MeetingConnection', edges: [toClose, lodi, saveTheDate, held].map(meetingEdge) } } },
          { ...role, id: 'role-4', role: 'DESK', meeting: lodi },
        ]),
      },
      empty: { answers: work([]) },
    },
  },
  ...meetingPages,
  ...rosterPages,
  ...meetingOfficePages,
  ...numberPages,
  ...organisationPages,
  ...administrationPages,
};
