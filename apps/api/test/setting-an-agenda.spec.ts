import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../src/kernel/ids.js';
import { Admission } from '../src/meetings/admission.entity.js';
import { MeetingDay } from '../src/meetings/meeting-day.entity.js';
import { Meeting } from '../src/meetings/meeting.entity.js';
import { exportProgramme } from '../src/programmes/programme-export.js';
import { importProgramme } from '../src/programmes/programme-import.js';
import { readProgramme } from '../src/programmes/programme-reader.js';
import { writeProgramme } from '../src/programmes/programme-writer.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import { register } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const AGENDA = `agenda { key title titleLocale description starts ends plannedStarts audience internal warnings admissions { title }
  items { id title minutes starts ends speakers documents { title url } } }`;
const SET = `mutation ($input: SetAgendaInput!) { setAgenda(input: $input) {
  meeting { version ${AGENDA} } userErrors { code message path } } }`;
const READ = `query ($id: ID!) { meeting(id: $id) { ${AGENDA} } }`;
const RESCHEDULE = `mutation ($input: RescheduleMeetingInput!) { rescheduleMeeting(input: $input) { userErrors { code } } }`;

interface Part {
  key: string;
  title: string;
  starts: string | null;
  warnings: string[];
  admissions: { title: string }[];
  items: { id: string; title: string; starts: string | null }[] | null;
}
interface Saved {
  meeting: { version: number; agenda: Part[] } | null;
  userErrors: { code: string; message: string; path: string[] | null }[];
}

const inItalian = (text: string) => [{ locale: 'it', text }];
const item = (title: string, minutes: number | null = null, rest: object = {}) => ({ title: inItalian(title), minutes, ...rest });
const part = (title: string, items: object[] = [], rest: object = {}) => ({ title: inItalian(title), items, ...rest });

describe('the agenda of a meeting', () => {
  let server: TestServer;
  let em: EntityManager;

  beforeAll(async () => {
    server = await startTestServer();
    em = server.em();
  });
  afterAll(() => server.stop());

  /** In Lodi from ten to twelve on 12 March 2099. */
  async function meetingWithOrganiser(): Promise<Awaited<ReturnType<typeof aMeeting>> & { organiser: Browser }> {
    const made = await aMeeting(em);
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process: made.process });
    return { ...made, organiser: await signedInBrowser(server, person) };
  }
  const set = async (browser: Browser, { id }: Meeting, parts: object[], version?: number) =>
    (await browser.get<{ setAgenda: Saved }>(SET, { input: { meetingId: id, parts, version } })).setAgenda;
  const read = async (browser: Browser, { id }: Meeting) => (await browser.get<{ meeting: { agenda: Part[] } }>(READ, { id })).meeting.agenda;

  it('has parts for their audiences, whose items follow each other', async () => {
    const { meeting, organiser } = await meetingWithOrganiser();
    const { userErrors } = await set(organiser, meeting, [
      part('Apertura', [item('Saluti', 10, { speakers: ['Sindaca di Lodi'] }), item('Il tema', 30, { documents: [{ title: inItalian('Nota'), url: 'https://example.org/nota.pdf' }] })], { audience: 'PUBLIC' }),
      part('Tavolo degli esperti', [item('Discussione', 60)], { audience: 'INVITED', starts: '2099-03-12T11:00' }),
    ]);
    expect(userErrors).toEqual([]);
    expect(await read(server.browser(), meeting)).toMatchObject([
      {
        title: 'Apertura',
        audience: 'PUBLIC',
        starts: '2099-03-12T10:00',
        ends: '2099-03-12T10:40',
        plannedStarts: null,
        items: [
          { title: 'Saluti', starts: '2099-03-12T10:00', speakers: ['Sindaca di Lodi'] },
          { title: 'Il tema', starts: '2099-03-12T10:10', ends: '2099-03-12T10:40', documents: [{ title: 'Nota', url: 'https://example.org/nota.pdf' }] },
        ],
      },
      { title: 'Tavolo degli esperti', audience: 'INVITED', starts: '2099-03-12T11:00', ends: '2099-03-12T12:00' },
    ]);
  });

  it('warns its organisers in words when it takes longer than there is time, and saves it', async () => {
    const { meeting, organiser } = await meetingWithOrganiser();
    const saved = await set(organiser, meeting, [part('Apertura', [item('Saluti', 70)]), part('Tavolo', [item('Discussione', 61)], { starts: '2099-03-12T11:00' })]);
    expect(saved.userErrors).toEqual([]);
    expect(saved.meeting?.agenda.map(({ warnings }) => warnings)).toEqual([
      ['Finisce 10 minuti dopo l’inizio della parte seguente.'],
      ['Finisce 1 minuto dopo la fine della giornata.'],
    ]);
    expect((await read(server.browser(), meeting)).map(({ warnings }) => warnings)).toEqual([[], []]);
  });

  it('keeps parts, items and the languages that nobody typed anew, and takes away what is left out', async () => {
    const { meeting, organiser } = await meetingWithOrganiser();
    const english = [{ locale: 'it', text: 'Apertura' }, { locale: 'en', text: 'Opening' }];
    const [first] = (await set(organiser, meeting, [{ title: english, items: [{ title: english }, item('Via')] }, part('Seconda')])).meeting?.agenda ?? [];
    const again = { key: first?.key, title: inItalian('Inizio'), items: [item('Nuovo'), { id: first?.items?.[0]?.id, title: inItalian('Saluti') }] };
    const { meeting: saved } = await set(organiser, meeting, [part('Prima'), again]);
    expect(saved?.agenda).toMatchObject([{ title: 'Prima' }, { key: first?.key, title: 'Inizio', items: [{ title: 'Nuovo' }, { id: first?.items?.[0]?.id, title: 'Saluti' }] }]);
    const inEnglish = 'query ($id: ID!) { meeting(id: $id) { agenda { title(locale: en) items { title(locale: en) } } } }';
    expect(await organiser.get(inEnglish, { id: meeting.id })).toMatchObject({ meeting: { agenda: [{}, { title: 'Opening', items: [{}, { title: 'Opening' }] }] } });
    expect(await em.execute('select count(*)::int as parts from agenda_part where meeting_id = ?', [meeting.id])).toEqual([{ parts: 2 }]);
  });

  it.each<[string, object[], string, string]>([
    ['a part without a title', [{ items: [] }], 'INVALID', 'parts.0.title'],
    ['an item without a title', [part('Una', [{ title: [] }])], 'INVALID', 'parts.0.items.0.title'],
    ['an end before the start', [part('Una', [], { starts: '2099-03-12T11:00', ends: '2099-03-12T10:00' })], 'END_BEFORE_START', 'parts.0.ends'],
    ['an hour that there is not', [part('Una', [], { starts: 'le dieci' })], 'INVALID', 'parts.0.starts'],
    ['an hour that the clock skips', [part('Una', [], { starts: '2099-03-29T02:30' })], 'TIME_SKIPPED', 'parts.0.starts'],
    ['no minute at all', [part('Una', [item('Nulla', 0)])], 'INVALID', 'parts.0.items.0.minutes'],
    ['more than a day', [part('Una', [item('Troppo', 1441)])], 'INVALID', 'parts.0.items.0.minutes'],
    ['a document that is a script', [part('Una', [item('Nota', null, { documents: [{ title: inItalian('Nota'), url: 'javascript:alert(1)' }] })])], 'INVALID', 'parts.0.items.0.documents.0.url'],
    ['a part that is not there', [{ key: 'another', items: [] }], 'UNKNOWN_REFERENCE', 'parts.0.key'],
    ['an item of another meeting', [part('Una', [{ id: newId(), title: inItalian('Di altri') }])], 'UNKNOWN_REFERENCE', 'parts.0.items.0.id'],
    ['too many parts', Array.from({ length: 51 }, () => part('Una')), 'INVALID', 'parts'],
  ])('is refused with %s, at the field, and nothing of it is kept', async (_, parts, code, path) => {
    const { meeting, organiser } = await meetingWithOrganiser();
    await set(organiser, meeting, [part('Com’era')]);
    expect((await set(organiser, meeting, parts)).userErrors).toEqual([{ code, message: expect.stringMatching(/\.$/) as string, path: path.split('.') }]);
    expect(await read(organiser, meeting)).toMatchObject([{ title: 'Com’era' }]);
  });

  it('tells the second of two who edit it that the first has saved', async () => {
    const { meeting, organiser } = await meetingWithOrganiser();
    const first = await set(organiser, meeting, [part('Della prima')], 1);
    expect(first.meeting?.version).toBe(2);
    expect(await set(organiser, meeting, [part('Della seconda')], 1)).toMatchObject({ meeting: { version: 2, agenda: [{ title: 'Della prima' }] }, userErrors: [{ code: 'STALE' }] });
  });

  it('is set by its organisers only', async () => {
    const { meeting } = await meetingWithOrganiser();
    const { organiser: another } = await meetingWithOrganiser();
    expect((await server.browser().ask(SET, { input: { meetingId: meeting.id, parts: [] } })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await another.ask(SET, { input: { meetingId: meeting.id, parts: [] } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('shows the items of an internal part to those who run it and to those whose seat covers it', async () => {
    const { meeting, admission, quota, organiser } = await meetingWithOrganiser();
    const { meeting: saved } = await set(organiser, meeting, [part('Aperta', [item('Per tutti')]), part('Tavolo', [item('Riservato')], { internal: true })]);
    const outside = em.create(Admission, { meeting, quota, key: 'open', title: { it: 'Solo apertura' }, mode: 'IN_PERSON', audience: 'PUBLIC', position: 1, covers: [saved?.agenda[0]?.key ?? ''] });
    await em.flush();
    const seated = async (admissionOf: Admission) => {
      const browser = await signedInBrowser(server, await aPerson(em));
      await register(browser, meeting, admissionOf);
      return browser;
    };
    const itemsFor = async (browser: Browser) => (await read(browser, meeting)).map(({ items }) => items?.length ?? null);
    expect(await itemsFor(server.browser())).toEqual([1, null]);
    expect(await itemsFor(await signedInBrowser(server, await aPerson(em)))).toEqual([1, null]);
    expect(await itemsFor(await seated(outside))).toEqual([1, null]);
    expect(await itemsFor(await seated(admission))).toEqual([1, 1]);
    expect(await itemsFor(organiser)).toEqual([1, 1]);
    expect((await read(organiser, meeting)).map(({ admissions }) => admissions.map(({ title }) => title))).toEqual([['In sala', 'Solo apertura'], ['In sala']]);
  });

  it('lets an admission go that covered only a part that is gone', async () => {
    const { meeting, admission, organiser } = await meetingWithOrganiser();
    const [kept, gone] = (await set(organiser, meeting, [part('Resta'), part('Va')])).meeting?.agenda ?? [];
    admission.covers = [gone?.key ?? ''];
    await em.flush();
    await set(organiser, meeting, [{ key: kept?.key, items: [] }]);
    expect(await em.fork().findOneOrFail(Admission, admission.id)).toMatchObject({ covers: null });
  });

  it('says part by part which admissions cover it, and the others go on as they did', async () => {
    const { meeting, admission, quota, organiser } = await meetingWithOrganiser();
    const online = em.create(Admission, { meeting, quota, key: 'net', title: { it: 'Online' }, mode: 'ONLINE', audience: 'PUBLIC', position: 1 });
    await em.flush();
    const both = [admission.id, online.id];
    const covering = (saved: Saved) => saved.meeting?.agenda.map(({ admissions }) => admissions.map(({ title }) => title));
    const opened = await set(organiser, meeting, [part('Apertura', [], { admissionIds: both }), part('Tavolo', [], { admissionIds: [admission.id] })]);
    expect(covering(opened)).toEqual([['In sala', 'Online'], ['In sala']]);
    const kept = (opened.meeting?.agenda ?? []).map(({ key }) => ({ key, items: [] }));
    expect(covering(await set(organiser, meeting, [...kept, part('Saluti')]))).toEqual([['In sala', 'Online'], ['In sala'], ['In sala']]);
    expect(await em.fork().findOneOrFail(Admission, admission.id)).toMatchObject({ covers: null });

    const nothing = await set(organiser, meeting, kept.map((each) => ({ ...each, admissionIds: [admission.id] })));
    expect(nothing.userErrors).toEqual([{ code: 'INVALID', message: '«Online» non darebbe accesso a nessuna parte: lasciale almeno una parte.', path: ['parts'] }]);
    const { admission: foreign } = await aMeeting(em);
    const [first] = (await set(organiser, meeting, [part('Di altri', [], { admissionIds: [foreign.id] })])).userErrors;
    expect(first).toMatchObject({ code: 'UNKNOWN_REFERENCE', path: ['parts', '0', 'admissionIds'] });

    expect(covering(await set(organiser, meeting, kept.map((each) => ({ ...each, admissionIds: both }))))).toEqual([['In sala', 'Online'], ['In sala', 'Online']]);
    expect(await em.fork().findOneOrFail(Admission, online.id)).toMatchObject({ covers: null });
  });

  it('moves with its meeting', async () => {
    const { meeting, organiser } = await meetingWithOrganiser();
    await set(organiser, meeting, [part('Apertura', [item('Saluti', 10)]), part('Tavolo', [], { starts: '2099-03-12T11:00', ends: '2099-03-12T11:45' })]);
    const input = { meetingId: meeting.id, startsAt: '2099-03-19T14:30', endsAt: '2099-03-19T16:30', notify: 'NONE' };
    expect(await organiser.get(RESCHEDULE, { input })).toEqual({ rescheduleMeeting: { userErrors: [] } });
    expect(await read(organiser, meeting)).toMatchObject([{ starts: '2099-03-19T14:30' }, { starts: '2099-03-19T15:30', ends: '2099-03-19T16:15', warnings: [] }]);
  });

  it('says so when a part stays on a day that the meeting no longer has', async () => {
    const { meeting, organiser } = await meetingWithOrganiser();
    em.create(MeetingDay, { meeting, position: 2, date: '2099-03-13', starts: '2099-03-13T10:00', ends: '2099-03-13T12:00', startsAt: new Date('2099-03-13T09:00Z'), endsAt: new Date('2099-03-13T11:00Z'), calendarUid: newId() });
    await em.flush();
    const parts = [part('Secondo giorno', [], { starts: '2099-03-13T10:00' })];
    expect((await set(organiser, meeting, parts)).meeting?.agenda[0]?.warnings).toEqual([]);
    const days = [{ starts: '2099-03-12T10:00', ends: '2099-03-12T12:00' }];
    await organiser.get(RESCHEDULE, { input: { meetingId: meeting.id, startsAt: days[0]?.starts, endsAt: days[0]?.ends, days, notify: 'NONE' } });
    expect((await read(organiser, meeting))[0]?.warnings).toEqual(['È in un giorno in cui l’incontro non si tiene.']);
  });
});

describe('a programme file with groups and agenda', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const typed = `format: percorso/1
slug: con-programma
kind: path
title: Percorso con programma
host: Ente di prova
languages: [it]
timezone: Europe/Rome

