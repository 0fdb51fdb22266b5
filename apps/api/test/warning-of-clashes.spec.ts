import { Group } from '../src/groups/group.entity.js';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { Room } from '../src/meetings/room.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { Venue } from '../src/meetings/venue.entity.js';
import { Phase } from '../src/processes/phase.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const CLASHES = `query ($id: ID!) { meeting(id: $id) { clashes { kind day message other { id } } } }`;
const OF_PROCESS = `query ($slug: String!) { process(slug: $slug) { clashes { kind meeting { id } } } }`;
const HOLIDAYS = `mutation ($input: SetHolidaysInput!) { setHolidays(input: $input) { process { holidayRegion localHolidays { day name } } userErrors { path } } }`;

interface Clashes {
  meeting: { clashes: { kind: string; day: string | null; message: string; other: { id: string } | null }[] | null };
}

describe('warning of clashes', () => {
  let server: TestServer;
  let process: Process;
  let organiser: Browser;
  let visitor: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    process = await aProcess(em);
    em.create(Phase, { process, key: 'one', title: null, note: null, span: '2099', earliest: '2099-01-01', latest: '2099-12-31', tracks: [], inferred: null, position: 0 });
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
    visitor = server.browser();
  });
  afterAll(() => server.stop());

  let number = 0;
  const aGroup = () => server.em().create(Group, { process, key: `g${(number += 1)}`, kind: 'THEMATIC', title: null, inferred: null, position: number });
  const at = (day: string, hours = ['10:00', '12:00']) => ({ process, starts: `${day}T${hours[0]}`, ends: `${day}T${hours[1]}` });
  const clashesOf = async (id: string, who = organiser) => (await who.get<Clashes>(CLASHES, { id })).meeting.clashes;
  const kindsOf = async (id: string) => (await clashesOf(id))?.map(({ kind }) => kind);

  it('says when a group already meets, with a way to the other meeting, and not for the alternatives of one session', async () => {
    const em = server.em();
    const group = aGroup();
    const series = em.create(Series, { process, group, key: `s${number}`, title: null, inferred: null, position: 0 });
    const session = em.create(Session, { series, number: 1 });
    await em.flush();
    const { meeting: first } = await aMeeting(em, { ...at('2099-03-12'), group, session });
    const { meeting: alternative } = await aMeeting(em, { ...at('2099-03-12'), group, session });
    expect(await kindsOf(alternative.id)).toEqual([]);
    const { meeting: second } = await aMeeting(em, { ...at('2099-03-12', ['11:00', '13:00']), group });
    const clashes = await clashesOf(second.id);
    expect(clashes?.map(({ kind }) => kind)).toEqual(['GROUP', 'GROUP']);
    expect(clashes?.map(({ other }) => other?.id).sort()).toEqual([first.id, alternative.id].sort());
    expect(clashes?.[0]?.message).toMatch(/^Gruppo g\d+ si riunisce già il 12 marzo 2099/);
  });

  it('calls a group by its own name, whatever a group of another process with the same key is called', async () => {
    const em = server.em();
    em.create(Group, { process: await aProcess(em), key: `g${number + 1}`, kind: 'THEMATIC', title: { it: 'Gruppo altrui' }, inferred: null, position: 0 });
    await em.flush();
    const group = aGroup();
    em.assign(group, { title: { it: 'Gruppo nostro' } });
    await em.flush();
    await aMeeting(em, { ...at('2099-03-19'), group });
    const { meeting } = await aMeeting(em, { ...at('2099-03-19'), group });
    expect((await clashesOf(meeting.id))?.[0]?.message).toMatch(/^Gruppo nostro si riunisce già il 19/);
  });

  it('says when a chair or a facilitator would be in two places, as long as they hold the office', async () => {
    const em = server.em();
    const [one, other] = [aGroup(), aGroup()];
    const chair = await aPerson(em, { name: 'Ada Presidente' });
    for (const group of [one, other]) em.create(GroupMembership, { group, person: chair, role: 'CHAIR', startsOn: null, endsOn: '2099-06-30' });
    await em.flush();
    await aMeeting(em, { ...at('2099-04-02'), group: one });
    const { meeting } = await aMeeting(em, { ...at('2099-04-02'), group: other });
    const clashes = await clashesOf(meeting.id);
    expect(clashes).toMatchObject([{ kind: 'PERSON', day: '2099-04-02' }]);
    expect(clashes?.[0]?.message).toMatch(/^Ada Presidente è già/);
    await aMeeting(em, { ...at('2099-09-02'), group: one });
    const { meeting: later } = await aMeeting(em, { ...at('2099-09-02'), group: other });
    expect(await kindsOf(later.id)).toEqual([]);
  });

  it('says when a draft wants a room that is taken, and when a venue is closed', async () => {
    const em = server.em();
    const venue = em.create(Venue, { name: { it: 'Palazzo' }, openingHours: [{ weekday: 1, opens: '09:00', closes: '13:00' }] });
    const room = em.create(Room, { venue, name: 'Sala grande' });
    await em.flush();
    const { meeting: booked } = await aMeeting(em, at('2099-05-04'));
    const { meeting: draft } = await aMeeting(em, { ...at('2099-05-04', ['11:00', '14:00']), status: 'DRAFT' });
    em.assign(booked, { venue, room });
    em.assign(draft, { venue, room });
    await em.flush();
    const clashes = await clashesOf(draft.id);
    expect(clashes?.map(({ kind }) => kind)).toEqual(['ROOM', 'VENUE_HOURS']);
    expect(clashes?.map(({ message }) => message).join(' ')).toMatch(/Sala grande.*09:00–13:00/);
    expect(await kindsOf(booked.id)).toEqual(['ROOM']);
    const { meeting: overnight } = await aMeeting(em, { process, starts: '2099-05-11T12:00', ends: '2099-05-12T10:00' });
    em.assign(overnight, { venue });
    await em.flush();
    expect((await clashesOf(overnight.id))?.map(({ message }) => message)).toEqual(['L\'orario dell\'incontro l’11 maggio 2099 è fuori da quello della sede (09:00–13:00).']);
  });

  it('says when a date is a holiday, also one of the place alone, and when it lies outside every phase', async () => {
    const em = server.em();
    const { setHolidays } = await organiser.get<{ setHolidays: object }>(HOLIDAYS, { input: { processSlug: process.slug, region: 'IT', local: [{ day: '12-07', name: 'Sant’Ambrogio' }] } });
    expect(setHolidays).toEqual({ process: { holidayRegion: 'IT', localHolidays: [{ day: '12-07', name: 'Sant’Ambrogio' }] }, userErrors: [] });
    const { meeting } = await aMeeting(em, at('2099-12-07'));
    expect((await clashesOf(meeting.id))?.map(({ message }) => message)).toEqual(['È festa il 7 dicembre 2099: Sant’Ambrogio.']);
    const { meeting: late } = await aMeeting(em, at('2100-01-06'));
    expect(await kindsOf(late.id)).toEqual(['HOLIDAY', 'PHASE']);
  });

  it('says so before anything is saved: of a new meeting, and of one that is to be moved', async () => {
    const em = server.em();
    const group = aGroup();
    await em.flush();
    const { meeting: known } = await aMeeting(em, { ...at('2099-10-13'), group });
    const input = { processSlug: process.slug, groupKey: group.key, startsAt: '2099-10-13T11:00', endsAt: '2099-10-13T13:00' };
    const fresh = await organiser.get<{ previewNewMeeting: object }>(`mutation ($input: CreateMeetingInput!) { previewNewMeeting(input: $input) { clashes userErrors { code path } } }`, { input });
    expect(fresh.previewNewMeeting).toEqual({ clashes: [expect.stringMatching(/si riunisce già il 13 ottobre 2099/)], userErrors: [] });
    const { meeting } = await aMeeting(em, { ...at('2099-10-20'), group });
    const move = { meetingId: meeting.id, startsAt: '2099-10-13T10:30', endsAt: '2099-10-13T11:30', notify: 'SEND' };
    const PREVIEW = `mutation ($input: RescheduleMeetingInput!) { previewMovedMeeting(input: $input) { clashes userErrors { code path } } }`;
    expect((await organiser.get<{ previewMovedMeeting: object }>(PREVIEW, { input: move })).previewMovedMeeting).toEqual({ clashes: [expect.stringMatching(/si riunisce già/)], userErrors: [] });
    expect(await kindsOf(known.id)).toEqual([]);
    const wrong = { ...move, endsAt: '2099-10-13T09:30' };
    expect((await organiser.get<{ previewMovedMeeting: object }>(PREVIEW, { input: wrong })).previewMovedMeeting).toEqual({ clashes: null, userErrors: [{ code: 'END_BEFORE_START', path: ['endsAt'] }] });
  });

  it('names no meeting of another process that the organiser may not know of', async () => {
    const em = server.em();
    const elsewhere = await aProcess(em, { published: false });
    const venue = em.create(Venue, { name: { it: 'Casa' } });
    const room = em.create(Room, { venue, name: 'Sala' });
    await em.flush();
    const { meeting: hidden } = await aMeeting(em, { ...at('2099-08-03'), process: elsewhere });
    const { meeting } = await aMeeting(em, { ...at('2099-08-03'), status: 'DRAFT' });
    em.assign(hidden, { venue, room });
    em.assign(meeting, { venue, room });
    await em.flush();
    expect(await clashesOf(meeting.id)).toMatchObject([{ kind: 'ROOM', other: null, message: expect.stringMatching(/un incontro di un altro percorso/) }]);
  });

  it('lists them all for the process, and tells nobody else', async () => {
    const { process: found } = await organiser.get<{ process: { clashes: { kind: string }[] } }>(OF_PROCESS, { slug: process.slug });
    expect(new Set(found.clashes.map(({ kind }) => kind))).toEqual(new Set(['ROOM', 'PERSON', 'GROUP', 'HOLIDAY', 'PHASE', 'VENUE_HOURS']));
    expect((await visitor.get<{ process: { clashes: null } }>(OF_PROCESS, { slug: process.slug })).process.clashes).toBeNull();
  });

  it.each([
    [{ region: 'XX', local: [] }, ['region']],
    [{ region: null, local: [{ day: '13-40', name: 'Mai' }] }, ['local', '0', 'day']],
    [{ region: null, local: [{ day: '12-07', name: ' ' }] }, ['local', '0', 'name']],
  ])('refuses %j as holidays, at its field', async (input, path) => {
    const { setHolidays } = await organiser.get<{ setHolidays: { userErrors: { path: string[] }[] } }>(HOLIDAYS, { input: { processSlug: process.slug, ...input } });
    expect(setHolidays.userErrors).toEqual([{ path }]);
  });
});
