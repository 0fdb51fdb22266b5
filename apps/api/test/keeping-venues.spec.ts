import type { EntityManager } from '@mikro-orm/postgresql';
import { Room } from '../src/meetings/room.entity.js';
import { Venue } from '../src/meetings/venue.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, type MeetingValues, signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const VENUE = `id version name street municipality latitude longitude accessNotes travelNotes mayEdit
  openingHours { weekday opens closes } rooms { id name capacity accessNotes version }`;
const SAVE = `mutation ($input: SaveVenueInput!) { saveVenue(input: $input) { venue { ${VENUE} } userErrors { code path message } } }`;
const SAVE_ROOM = `mutation ($input: SaveRoomInput!) { saveRoom(input: $input) { venue { ${VENUE} } userErrors { code path } } }`;
const LIST = `query ($text: String) { venues(text: $text) { totalCount edges { node { municipality name } } } }`;
const EDIT = `mutation ($input: EditMeetingInput!) { editMeeting(input: $input) {
  meeting { services { interpreters signLanguage recorded photographed } announcements } userErrors { code path } } }`;

interface SavedVenue {
  venue: { id: string; version: number; name: string | null; rooms: { id: string; name: string; version: number }[] } | null;
  userErrors: { code: string; path: string[] }[];
}

const inItalian = (text: string) => [{ locale: 'it', text }];

describe('venues and rooms', () => {
  let server: TestServer;
  let em: EntityManager;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    em = server.em();
    process = await aProcess(em);
    organiser = await organiserOf(process);
  });
  afterAll(() => server.stop());

  async function organiserOf(of: Process): Promise<Browser> {
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process: of });
    return signedInBrowser(server, person);
  }
  const save = async (input: object, browser = organiser) => (await browser.get<{ saveVenue: SavedVenue }>(SAVE, { input })).saveVenue;
  const saveRoom = async (input: object, browser = organiser) => (await browser.get<{ saveRoom: SavedVenue }>(SAVE_ROOM, { input })).saveRoom;

  async function meetingAt(venue: Venue, values: MeetingValues = {}, room: Room | null = null): Promise<Awaited<ReturnType<typeof aMeeting>>> {
    const made = await aMeeting(em, { process, ...values });
    Object.assign(made.meeting, { venue, room });
    await em.flush();
    return made;
  }
  async function aVenue(municipality = 'Lodi'): Promise<Venue> {
    const venue = em.create(Venue, { municipality, street: 'Via Fanfulla, 14', country: 'IT' });
    await em.flush();
    return venue;
  }

  it('say how to get there and in, where they are and when they are open', async () => {
    const hours = [{ weekday: 2, opens: '14:00', closes: '18:00' }, { weekday: 1, opens: '09:00', closes: '13:00' }];
    const { venue } = await save({
      name: inItalian('Sala dei Comuni'),
      municipality: 'Lodi',
      country: 'it',
      latitude: 45.3144,
      longitude: 9.5029,
      accessNotes: inItalian('Tre gradini;\nsuonare per la rampa.'),
      travelNotes: inItalian('Dieci minuti dalla stazione.'),
      openingHours: hours,
    });
    const { venue: withRoom, userErrors } = await saveRoom({ venueId: venue?.id, name: 'Sala grande', capacity: 60, accessNotes: inItalian('Al piano terra.') });
    expect(userErrors).toEqual([]);
    expect(withRoom).toMatchObject({
      version: 1,
      latitude: 45.3144,
      accessNotes: 'Tre gradini;\nsuonare per la rampa.',
      openingHours: hours.toReversed(),
      rooms: [{ name: 'Sala grande', capacity: 60, accessNotes: 'Al piano terra.' }],
    });
    const { meeting } = await meetingAt(await em.findOneOrFail(Venue, venue?.id ?? ''), {}, await em.findOneOrFail(Room, withRoom?.rooms[0]?.id ?? ''));
    const shown = 'query ($id: ID!) { meeting(id: $id) { room venue { travelNotes longitude } roomDetails { capacity accessNotes } } }';
    expect(await server.browser().get(shown, { id: meeting.id })).toEqual({
      meeting: { room: 'Sala grande', venue: { travelNotes: 'Dieci minuti dalla stazione.', longitude: 9.5029 }, roomDetails: { capacity: 60, accessNotes: 'Al piano terra.' } },
    });
    expect(await (await server.browser().fetch(`/calendar/meeting/${meeting.id}.ics`)).text()).toContain('GEO:45.3144;9.5029');
  });

  it.each<[string, object, string]>([
    ['no name and no town', { street: 'Via Roma' }, 'municipality'],
    ['a place beyond the pole', { municipality: 'Lodi', latitude: 91, longitude: 9 }, 'latitude'],
    ['a place beyond the date line', { municipality: 'Lodi', latitude: 45, longitude: -181 }, 'longitude'],
    ['half a position', { municipality: 'Lodi', latitude: 45 }, 'longitude'],
    ['a country by its name', { municipality: 'Lodi', country: 'Italia' }, 'country'],
    ['an eighth day', { municipality: 'Lodi', openingHours: [{ weekday: 8, opens: '09:00', closes: '10:00' }] }, 'openingHours.0'],
    ['hours of no clock', { municipality: 'Lodi', openingHours: [{ weekday: 1, opens: '9', closes: '25:00' }] }, 'openingHours.0'],
    ['an end before the start', { municipality: 'Lodi', openingHours: [{ weekday: 1, opens: '18:00', closes: '09:00' }] }, 'openingHours.0'],
    ['hours within others', { municipality: 'Lodi', openingHours: [{ weekday: 1, opens: '09:00', closes: '13:00' }, { weekday: 1, opens: '12:00', closes: '18:00' }] }, 'openingHours.1'],
  ])('are refused with %s, in words at the field', async (_, input, path) => {
    expect((await save(input)).userErrors).toEqual([{ code: 'INVALID', path: path.split('.'), message: expect.stringMatching(/\.$/) as string }]);
  });

  it('have rooms of different names that take at least one person', async () => {
    const { id: venueId } = await aVenue();
    expect((await saveRoom({ venueId, name: 'Grande', capacity: 0 })).userErrors).toEqual([{ code: 'INVALID', path: ['capacity'] }]);
    await saveRoom({ venueId, name: 'Grande' });
    expect((await saveRoom({ venueId, name: 'Grande' })).userErrors).toEqual([{ code: 'INVALID', path: ['name'] }]);
  });

  it('show the second of two who edit them what the first has saved', async () => {
    const { id: venueId } = await aVenue();
    expect((await save({ venueId, version: 1, municipality: 'Lodi', name: inItalian('Della prima'), street: 'Via Fanfulla, 14', country: 'IT' })).venue).toMatchObject({ version: 2 });
    expect(await save({ venueId, version: 1, municipality: 'Lodi', name: inItalian('Della seconda') })).toMatchObject({ venue: { name: 'Della prima' }, userErrors: [{ code: 'STALE' }] });
  });

  it('are edited by organisers only while nobody else’s process meets there, and by administrators', async () => {
    const venue = await aVenue('Codogno');
    await meetingAt(venue);
    const input = { venueId: venue.id, municipality: 'Codogno', street: 'Via Fanfulla, 14', country: 'IT' };
    expect((await save(input)).userErrors).toEqual([]);
    await meetingAt(venue, { process: await aProcess(em), status: 'DRAFT' });
    expect((await organiser.ask(SAVE, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await organiser.ask(SAVE_ROOM, { input: { venueId: venue.id, name: 'Sala' } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const read = 'query ($id: ID!) { venue(id: $id) { municipality mayEdit } }';
    expect(await organiser.get(read, { id: venue.id })).toEqual({ venue: { municipality: 'Codogno', mayEdit: false } });
    const administrator = await aPerson(em);
    await aRole(em, administrator, 'ADMINISTRATOR');
    expect((await save(input, await signedInBrowser(server, administrator))).userErrors).toEqual([]);
  });

  it('are for those who organise something, and for nobody else', async () => {
    const { id } = await aVenue();
    const member = await signedInBrowser(server, await aPerson(em));
    for (const query of [LIST, `{ venue(id: "${id}") { id } }`]) {
      expect((await server.browser().ask(query)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect((await member.ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await member.ask(SAVE, { input: { municipality: 'Lodi' } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('are found by name, street and town, whatever the accents', async () => {
    const venue = em.create(Venue, { municipality: 'Cantù', name: { it: 'Teatro Sociale' } });
    await em.flush();
    const { venues } = await organiser.get<{ venues: object }>(LIST, { text: 'teatro cantu' });
    expect(venues).toEqual({ totalCount: 1, edges: [{ node: { municipality: venue.municipality, name: 'Teatro Sociale' } }] });
    expect(await organiser.get(LIST, { text: '100%' })).toMatchObject({ venues: { totalCount: 0 } });
  });

  it('keep their address while an announced meeting is held there: people hear of a move', async () => {
    const venue = await aVenue();
    await meetingAt(venue, { status: 'DRAFT' });
    const elsewhere = { venueId: venue.id, municipality: 'Lodi', street: 'Corso Roma, 1', country: 'IT' };
    expect((await save(elsewhere)).userErrors).toEqual([]);
    await meetingAt(venue);
    expect((await save({ ...elsewhere, street: 'Corso Roma, 2' })).userErrors).toMatchObject([{ code: 'INVALID', path: ['street'] }]);
    expect((await save({ ...elsewhere, name: inItalian('Palazzo') })).userErrors).toEqual([]);
  });

  it('warn those who plan when there are more seats than the room takes', async () => {
    const venue = await aVenue();
    const room = em.create(Room, { venue, name: 'Sala grande', capacity: 40 });
    await em.flush();
    const warning = async (browser: Browser, { id }: { id: string }) =>
      (await browser.get<{ meeting: { seatWarning: string | null } }>('query ($id: ID!) { meeting(id: $id) { seatWarning } }', { id })).meeting.seatWarning;
    const { meeting } = await meetingAt(venue, { seats: 41, starts: '2099-04-01T10:00', ends: '2099-04-01T11:00' }, room);
    expect(await warning(organiser, meeting)).toBe('I posti in sala sono 41, ma «Sala grande» può accogliere 40 persone.');
    expect(await warning(server.browser(), meeting)).toBeNull();
    const fitting = await meetingAt(venue, { seats: 40, starts: '2099-04-02T10:00', ends: '2099-04-02T11:00' }, room);
    const online = await meetingAt(venue, { seats: 500, mode: 'ONLINE', starts: '2099-04-03T10:00', ends: '2099-04-03T11:00' }, room);
    expect([await warning(organiser, fitting.meeting), await warning(organiser, online.meeting)]).toEqual([null, null]);
  });

  describe('what is announced of a meeting', () => {
    const announce = async (services: object | null) => {
      const { meeting } = await aMeeting(em, { process });
      const { editMeeting } = await organiser.get<{ editMeeting: { meeting: { services: object | null; announcements: string[] } | null; userErrors: object[] } }>(EDIT, { input: { meetingId: meeting.id, services } });
      return { id: meeting.id, edited: editMeeting.meeting, userErrors: editMeeting.userErrors };
    };

    it('is said in the reader’s language, on the page and in calendars', async () => {
      const { id, edited } = await announce({ interpreters: ['fr', 'en', 'fr'], signLanguage: true, recorded: true, photographed: true });
      expect(edited).toEqual({
        services: { interpreters: ['fr', 'en'], signLanguage: true, recorded: true, photographed: true },
        announcements: ['Interpretariato: francese e inglese.', 'Interprete di lingua dei segni.', 'L’incontro viene registrato.', 'Durante l’incontro si fanno fotografie.'],
      });
      const feed = await (await server.browser().fetch(`/calendar/meeting/${id}.ics?lang=en`)).text();
      expect(feed.replaceAll('\r\n ', '')).toContain('Interpretation: French and English.\\nSign language interpreter.');
    });

    it('is nothing when all is taken away', async () => {
      expect((await announce({ interpreters: [], recorded: false })).edited).toEqual({ services: null, announcements: [] });
      expect((await announce(null)).edited).toEqual({ services: null, announcements: [] });
    });

    it('is refused in no language', async () => {
      expect((await announce({ interpreters: ['fr', 'francese'] })).userErrors).toEqual([{ code: 'INVALID', path: ['services', 'interpreters'] }]);
    });
  });
});