groups:
  - { key: "1", kind: thematic }
  - { key: "2", kind: thematic }
  - { key: experts, kind: experts }

meetings:
  - key: lodi
    title: { it: Giornata di Lodi, en: A day in Lodi }
    group: "2"
    groups: ["1", experts]
    starts: 2031-05-10T09:30
    ends: 2031-05-10T17:00
    parts:
      - key: opening
        kind: public
        title: Apertura
        starts: 2031-05-10T09:30
        ends: 2031-05-10T10:30
        audience: public
        about: Per tutti.
        items:
          - { title: Saluti, minutes: 15, speakers: [Sindaca, Assessora], note: come annunciato }
          - title: { it: Il tema, en: The theme }
            minutes: 45
            documents: [{ title: Nota, url: https://example.org/nota.pdf }]
      - { key: table, kind: technical, order: 2, audience: invited, internal: true, inferred: [order] }
    interpreters: [en, fr]
    signLanguage: true
    recorded: true
    admissions:
      - { key: room, title: In sala, mode: in-person, audience: public, seats: 40, covers: [opening] }
`;

  /** In its one written form. */
  const writtenAs = (text: string) => {
    const { programme } = readProgramme(text);
    return programme && writeProgramme(programme);
  };
  const imported = (text: string) => importProgramme(server.em(), text, { now: new Date() });
  const exported = () => exportProgramme(server.em(), 'con-programma');

  it('is written back byte by byte, and the same file again changes nothing', async () => {
    expect((await imported(typed)).problems).toEqual([]);
    const written = await exported();
    expect(written).toBe(writtenAs(typed));
    expect(written).toMatch(/groups: \[ "1", experts \][^]*minutes: 45[^]*internal: true[^]*interpreters: \[ en, fr \]/);
    expect((await imported(typed)).changes).toEqual([]);
  });

  it('changes what it says otherwise', async () => {
    await imported(typed);
    const other = typed.replace('groups: ["1", experts]', 'groups: ["1"]').replace('minutes: 45', 'minutes: 30').replace('    recorded: true\n', '').replace('    interpreters: [en, fr]\n', '');
    expect((await imported(other)).problems).toEqual([]);
    expect(await exported()).toBe(writtenAs(other));
  });

  it('keeps which admissions cover a part that an organiser says otherwise', async () => {
    await imported(typed);
    const em = server.em();
    const meeting = await em.findOneOrFail(Meeting, { key: 'lodi', process: { slug: 'con-programma' } }, { populate: ['process'] });
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process: meeting.process });
    const parts = ['opening', 'table'].map((key) => ({ key, items: [], admissionIds: [] as string[] }));
    const { id } = await em.findOneOrFail(Admission, { meeting, key: 'room' });
    parts[1]?.admissionIds.push(id);
    const { setAgenda } = await (await signedInBrowser(server, person)).get<{ setAgenda: Saved }>(SET, { input: { meetingId: meeting.id, parts } });
    expect(setAgenda.userErrors).toEqual([]);
    expect(await exported()).toMatch(/covers: \[ table \]/);
  });

  it('names its faults: groups without one that leads, unknown ones, no language, no time', async () => {
    const faulty = typed.replace('    group: "2"\n', '').replace('["1", experts]', '["1", esperti]').replace('[en, fr]', '[en, francese]').replace('minutes: 45', 'minutes: 0');
    const { problems } = await imported(faulty);
    expect(problems.map(({ code }) => code).toSorted()).toEqual(['programme.badLanguage', 'programme.groupsWithoutGroup', 'programme.numberTooSmall', 'programme.unknownReferenceDidYouMean']);
  });

  it('shows the meeting with all that', async () => {
    await imported(typed);
    const { id } = await server.em().findOneOrFail(Meeting, { key: 'lodi', process: { slug: 'con-programma' } });
    expect(await server.browser().get('query ($id: ID!) { meeting(id: $id) { groups { key } agenda { key title audience items { title } } } }', { id })).toEqual({
      meeting: {
        groups: [{ key: '2' }, { key: '1' }, { key: 'experts' }],
        agenda: [
          { key: 'opening', title: 'Apertura', audience: 'PUBLIC', items: [{ title: 'Saluti' }, { title: 'Il tema' }] },
          { key: 'table', title: 'Parte con gli esperti', audience: 'INVITED', items: null },
        ],
      },
    });
  });
});
