import { Group } from '../src/groups/group.entity.js';
import { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const CREATE = `mutation ($input: CreateMeetingInput!) {
  createMeeting(input: $input) {
    meeting { id status date startsAt endsAt timezone number displayTitle version venue { name municipality }
      days { starts ends date } admissions { title mode audience } }
    userErrors { code message path } } }`;
const PUBLISH = `mutation ($input: PublishMeetingInput!) {
  publishMeeting(input: $input) { meeting { status } userErrors { code message path } } }`;

const EDIT = `mutation ($input: EditMeetingInput!) {
  editMeeting(input: $input) { meeting { title version } userErrors { code } } }`;

/** In March 2027. */
const hours = (starts: string, ends: string) => ({ starts: `2027-03-${starts}`, ends: `2027-03-${ends}` });

interface Edited {
  editMeeting: { meeting: { title: string; version: number } | null; userErrors: { code: string }[] };
}
interface Created {
  createMeeting: {
    meeting: { id: string; status: string; date: string; startsAt: string; displayTitle: string; days: { starts: string; ends: string; date: string }[] } | null;
    userErrors: { code: string; message: string; path: string[] | null }[];
  };
}
interface Found {
  meetings: { edges: { node: { id: string } }[] };
}
interface Published {
  publishMeeting: { meeting: { status: string } | null; userErrors: { code: string; path: string[] }[] };
}

describe('planning a meeting', () => {
  let server: TestServer;
  let organiser: Browser;
  let slug: string;

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    const process = await aProcess(em);
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    slug = process.slug;
    organiser = await signedInBrowser(server, person);
  });
  afterAll(() => server.stop());

  const inLodi = { name: 'Sala dei Comuni', municipality: 'Lodi', country: 'IT', room: 'Sala grande' };
  const create = async (input: object) => (await organiser.get<Created>(CREATE, { input: { processSlug: slug, ...input } })).createMeeting;
  const publish = async (meetingId: string, as: string) =>
    (await organiser.get<Published>(PUBLISH, { input: { meetingId, as } })).publishMeeting;

  it('makes a draft that keeps the wall time people agreed on and derives the instant', async () => {
    const { meeting, userErrors } = await create({ startsAt: '2026-10-26T18:00', endsAt: '2026-10-26T20:00', venue: inLodi });
    expect(userErrors).toEqual([]);
    expect(meeting).toMatchObject({ status: 'DRAFT', date: '2026-10-26', startsAt: '2026-10-26T17:00:00.000Z' });
    expect(meeting?.days).toEqual([{ starts: '2026-10-26T18:00', ends: '2026-10-26T20:00', date: '2026-10-26' }]);
  });

  it('takes line breaks and tabs pasted into a title for spaces', async () => {
    const { meeting } = await create({ date: '2027-03', title: [{ locale: 'it', text: ' Il percorso,\r\n«insieme»\u2028e\toltre ' }] });
    expect(meeting?.displayTitle).toBe('Il percorso, «insieme» e oltre');
  });

  it('is on one day when morning and afternoon are of one day', async () => {
    const hours = [{ starts: '2027-03-02T09:00', ends: '2027-03-02T12:00' }, { starts: '2027-03-02T14:00', ends: '2027-03-02T17:00' }];
    expect((await create({ days: hours })).meeting).toMatchObject({ date: '2027-03-02', days: hours });
  });

  it('keeps an imprecise date imprecise', async () => {
    const { meeting } = await create({ date: '2027-03' });
    expect(meeting).toMatchObject({ date: '2027-03', startsAt: null });
  });

  it.each([
    ['an hour that the clock skips', { startsAt: '2026-03-29T02:30', endsAt: '2026-03-29T04:00' }, 'TIME_SKIPPED', ['startsAt']],
    ['an hour that comes twice', { startsAt: '2026-10-25T02:30', endsAt: '2026-10-25T05:00' }, 'TIME_REPEATED', ['startsAt']],
    ['an end before the start', { startsAt: '2026-05-05T18:00', endsAt: '2026-05-05T17:00' }, 'END_BEFORE_START', ['endsAt']],
    ['an end in another year', { startsAt: '2026-05-05T18:00', endsAt: '2027-05-05T20:00' }, 'INVALID', ['endsAt']],
    ['a day that does not exist', { date: '2026-02-30' }, 'INVALID', ['date']],
    ['no date at all', {}, 'INVALID', ['date']],
    ['a period that runs backwards', { date: '2026-05/2026-03' }, 'END_BEFORE_START', ['date']],
    ['a date as other forms of EDTF have it', { date: '2026-05~' }, 'INVALID', ['date']],
    ['a zone as long as a page', { date: '2027', timezone: 'Europe/'.repeat(900) }, 'INVALID', ['timezone']],
    ['more days than a meeting has', { days: Array.from({ length: 101 }, (_, year) => ({ starts: `${2100 + year}-01-01T09:00`, ends: `${2100 + year}-01-01T10:00` })) }, 'INVALID', ['days']],
    ['more admissions than anybody reads', { date: '2027', admissions: Array.from({ length: 51 }, () => ({ title: [{ locale: 'it', text: 'In sala' }], mode: 'IN_PERSON', audience: 'PUBLIC' })) }, 'INVALID', ['admissions']],
    ['a number that no series comes to', { date: '2027', number: 2_147_483_647 }, 'INVALID', ['number']],
    ['an unknown zone', { date: '2027', timezone: 'Europe/Lodi' }, 'INVALID', ['timezone']],
    ['an unknown group', { date: '2027', groupKey: 'nobody' }, 'UNKNOWN_REFERENCE', ['groupKey']],
    ['a link that is no web address', { date: '2027', onlineUrl: 'javascript:alert(1)' }, 'INVALID', ['onlineUrl']],
    ['a link to a room that others can listen in on', { date: '2027', onlineUrl: 'http://meet.example.org/lodi' }, 'INVALID', ['onlineUrl']],
    ['a day within the hours of another', { days: [hours('10T14:00', '10T17:00'), hours('09T22:00', '10T15:00')] }, 'INVALID', ['days', '0', 'starts']],
    ['the same day twice', { days: [hours('10T14:00', '10T17:00'), hours('10T14:00', '10T17:00')] }, 'INVALID', ['days', '1', 'starts']],
  ])('refuses %s in words, at the field', async (_, input, code, path) => {
    const { meeting, userErrors } = await create(input);
    expect(meeting).toBeNull();
    expect(userErrors).toEqual([{ code, path, message: expect.stringMatching(/^.{10,300}\.$/) as string }]);
  });

  it('does not publish a meeting as scheduled before its hours are fixed', async () => {
    const { meeting } = await create({ date: '2027-04' });
    expect((await publish(meeting?.id ?? '', 'SCHEDULED')).userErrors).toMatchObject([{ code: 'INVALID', path: ['as'] }]);
    expect((await publish(meeting?.id ?? '', 'SAVE_THE_DATE')).meeting?.status).toBe('SAVE_THE_DATE');
  });

  it('refuses a room that is taken in those hours, but not while both are drafts', async () => {
    const morning = await create({ startsAt: '2027-05-04T09:00', endsAt: '2027-05-04T12:00', venue: inLodi });
    const overlapping = await create({ startsAt: '2027-05-04T11:00', endsAt: '2027-05-04T13:00', venue: inLodi });
    expect((await publish(morning.meeting?.id ?? '', 'SCHEDULED')).userErrors).toEqual([]);
    expect((await publish(overlapping.meeting?.id ?? '', 'SCHEDULED')).userErrors).toMatchObject([{ code: 'ROOM_TAKEN' }]);
  });

  it('shows the second of two who edit what the first has saved, and loses neither', async () => {
    const { meeting } = await create({ date: '2027' });
    const edit = async (text: string, version: number) =>
      (await organiser.get<Edited>(EDIT, { input: { meetingId: meeting?.id, version, title: [{ locale: 'it', text }] } })).editMeeting;
    expect(await edit('Della prima', 1)).toMatchObject({ meeting: { title: 'Della prima', version: 2 }, userErrors: [] });
    expect(await edit('Della seconda', 1)).toMatchObject({ meeting: { title: 'Della prima', version: 2 }, userErrors: [{ code: 'STALE' }] });
    expect(await edit('Della seconda', 2)).toMatchObject({ meeting: { title: 'Della seconda' }, userErrors: [] });
  });

  it('changes a text in one language and leaves the others', async () => {
    const { meeting } = await create({ date: '2027', title: [{ locale: 'it', text: 'Apertura' }, { locale: 'fr', text: 'Ouverture' }] });
    await organiser.get<Edited>(EDIT, { input: { meetingId: meeting?.id, title: [{ locale: 'it', text: 'Avvio' }] } });
    const { meeting: read } = await organiser.get<{ meeting: object }>('query ($id: ID!) { meeting(id: $id) { it: title(locale: it) fr: title(locale: fr) } }', { id: meeting?.id });
    expect(read).toEqual({ it: 'Avvio', fr: 'Ouverture' });
  });

  it('shows a draft to nobody but staff of its process', async () => {
    const { meeting } = await create({ date: '2027' });
    const query = 'query ($id: ID!) { meeting(id: $id) { id } }';
    const visitor = await server.browser().get<{ meeting: unknown }>(query, { id: meeting?.id });
    const staff = await organiser.get<{ meeting: unknown }>(query, { id: meeting?.id });
    expect([visitor.meeting, staff.meeting]).toEqual([null, { id: meeting?.id }]);
  });

  it('is found by what people type of it, as they type it', async () => {
    const em = server.em();
    const process = await em.findOneOrFail(Process, { slug });
    em.create(Group, { process, key: '7', kind: 'THEMATIC', title: { it: 'Gruppo 7' }, position: 0 });
    await em.flush();
    const { meeting } = await create({ groupKey: '7', number: 3, startsAt: '2027-06-01T10:00', endsAt: '2027-06-01T12:00', venue: { municipality: 'Forlì' } });
    const { meeting: titled } = await create({ date: '2027-06', title: [{ locale: 'it', text: 'La «città» "aperta"' }] });
    await publish(meeting?.id ?? '', 'SCHEDULED');
    await publish(titled?.id ?? '', 'SAVE_THE_DATE');
    const found = async (filter: object) =>
      (await server.browser().get<Found>('query ($filter: MeetingFilter) { meetings(filter: $filter) { edges { node { id } } } }', { filter: { processSlug: slug, ...filter } })).meetings.edges.map(({ node }) => node.id);
    expect(meeting?.displayTitle).toBe('Gruppo 7, incontro 3');
    for (const text of ['Gruppo 7, incontro 3', 'gruppo 7 forli', 'rencontre 3']) expect(await found({ text })).toEqual([meeting?.id]);
    for (const text of ['"aperta"', 'citta\u0300', '(Città)']) expect(await found({ text })).toEqual([titled?.id]);
    expect(await found({ text: '{' })).toEqual([]);
    expect(await found({ municipality: ' forli ' })).toEqual([meeting?.id]);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-03', 'tomorrow', '2026-03-01; select 1'])('says that %j is no day, when somebody looks for meetings', async (from) => {
    const { errors } = await server.browser().ask('query ($filter: MeetingFilter) { meetings(filter: $filter) { totalCount } }', { filter: { from } });
    expect(errors).toMatchObject([{ message: '"from" must be a day such as "2023-12-01".', extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('lets nobody plan in a process that is not theirs', async () => {
    const { process } = await aMeeting(server.em());
    const { errors } = await organiser.ask(CREATE, { input: { processSlug: process.slug, date: '2027' } });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    const stranger = await server.browser().ask(CREATE, { input: { processSlug: slug, date: '2027' } });
    expect(stranger.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
