import { InviteToMeetingDocument, MeetingInvitationsDocument, type StaffInvitationFragment, WithdrawInvitationDocument } from '../invitations/meeting-invitations.generated.js';
import { MeetingMailsDocument, RetryMailDocument, type StaffMailFragment } from '../invitations/meeting-mails.generated.js';
import { StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { paths } from '../paths.js';
import { RemoveFilterDocument, SavedFiltersDocument, SaveFilterDocument } from '../people/saved-filters.generated.js';
import { AdmissionsPageDocument, type KeptAdmissionFragment, RemoveAdmissionDocument, SaveAdmissionDocument } from '../registrations/admissions-page.generated.js';
import { ApproveRegistrationDocument, AttendeeConfirmationDocument, type AttendeeFragment, CancelAttendeeDocument, MeetingRegistrationsDocument, PromoteRegistrationDocument, RefuseRegistrationDocument, RegisterSomebodyDocument, RegisterSomebodyPageDocument, SetSeatsDocument } from '../registrations/meeting-registrations.generated.js';
import { bulkAnswers, lookAtAll } from './bulk-act-pages.js';
import { draft, type ExampleMeeting, firstPage, fullRoom, lastPage, lodi, onTheNet, toClose } from './example-meetings.js';
import { anna } from './example-people.js';
import { someAnswers } from './example-questions.js';
import { refusal } from './example-refusal.js';
import { needKinds } from '../registrations/needs-in-words.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const submit = { press: 'main form button[type=submit]' };
const at = '2030-02-10T09:15:00Z';
const staffFrame = (meeting: ExampleMeeting): Answer => answer(StaffMeetingPageDocument, { me: { __typename: 'Person', id: anna.id }, meeting });

const reached = { ...anna, mailRefusal: null };
const attendee: AttendeeFragment = {
  __typename: 'Registration',
  id: 'registration-1',
  status: 'CONFIRMED',
  position: null,
  confirmed: true,
  heldUntil: null,
  whyNotPromoted: null,
  reference: 'LOD-7K4M',
  registeredAt: at,
  organisationName: 'Comune di Lodi',
  municipality: 'Lodi',
  locale: 'it',
  attendance: null,
  comesAs: { __typename: 'StakeholderCategory', id: 'category-1', title: 'Enti locali', titleLocale: 'it' },
  needKinds: ['WHEELCHAIR', 'INTERPRETER'],
  interpreterLanguage: 'arabo',
  needs: 'Un posto vicino all’uscita.',
  person: reached,
  admission: fullRoom,
};
const withoutAddress: AttendeeFragment = { ...attendee, id: 'registration-5', person: { __typename: 'Person', id: 'person-elena', name: 'Elena Ricci', email: null, mailRefusal: null }, organisationName: null, needs: null };
const attendees: AttendeeFragment[] = [
  attendee,
  { ...withoutAddress, id: 'registration-2', status: 'WAITING', position: 1, whyNotPromoted: { __typename: 'Obstacle', message: 'Non c’è nessuno prima nella lista: per adesso manca solo un posto libero.' }, person: { __typename: 'Person', id: 'person-bruno', name: 'Bruno Rossi', email: 'bruno@example.org', mailRefusal: '550 5.1.1 No such mailbox' } },
  { ...withoutAddress, id: 'registration-3', status: 'PENDING', confirmed: false, admission: onTheNet },
  { ...withoutAddress, id: 'registration-4', status: 'CANCELLED' },
  { ...attendee, id: 'registration-6', status: 'TO_APPROVE' },
  { ...withoutAddress, id: 'registration-7', status: 'TO_APPROVE', confirmed: false },
  withoutAddress,
];
const seats = [
  { ...fullRoom, seatsTaken: 12, seatsKept: 2 },
  { ...onTheNet, seatsTaken: 31, seatsKept: 0 },
];
const counted = (status: AttendeeFragment['status'], people: number) => ({ __typename: 'StatusCount' as const, status, people });
const savedFilters = answer(SavedFiltersDocument, { savedFilters: [{ __typename: 'SavedFilter', id: 'filter-1', name: 'In attesa, da Lodi', query: 'stato=WAITING&comune=Lodi' }] });
const filterActs = [
  answer(SaveFilterDocument, { saveFilter: { __typename: 'SavedFiltersPayload', savedFilters: null, userErrors: refusal('Hai già 100 filtri salvati per questo elenco: togline uno.', ['input', 'name']) } }),
  answer(RemoveFilterDocument, { removeFilter: { __typename: 'SavedFiltersPayload', savedFilters: [], userErrors: [] } }),
];
const someGroups = [{ __typename: 'Group' as const, id: 'group-1', title: 'Gruppo 1: la casa come luogo di cura' }];
const registrations = (listed: AttendeeFragment[], hasMore = false): Answer[] => [
  staffFrame(lodi),
  savedFilters,
  answer(MeetingRegistrationsDocument, {
    meeting: {
      __typename: 'Meeting',
      id: lodi.id,
      admissions: seats,
      registrations: {
        __typename: 'RegistrationConnection',
        totalCount: hasMore ? 120 : listed.length,
        pageInfo: hasMore ? firstPage : lastPage,
        edges: listed.map((node) => ({ __typename: 'RegistrationEdge' as const, node })),
      },
      byStatus: listed.length === 0 ? [] : [counted('CONFIRMED', 2), counted('WAITING', 1), counted('PENDING', 1), counted('CANCELLED', 1), counted('TO_APPROVE', 2)],
      everybody: [counted('CONFIRMED', 4000)],
      needCounts: needKinds.map((kind, index) => ({ __typename: 'NeedCount' as const, kind, language: kind === 'INTERPRETER' ? 'arabo' : null, people: 12 - index })),
      registrationFacets: { __typename: 'RegistrationFacets', organisations: ['Comune di Lodi'], municipalities: ['Lodi', 'Milano'] },
      process: { __typename: 'Process', id: lodi.process.id, groups: someGroups, stakeholderCategories: [{ __typename: 'StakeholderCategory', id: 'category-1', key: 'local', title: 'Enti locali' }] },
    },
  }),
];
const refusedPayload = { __typename: 'RegistrationPayload' as const, registration: null };
const full = refusal('Non ci sono più posti liberi.', null, 'FULL');
const officeActs = [
  answer(PromoteRegistrationDocument, { promoteRegistration: { ...refusedPayload, userErrors: full } }),
  answer(ApproveRegistrationDocument, { approveRegistration: { ...refusedPayload, userErrors: full } }),
  answer(RefuseRegistrationDocument, { refuseRegistration: { ...refusedPayload, userErrors: refusal('Nel frattempo la richiesta è stata ritirata.', null, 'STALE') } }),
  answer(CancelAttendeeDocument, { cancelRegistration: { ...refusedPayload, userErrors: refusal('L’incontro è già cominciato.', null, 'MEETING_CLOSED') } }),
  answer(SetSeatsDocument, { setSeats: { __typename: 'AdmissionPayload', admission: null, seated: null, offered: null, userErrors: refusal('I posti già presi sono 12.', ['input', 'seats'], 'SEATS_BELOW_TAKEN') } }),
];

const keptRoom: KeptAdmissionFragment = {
  __typename: 'Admission', id: 'admission-room', title: 'In sala', titleLocale: 'it', it: 'In sala', itLocale: 'it', en: 'In the room', enLocale: 'en', fr: 'In sala', frLocale: 'it',
  mode: 'IN_PERSON', audience: 'PUBLIC', opensAt: null, closesAt: '2030-03-13T11:00:00Z', approval: false, waitingList: true, seats: 12, seatsTaken: 14, seatsKept: 0, waiting: 3,
  offerHours: 24, promotionStopsHours: 48, sharesSeatsWith: null, releasesTo: null, releasesAt: null,
};
const keptTable: KeptAdmissionFragment = { ...keptRoom, id: 'admission-experts', title: 'Tavolo di lavoro', it: 'Tavolo di lavoro', audience: 'INVITED', approval: true, seats: 6, seatsTaken: 2, seatsKept: 1, waiting: 0, offerHours: null, promotionStopsHours: 0, releasesTo: { __typename: 'Admission', id: keptRoom.id, title: keptRoom.title }, releasesAt: '2030-03-01T17:00:00Z' };
const keptNet: KeptAdmissionFragment = { ...keptRoom, id: 'admission-net', title: 'In rete', it: 'In rete', mode: 'ONLINE', waitingList: false, sharesSeatsWith: { __typename: 'Admission', id: keptRoom.id, title: keptRoom.title } };
const keptAdmissions = (...admissions: KeptAdmissionFragment[]): Answer[] => [staffFrame(lodi), answer(AdmissionsPageDocument, { meeting: { __typename: 'Meeting', id: lodi.id, timezone: lodi.timezone, admissions } })];
const refusedAdmissions = [
  answer(SaveAdmissionDocument, { saveAdmission: { __typename: 'AdmissionPayload', admission: null, seated: null, offered: null, userErrors: refusal('I posti non possono essere meno di quelli già occupati o tenuti: 14.', ['seats'], 'SEATS_BELOW_TAKEN') } }),
  answer(RemoveAdmissionDocument, { removeAdmission: { __typename: 'MeetingPayload', meeting: null, userErrors: refusal('Qualcuno si è già iscritto in questo modo: non si può togliere.', null, 'ADMISSION_IN_USE') } }),
];

const movingUp = answer(SaveAdmissionDocument, { saveAdmission: { __typename: 'AdmissionPayload', admission: null, seated: 2, offered: 1, userErrors: [] } });

const somebodyPage = answer(RegisterSomebodyPageDocument, { meeting: { __typename: 'Meeting', id: lodi.id, admissions: seats, questions: someAnswers.map(({ question }) => question), process: lodi.process } });
const confirmation = (registration: AttendeeFragment): Answer => answer(AttendeeConfirmationDocument, { me: { __typename: 'Person', id: anna.id }, registration: { ...registration, answers: someAnswers, meeting: { ...lodi, process: { ...lodi.process, viewerMayPlan: true } } } });

const invitation: StaffInvitationFragment = { __typename: 'Invitation', id: 'invitation-1', status: 'INVITED', invitedAt: at, answeredAt: null, person: reached, admission: fullRoom };
const someInvitations: StaffInvitationFragment[] = [
  invitation,
  { ...invitation, id: 'invitation-2', status: 'ACCEPTED', answeredAt: at },
  { ...invitation, id: 'invitation-3', status: 'DECLINED', answeredAt: at, person: null },
  { ...invitation, id: 'invitation-4', status: 'WITHDRAWN', person: withoutAddress.person },
];
const invitationCount = (totalCount: number) => ({ __typename: 'InvitationConnection' as const, totalCount });
const invitations = (meeting: ExampleMeeting, listed: StaffInvitationFragment[], hasMore = false): Answer[] => [
  staffFrame(meeting),
  answer(MeetingInvitationsDocument, {
    meeting: {
      __typename: 'Meeting',
      id: meeting.id,
      admissions: seats,
      process: { __typename: 'Process', id: 'process-1', groups: [{ __typename: 'Group', id: 'group-1', key: '1', title: 'Gruppo 1: la casa come luogo di cura' }] },
      invitations: { ...invitationCount(hasMore ? 120 : listed.length), pageInfo: hasMore ? firstPage : lastPage, edges: listed.map((node) => ({ __typename: 'InvitationEdge' as const, node })) },
      all: invitationCount(listed.length),
      invited: invitationCount(Math.min(1, listed.length)),
      accepted: invitationCount(Math.min(1, listed.length)),
      declined: invitationCount(Math.min(1, listed.length)),
      withdrawn: invitationCount(Math.min(1, listed.length)),
    },
  }),
];
const notInvited = { __typename: 'InviteToMeetingPayload' as const, invited: 0, alreadyInvited: 0, withoutAddress: 0 };
const toEverybody = [{ press: 'input[value=EVERYONE]' }, { press: `input[value=${fullRoom.id}]` }, submit];

const mail: StaffMailFragment = {
  __typename: 'MeetingMail',
  id: 'mail-1',
  kind: 'registration-confirmed',
  title: 'Iscrizione confermata',
  state: 'SENT',
  address: anna.email ?? '',
  calendarMethod: 'REQUEST',
  attempts: 1,
  words: null,
  createdAt: at,
  notBefore: at,
  sentAt: at,
  person: anna,
};
const someMails: StaffMailFragment[] = [
  mail,
  { ...mail, id: 'mail-2', kind: 'meeting-cancelled', title: 'Incontro annullato', state: 'FAILED', calendarMethod: 'CANCEL', words: '550 5.1.1 User unknown', sentAt: null },
  { ...mail, id: 'mail-3', kind: 'meeting-reminder', title: 'Promemoria', state: 'DEFERRED', calendarMethod: null, attempts: 3, words: '451 4.7.1 Greylisted, try again in five minutes', sentAt: null },
  { ...mail, id: 'mail-4', kind: 'meeting-moved', title: 'Incontro spostato', state: 'HELD', attempts: 0, sentAt: null, person: null },
];
const mailCount = (totalCount: number) => ({ __typename: 'MeetingMailConnection' as const, totalCount });
const mails = (listed: StaffMailFragment[], hasMore = false): Answer[] => {
  const number = (state: StaffMailFragment['state']) => mailCount(listed.filter((each) => each.state === state).length);
  return [
    staffFrame(lodi),
    answer(MeetingMailsDocument, {
      meeting: {
        __typename: 'Meeting',
        id: lodi.id,
        mails: { ...mailCount(hasMore ? 120 : listed.length), pageInfo: hasMore ? firstPage : lastPage, edges: listed.map((node) => ({ __typename: 'MeetingMailEdge' as const, node })) },
        all: mailCount(listed.length),
        ready: number('READY'),
        sending: number('SENDING'),
        deferred: number('DEFERRED'),
        sent: number('SENT'),
        unknown: number('UNKNOWN'),
        failed: number('FAILED'),
        suppressed: number('SUPPRESSED'),
        superseded: number('SUPERSEDED'),
        held: number('HELD'),
      },
    }),
  ];
};

/** What staff keep beside a meeting: who comes, who is invited, which mails went out. */
export const meetingOfficePages: Record<string, GalleryPage> = {
  'meeting-registrations': {
    route: 'org/incontri/:id/iscrizioni',
    address: (locale) => paths.meetingRegistrations(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [...registrations(attendees), ...filterActs] },
      more: { answers: registrations(attendees, true) },
      empty: { answers: registrations([]) },
      preview: { answers: registrations(attendees), steps: [{ press: '#elenco ~ * .btn-outline-danger' }] },
      stale: { answers: [...registrations(attendees, true), ...bulkAnswers(112, 0, ['CANCELLED', 112], ['NOT_LIVE', 8])], steps: [...lookAtAll('CANCEL'), { press: '#piu-persone .btn-outline-danger' }] },
      'place-lost': { answers: [...registrations(attendees, true), ...bulkAnswers(112, 7, ['SEATED', 100], ['WAITS', 12], ['NOT_CONFIRMED', 8])], steps: lookAtAll('APPROVE') },
      'missing-fields': { answers: registrations(attendees), steps: [{ press: '#piu-persone summary' }, { press: '#piu-persone button[type=submit]' }] },
      full: { answers: [...registrations(attendees), ...officeActs], steps: [{ press: '#elenco ~ * td .btn-outline-primary' }] },
      refused: { answers: [...registrations(attendees), ...officeActs], steps: [{ press: '#posti ~ * .btn-outline-primary' }, submit] },
    },
  },
  'register-somebody': {
    route: 'org/incontri/:id/iscrizioni/nuova',
    address: (locale) => paths.registerSomebody(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [staffFrame(lodi), somebodyPage] },
      'missing-fields': { answers: [staffFrame(lodi), somebodyPage], steps: [submit] },
      refused: {
        answers: [staffFrame(lodi), somebodyPage, answer(RegisterSomebodyDocument, { registerSomebody: { ...refusedPayload, userErrors: full } })],
        steps: [{ press: `input[value=${fullRoom.id}]` }, { write: '#field-name', text: 'Elena Ricci' }, submit],
      },
    },
  },
  'meeting-admissions': {
    route: 'org/incontri/:id/modalita',
    address: (locale) => paths.admissions(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: keptAdmissions(keptRoom, keptTable, keptNet) },
      empty: { answers: keptAdmissions() },
      draft: { answers: keptAdmissions(keptRoom, keptTable, keptNet), steps: [{ press: 'tbody tr:nth-child(2) button' }] },
      preview: { answers: [...keptAdmissions(keptRoom, keptTable), movingUp], steps: [{ press: 'tbody tr:nth-child(1) button' }, { press: 'main form button[type=submit]' }] },
      refused: { answers: [...keptAdmissions(keptRoom, keptTable), ...refusedAdmissions], steps: [{ press: 'tbody tr:nth-child(1) button' }, { press: 'main form button[type=submit]' }] },
    },
  },
  'attendee-confirmation': {
    route: 'org/incontri/:id/iscrizioni/:registrationId',
    address: (locale) => paths.attendeeConfirmation(locale, lodi.id, attendee.id),
    reader: 'STAFF',
    states: { ready: { answers: [confirmation(attendee)] }, waiting: { answers: [confirmation({ ...withoutAddress, status: 'WAITING', position: 2 })] } },
  },
  'meeting-invitations': {
    route: 'org/incontri/:id/inviti',
    address: (locale) => paths.meetingInvitations(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: invitations(lodi, someInvitations) },
      more: { answers: invitations(lodi, someInvitations, true) },
      empty: { answers: invitations(lodi, []) },
      draft: { answers: invitations(draft, []) },
      over: { answers: invitations(toClose, someInvitations) },
      'missing-fields': { answers: invitations(lodi, []), steps: [submit] },
      done: { answers: [...invitations(lodi, someInvitations), answer(InviteToMeetingDocument, { inviteToMeeting: { ...notInvited, invited: 38, alreadyInvited: 4, withoutAddress: 2, userErrors: [] } })], steps: toEverybody },
      refused: { answers: [...invitations(lodi, someInvitations), answer(InviteToMeetingDocument, { inviteToMeeting: { ...notInvited, userErrors: refusal('L’incontro è annullato.', null, 'MEETING_CANCELLED') } })], steps: toEverybody },
      preview: {
        answers: [...invitations(lodi, someInvitations), answer(WithdrawInvitationDocument, { withdrawInvitation: { __typename: 'InvitationPayload', invitation: null, userErrors: refusal('L’incontro è già cominciato.', null, 'MEETING_CLOSED') } })],
        steps: [{ press: '#elenco ~ * .btn-outline-danger' }],
      },
    },
  },
  'meeting-mails': {
    route: 'org/incontri/:id/posta',
    address: (locale) => paths.meetingMails(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: mails(someMails) },
      more: { answers: mails(someMails, true) },
      empty: { answers: mails([]) },
      refused: {
        answers: [...mails(someMails), answer(RetryMailDocument, { retryMail: { __typename: 'MeetingMailPayload', mail: null, userErrors: refusal('Questa e-mail è già partita.') } })],
        steps: [{ press: 'main td .btn-outline-primary' }],
      },
    },
  },
};
