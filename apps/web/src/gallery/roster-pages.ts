import { CloseMeetingDocument, RecordAttendanceDocument, type RecordAttendanceMutationVariables, ReopenMeetingDocument, RosterDocument, type RosterQuery, SetHeadCountDocument } from '../attendance/roster.generated.js';
import { StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { paths } from '../paths.js';
import { draft, type ExampleMeeting, inRoom, lastPage, lodi, saveTheDate } from './example-meetings.js';
import { anna } from './example-people.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

type Entry = NonNullable<NonNullable<RosterQuery['meeting']>['roster']>['edges'][number]['node'];

const day = lodi.days[0]?.id ?? '';
const entry = (id: string, name: string, over: Partial<Entry> = {}): Entry => ({
  __typename: 'RosterEntry',
  id,
  organisation: 'Comune di Lodi',
  category: 'Enti locali',
  categoryLocale: 'it',
  needKinds: null,
  interpreterLanguage: null,
  needs: null,
  walkIn: false,
  person: { __typename: 'Person', id: `person-${id}`, name, email: `${id}@example.org` },
  registration: { __typename: 'Registration', id: `registration-${id}`, status: 'CONFIRMED', admission: inRoom },
  attendance: [],
  ...over,
});
const marked = (status: Entry['attendance'][number]['status']): Entry['attendance'] => [{ __typename: 'RosterAttendance', meetingDayId: day, status, at: '2030-03-14T08:20:00Z', recordedBy: anna.name, nonce: status }];

const everybody: Entry[] = [
  entry('anna', anna.name, { needKinds: ['SIGN_LANGUAGE', 'INTERPRETER'], interpreterLanguage: 'arabo', needs: 'Un posto vicino all’uscita.' }),
  entry('bruno', 'Bruno Rossi', { attendance: marked('PRESENT') }),
  entry('chiara', 'Chiara Ferrari', { attendance: marked('LATE'), organisation: null, category: null, categoryLocale: null }),
  entry('dario', 'Dario Bianchi', { attendance: marked('EXCUSED') }),
  entry('gino', 'Gino Villa', { attendance: marked('ABSENT') }),
  entry('elena', 'Elena Ricci', { registration: { __typename: 'Registration', id: 'registration-elena', status: 'WAITING', admission: inRoom } }),
  entry('franco', 'Franco Gallo', { walkIn: true, registration: null, attendance: marked('PRESENT') }),
];

const roster = (meeting: ExampleMeeting, entries: readonly Entry[] = everybody, capacity: number | null = 12): Answer[] => [
  answer(StaffMeetingPageDocument, { me: { __typename: 'Person', id: anna.id }, meeting }),
  answer(RosterDocument, {
    meeting: {
      ...meeting,
      headCount: meeting.status === 'CLOSED' ? 4 : null,
      attendanceCounts: { __typename: 'AttendanceCounts', expected: 4, capacity },
      roster: { __typename: 'RosterConnection', totalCount: entries.length, pageInfo: lastPage, edges: entries.map((node) => ({ __typename: 'RosterEdge' as const, node })) },
    },
  }),
  // What was marked in one state and is kept to be sent comes along in another: it is taken.
  answered(true),
];

const closed: ExampleMeeting = { ...lodi, status: 'CLOSED', position: 'PAST', registrationState: 'OVER' };
const answered = (accepted: boolean) =>
  answer(RecordAttendanceDocument, (variables) => ({
    recordAttendance: {
      __typename: 'RecordAttendancePayload' as const,
      results: noncesOf(variables).map((nonce) => ({
        __typename: 'AttendanceResult' as const,
        nonce,
        accepted,
        alreadyBy: accepted ? null : 'Bruno Rossi',
        alreadyAt: accepted ? null : '2030-03-14T08:24:00Z',
        reason: accepted ? null : 'Già registrato: presente.',
      })),
      userErrors: [],
    },
  }));
const noncesOf = (variables: Partial<RecordAttendanceMutationVariables>) => variables.input?.events.map(({ nonce }) => nonce) ?? [];
const markSomebody = { press: '.roster-person .roster-buttons .btn' };

/** At the door, and afterwards. */
export const rosterPages: Record<string, GalleryPage> = {
  roster: {
    route: 'org/incontri/:id/presenze',
    address: (locale) => paths.roster(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: roster(lodi) },
      empty: { answers: roster(lodi, []) },
      'no-results': { answers: roster(lodi), steps: [{ write: 'main input[type=search]', text: 'Zoe' }] },
      full: { answers: roster(lodi, everybody, 2) },
      draft: { answers: roster(draft) },
      'save-the-date': { answers: roster(saveTheDate) },
      changed: { answers: [answered(false), ...roster(lodi)], steps: [markSomebody] },
      'act-offline': { answers: roster(lodi), steps: [markSomebody], refusedActs: 'OFFLINE' },
      'act-session-over': { answers: roster(lodi), steps: [markSomebody], refusedActs: 'UNAUTHENTICATED' },
      preview: { answers: roster(lodi), steps: [{ press: '#chiusura ~ ol .btn-outline-primary' }] },
      held: { answers: [...roster(closed), answer(ReopenMeetingDocument, { reopenMeeting: { __typename: 'MeetingPayload', meeting: lodi, userErrors: [] } })] },
      refused: {
        answers: [
          ...roster(lodi),
          answer(CloseMeetingDocument, { closeMeeting: { __typename: 'MeetingPayload', meeting: null, userErrors: refusal('L’incontro non è ancora cominciato.', null, 'TOO_EARLY') } }),
          answer(SetHeadCountDocument, { setHeadCount: { __typename: 'MeetingPayload', meeting: null, userErrors: refusal('Dev’essere un numero intero.', ['input', 'headCount']) } }),
        ],
        steps: [{ press: '#chiusura ~ ol li:last-child .btn-primary' }],
      },
    },
  },
};
