import { AgendaPageDocument, type PlannedAgendaFragment, SetAgendaDocument } from '../meetings/agenda-page.generated.js';
import { MeetingDetailsDocument, type PlannedDetailsFragment, SetMeetingDetailsDocument } from '../meetings/meeting-details.generated.js';
import { StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { type KeptVenueFragment, NewVenuePageDocument, SaveRoomDocument, SaveVenueDocument, VenuePageDocument, VenuesPageDocument, type VenuesPageQuery } from '../meetings/venues-page.generated.js';
import { paths } from '../paths.js';
import { firstPage, lastPage, lodi } from './example-meetings.js';
import { anna } from './example-people.js';
import { process } from './example-processes.js';
import { refusal, stale } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const submit = { press: 'main form button[type=submit]' };
const frame = answer(StaffMeetingPageDocument, { me: { __typename: 'Person', id: anna.id }, meeting: lodi });

const planned: PlannedAgendaFragment = {
  __typename: 'Meeting',
  id: lodi.id,
  version: 3,
  timezone: lodi.timezone,
  admissions: lodi.admissions.map(({ __typename, id, title, titleLocale }) => ({ __typename, id, title, titleLocale })),
  days: lodi.days.map(({ __typename, id, starts }) => ({ __typename, id, starts })),
  agenda: lodi.agenda.map((part, index) => ({
    ...part,
    key: part.id,
    items: part.items ?? [],
    internal: part.items === null,
    plannedStarts: index === 0 ? null : part.starts,
    plannedEnds: part.ends,
    warnings: index === 0 ? ['Finisce 10 minuti dopo l’inizio della parte seguente.'] : [],
  })),
};
const noAgenda = { ...planned, agenda: [] };
const agenda = (meeting: PlannedAgendaFragment): Answer[] => [frame, answer(AgendaPageDocument, { meeting })];
const saved = (meeting: PlannedAgendaFragment | null, userErrors: ReturnType<typeof refusal>): Answer => answer(SetAgendaDocument, { setAgenda: { __typename: 'MeetingPayload', meeting, userErrors } });

const detailsOf: PlannedDetailsFragment = {
  __typename: 'Meeting',
  id: lodi.id,
  version: 3,
  seatWarning: 'I posti in sala sono 72, ma «Sala piccola» può accogliere 60 persone.',
  services: { __typename: 'MeetingServices', interpreters: ['fr'], signLanguage: false, recorded: true, photographed: false },
  groups: process.groups.slice(0, 1).map(({ __typename, id, key }) => ({ __typename, id, key })),
  venue: { __typename: 'Venue', id: 'venue-1', name: 'Sala della dimostrazione', municipality: 'Lodi' },
  process: { __typename: 'Process', id: process.id, groups: process.groups.map(({ __typename, id, key, title }) => ({ __typename, id, key, title })) },
};

/** What the page of a meeting asks for its section of groups, place and services. */
export const details: Answer = answer(MeetingDetailsDocument, { meeting: detailsOf });
export const detailsRefused: Answer = answer(SetMeetingDetailsDocument, { editMeeting: { __typename: 'MeetingPayload', meeting: detailsOf, userErrors: refusal('Scrivi le due lettere di ogni lingua, come fr o de.', ['services', 'interpreters']) } });

const venue: KeptVenueFragment = {
  __typename: 'Venue',
  id: 'venue-1',
  version: 1,
  mayEdit: true,
  name: 'Sala della dimostrazione',
  nameLocale: 'it',
  street: 'Via dell’Esempio, 1',
  municipality: 'Lodi',
  country: 'IT',
  latitude: 45.3144,
  longitude: 9.5029,
  accessNotes: lodi.venue?.accessNotes ?? null,
  travelNotes: lodi.venue?.travelNotes ?? null,
  openingHours: lodi.venue?.openingHours ?? null,
  rooms: [
    { __typename: 'Room', id: 'room-1', version: 1, name: 'Sala piccola', capacity: 60, accessNotes: 'Al primo piano, con ascensore.' },
    { __typename: 'Room', id: 'room-2', version: 1, name: 'Sala grande', capacity: null, accessNotes: null },
  ],
};
const venuePage = (shown: KeptVenueFragment): Answer => answer(VenuePageDocument, { venue: shown });
const venueSaved = (userErrors: ReturnType<typeof refusal>): Answer => answer(SaveVenueDocument, { saveVenue: { __typename: 'VenuePayload', venue, userErrors } });
const roomSaved = answer(SaveRoomDocument, { saveRoom: { __typename: 'VenuePayload', venue, userErrors: refusal('In questa sede c’è già una sala con questo nome.', ['name']) } });

type Venues = VenuesPageQuery['venues'];
const venues = (listed: readonly Venues['edges'][number]['node'][], hasMore = false): Answer =>
  answer(VenuesPageDocument, { venues: { __typename: 'VenueConnection', totalCount: hasMore ? 120 : listed.length, pageInfo: hasMore ? firstPage : lastPage, edges: listed.map((node) => ({ __typename: 'VenueEdge' as const, node })) } });
const someVenues: readonly Venues['edges'][number]['node'][] = [venue, { ...venue, id: 'venue-2', name: null, nameLocale: null, street: null, municipality: 'Milano', rooms: [] }];

/** What organisers keep of a meeting's day and of the places: agenda, venues, rooms. */
export const planningPages: Record<string, GalleryPage> = {
  agenda: {
    route: 'org/incontri/:id/programma',
    address: (locale) => paths.agenda(locale, lodi.id),
    reader: 'STAFF',
    states: {
      ready: { answers: agenda(planned) },
      empty: { answers: agenda(noAgenda) },
      changed: { answers: agenda(planned), steps: [{ press: '#part-0-down' }, { press: '#agenda-add' }, { press: '#agenda-undo' }] },
      done: { answers: [...agenda(planned), saved(planned, [])], steps: [submit] },
      'missing-fields': { answers: agenda(noAgenda), steps: [{ press: '#agenda-add' }, submit] },
      refused: { answers: [...agenda(planned), saved({ ...planned, version: 4 }, stale)], steps: [submit] },
      'act-offline': { answers: agenda(planned), steps: [submit], refusedActs: 'OFFLINE' },
    },
  },
  venues: {
    route: 'org/sedi',
    address: paths.venues,
    reader: 'STAFF',
    states: { ready: { answers: [venues(someVenues)] }, more: { answers: [venues(someVenues, true)] }, empty: { answers: [venues([])] } },
  },
  'new-venue': {
    route: 'org/sedi/nuova',
    address: paths.newVenue,
    reader: 'STAFF',
    states: {
      ready: { answers: [answer(NewVenuePageDocument, { venues: { __typename: 'VenueConnection', totalCount: 2 } })] },
      refused: { answers: [answer(NewVenuePageDocument, { venues: { __typename: 'VenueConnection', totalCount: 2 } }), venueSaved(refusal('Questo dato è obbligatorio.', ['municipality']))], steps: [submit] },
    },
  },
  venue: {
    route: 'org/sedi/:id',
    address: (locale) => paths.venue(locale, venue.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [venuePage(venue)] },
      empty: { answers: [venuePage({ ...venue, openingHours: null, rooms: [] })] },
      'not-for-you': { answers: [venuePage({ ...venue, mayEdit: false }), roomSaved] },
      done: { answers: [venuePage(venue), venueSaved([])], steps: [submit] },
      'missing-fields': { answers: [venuePage(venue)], steps: [{ press: '#sale ~ * button[type=submit]' }] },
      refused: { answers: [venuePage(venue), venueSaved(stale)], steps: [submit] },
    },
  },
};
