import type { Unmasked } from '@apollo/client/masking';

import type { MeetingActionCardFragment } from '../meetings/meeting-action-card.generated.js';
import type { MeetingCardFragment } from '../meetings/meeting-card.generated.js';
import type { MeetingPageQuery } from '../meetings/meeting-page.generated.js';
import type { StaffMeetingPageQuery } from '../meetings/meeting-planning.generated.js';
import type { PlanPageQuery } from '../meetings/plan-page.generated.js';
import type { RegistrationFlowQuery, RegistrationMeetingFragment } from '../registrations/registration.generated.js';
import { contact, host, partner } from './example-people.js';

type Found<Thing> = NonNullable<Thing>;
type Planned = Found<PlanPageQuery['process']>['meetings']['edges'][number]['node'];

/** A meeting with everything that any page asks of it. */
export type ExampleMeeting = Found<Unmasked<MeetingPageQuery>['meeting']> &
  Found<Unmasked<RegistrationFlowQuery>['meeting']> &
  Unmasked<MeetingCardFragment> &
  Found<StaffMeetingPageQuery['meeting']> &
  Planned;

/** The other meeting of a session. */
type ExampleAlternative = ExampleMeeting['alternatives'][number] & Unmasked<MeetingCardFragment> & Unmasked<RegistrationMeetingFragment>;
export type ExampleAdmission = ExampleMeeting['admissions'][number] & MeetingActionCardFragment['admissions'][number];

const ZONE = 'Europe/Rome';
const text = (words: string) => ({ words, locale: 'it' as const });

const process: ExampleMeeting['process'] = {
  __typename: 'Process',
  id: 'process-1',
  slug: 'laboratorio-prossime-edizioni',
  title: 'Laboratorio: le prossime edizioni',
  titleLocale: 'it',
  host,
  partners: [partner],
  stakeholderCategories: [
    { __typename: 'StakeholderCategory', id: 'category-1', key: 'health-agency', title: 'Aziende sanitarie' },
    { __typename: 'StakeholderCategory', id: 'category-2', key: 'citizen', title: 'Cittadine e cittadini' },
  ],
};

export const inRoom: ExampleAdmission = {
  __typename: 'Admission',
  id: 'admission-room',
  title: 'In sala',
  titleLocale: 'it',
  mode: 'IN_PERSON',
  audience: 'PUBLIC',
  seats: 12,
  seatsLeft: 5,
  waitingListOpen: true,
  waiting: 0,
  state: 'OPEN',
  opensAt: null,
  closesAt: '2030-03-13T11:00:00Z',
  approval: false,
  offerHours: null,
  promotionStopsHours: 0,
  consents: [{ __typename: 'Consent', key: 'privacy@2026-11', required: true }],
};

export const onTheNet: ExampleAdmission = { ...inRoom, id: 'admission-net', title: 'In rete', mode: 'ONLINE', seats: null, seatsLeft: null };
export const fullRoom: ExampleAdmission = { ...inRoom, seatsLeft: 0, waiting: 3, state: 'WAITING_LIST', offerHours: 24, promotionStopsHours: 48 };
/** The experts' part, for which the organisers decide on each request. */
export const byApproval: ExampleAdmission = { ...inRoom, id: 'admission-experts', title: 'Tavolo di lavoro', approval: true };

const venue: Found<ExampleMeeting['venue']> = {
  __typename: 'Venue',
  id: 'venue-1',
  name: 'Sala della dimostrazione',
  nameLocale: 'it',
  street: 'Via dell’Esempio, 1',
  municipality: 'Lodi',
  country: 'IT',
  latitude: 45.3144,
  longitude: 9.5029,
  accessNotes: 'Tre gradini all’ingresso; la rampa è in via dell’Esempio, 3: suonare.',
  accessNotesLocale: 'it',
  travelNotes: 'Dieci minuti a piedi dalla stazione.',
  travelNotesLocale: 'it',
  openingHours: [
    { __typename: 'OpeningHours', weekday: 1, opens: '09:00', closes: '13:00' },
    { __typename: 'OpeningHours', weekday: 1, opens: '14:00', closes: '18:00' },
    { __typename: 'OpeningHours', weekday: 6, opens: '09:00', closes: '12:30' },
  ],
};

const part: ExampleMeeting['agenda'][number] = { __typename: 'AgendaPart', id: 'part', title: '', titleLocale: 'it', starts: null, ends: null, description: null, descriptionLocale: null, audience: null, admissions: [], items: [] };
const item: NonNullable<(typeof part)['items']>[number] = { __typename: 'AgendaItem', id: 'item', title: '', titleLocale: 'it', starts: null, ends: null, minutes: null, speakers: [], documents: [] };

const milan: ExampleAlternative = {
  __typename: 'Meeting',
  id: 'meeting-milan',
  displayTitle: 'Laboratorio a Milano',
  displayTitleLocale: 'it',
  status: 'SCHEDULED',
  position: 'FUTURE',
  registrationState: 'OPEN',
  date: '2030-03-21',
  startsAt: '2030-03-21T08:30:00Z',
  timezone: ZONE,
  days: [{ __typename: 'MeetingDay', id: 'day-milan', date: '2030-03-21', starts: '2030-03-21T09:30', ends: '2030-03-21T17:00' }],
  venue: { __typename: 'Venue', id: 'venue-milan', name: 'Auditorium della dimostrazione', nameLocale: 'it', municipality: 'Milano', street: 'Via dell’Esempio, 100' },
  questions: [],
  myRegistration: null,
  admissions: [
    { ...inRoom, id: 'admission-room-milan', seats: 80, seatsLeft: 61 },
    { ...onTheNet, id: 'admission-net-milan' },
  ],
  process,
};

/** Open for registration, in a room and on the net, with an alternative in Milan. */
export const lodi: ExampleMeeting = {
  series: { __typename: 'Series', id: 'series-1' },
  __typename: 'Meeting',
  id: 'meeting-lodi',
  version: 3,
  questions: [],
  title: 'Laboratorio a Lodi',
  displayTitle: 'Laboratorio a Lodi: integrare sanità e servizi sociali nei distretti',
  displayTitleLocale: 'it',
  number: 1,
  status: 'SCHEDULED',
  position: 'FUTURE',
  registrationState: 'OPEN',
  inferred: false,
  inferredFields: ['tracks'],
  synthetic: true,
  date: '2030-03-14',
  startsAt: '2030-03-14T08:30:00Z',
  endsAt: '2030-03-14T16:00:00Z',
  timezone: ZONE,
  summary: text('Una giornata di confronto, con una parte pubblica e una parte tecnica.').words,
  summaryLocale: 'it',
  description: 'Si lavora a piccoli gruppi sulle pratiche raccolte nel territorio.\n\nAlla fine ogni gruppo racconta agli altri che cosa ha trovato.',
  descriptionLocale: 'it',
  audienceText: 'Chi lavora nei servizi, chi li usa e le associazioni.',
  audienceTextLocale: 'it',
  cost: null,
  costLocale: null,
  cancelledReason: null,
  onlineUrl: null,
  calendarUrl: 'https://percorso.example.org/calendar/meetings/meeting-lodi.ics',
  updatedAt: '2030-02-01T10:00:00Z',
  room: 'Sala piccola',
  roomDetails: { __typename: 'Room', id: 'room-1', name: 'Sala piccola', capacity: 60, accessNotes: 'Al primo piano, con ascensore.', accessNotesLocale: 'it' },
  announcements: ['Interpretariato: francese.', 'L’incontro viene registrato.'],
  heldNotices: 0,
  invitations: { __typename: 'InvitationConnection', totalCount: 4 },
  attendanceCounts: { __typename: 'AttendanceCounts', expected: 12 },
  venue,
  days: [{ __typename: 'MeetingDay', id: 'day-lodi', date: '2030-03-14', starts: '2030-03-14T09:30', ends: '2030-03-14T17:00' }],
  agenda: [
    {
      ...part,
      id: 'part-1',
      title: 'Parte pubblica',
      starts: '2030-03-14T09:30',
      ends: '2030-03-14T13:00',
      audience: 'PUBLIC',
      items: [
        { ...item, id: 'item-1', title: 'Saluti', starts: '2030-03-14T09:30', ends: '2030-03-14T09:45', minutes: 15, speakers: ['Sindaca di Lodi', 'Direttrice dell’azienda sanitaria'] },
        { ...item, id: 'item-2', title: 'Il tema', starts: '2030-03-14T09:45', documents: [{ __typename: 'AgendaDocument', title: 'Nota introduttiva', titleLocale: 'it', url: 'https://example.org/nota.pdf' }] },
        { ...item, id: 'item-3', title: 'Domande', minutes: 30 },
      ],
    },
    { ...part, id: 'part-2', title: 'Tavolo degli esperti', starts: '2030-03-14T14:00', ends: '2030-03-14T17:00', description: 'Per chi lavora nei servizi.', descriptionLocale: 'it', admissions: [{ __typename: 'Admission', id: 'admission-room', title: 'In sala', titleLocale: 'it' }], items: null },
  ],
  contact,
  admissions: [inRoom, onTheNet],
  alternatives: [milan],
  groups: [
    { __typename: 'Group', id: 'group-1', title: 'Gruppo 1: la casa come luogo di cura', titleLocale: 'it' },
    { __typename: 'Group', id: 'group-2', title: 'Gruppo 2: i servizi di comunità', titleLocale: 'it' },
  ],
  tracks: [{ __typename: 'Track', id: 'track-1', title: 'Sessioni', titleLocale: 'it' }],
  numbers: null,
  myRegistration: null,
  process,
};

type OwnRegistration = ExampleMeeting['myRegistration'];

export const ownSeat: OwnRegistration = { __typename: 'Registration', id: 'registration-1', status: 'CONFIRMED', position: null, whyNotPromoted: null, admission: inRoom };

/** The same on paper only: a day that is kept free, without hour and place. */
export const saveTheDate: ExampleMeeting = {
  ...lodi,
  id: 'meeting-save-the-date',
  status: 'SAVE_THE_DATE',
  registrationState: 'NOT_OPEN_YET',
  date: '2030-05',
  startsAt: null,
  endsAt: null,
  room: null,
  roomDetails: null,
  venue: null,
  announcements: [],
  days: [],
  agenda: [],
  admissions: [],
  alternatives: [],
};

export const cancelled: ExampleMeeting = { ...lodi, id: 'meeting-cancelled', status: 'CANCELLED', registrationState: 'CANCELLED', cancelledReason: 'La sala non è disponibile: vi scriviamo con una nuova data.', admissions: [{ ...inRoom, state: 'CANCELLED' }] };

export const held: ExampleMeeting = {
  ...lodi,
  id: 'meeting-held',
  displayTitle: 'Incontro 12 del gruppo 1',
  status: 'CLOSED',
  position: 'PAST',
  registrationState: 'OVER',
  date: '2023-12-01',
  startsAt: '2023-12-01T08:30:00Z',
  endsAt: '2023-12-01T16:00:00Z',
  days: [{ __typename: 'MeetingDay', id: 'day-held', date: '2023-12-01', starts: '2023-12-01T09:30', ends: '2023-12-01T17:00' }],
  alternatives: [],
  numbers: { __typename: 'MeetingNumbers', present: 38, headCounts: 4 },
  inferred: true,
};

/** Held, but its attendance is not closed yet. */
export const toClose: ExampleMeeting = { ...held, id: 'meeting-to-close', status: 'SCHEDULED', numbers: null };

export const draft: ExampleMeeting = { ...lodi, id: 'meeting-draft', status: 'DRAFT', registrationState: 'CLOSED' };

export function meetingEdge<Node extends { id: string }>(node: Node) {
  return { __typename: 'MeetingEdge' as const, node };
}

export const lastPage = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };
export const firstPage = { __typename: 'PageInfo' as const, hasNextPage: true, endCursor: 'cursor' };

/** Several meetings as a list shows them. */
export const someMeetings = [lodi, saveTheDate, cancelled, held];
