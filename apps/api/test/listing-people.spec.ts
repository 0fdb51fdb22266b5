import type { EntityManager } from '@mikro-orm/postgresql';
import { Attendance } from '../src/attendance/attendance.entity.js';
import { Group } from '../src/groups/group.entity.js';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { newId } from '../src/kernel/ids.js';
import type { Admission } from '../src/meetings/admission.entity.js';
import { MeetingDay } from '../src/meetings/meeting-day.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import { runSql } from '../src/kernel/run-sql.js';
import { peopleFilter, peopleParameters } from '../src/people/person-filter.js';
import { COUNT_PEOPLE, PAGE_OF_PEOPLE } from '../src/people/process-people.queries.js';
import { SPLITS } from '../src/numbers/number-splits.queries.js';
import { TYPED_ORGANISATIONS } from '../src/processes/typed-organisations.queries.js';
import { PAGE_OF_ORGANISATIONS } from '../src/processes/stakeholder-categories.queries.js';
import { filterParameters, registrationFilter } from '../src/registrations/registration-filter.js';
import { PAGE_OF_REGISTRATIONS, REGISTRATIONS_BY_STATUS } from '../src/registrations/registration-lists.queries.js';
import { Organisation } from '../src/organisations/organisation.entity.js';
import type { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { ProcessPerson } from '../src/processes/process-person.entity.js';
import { StakeholderCategory } from '../src/processes/stakeholder-category.entity.js';
import { type NeedKind, Registration, type RegistrationStatus } from '../src/registrations/registration.entity.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const LIST = `query ($id: ID!, $filter: RegistrationFilter, $first: Int, $after: String) { meeting(id: $id) {
  registrations(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { status person { name } organisationName municipality comesAs { key title } locale } } }
  registrationCounts(filter: $filter) { status people } registrationFacets { organisations municipalities } } }`;
const FILTERS = '{ savedFilters(list: REGISTRATIONS) { id name query } }';
const SAVE = 'mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { savedFilters { id name query } userErrors { code path } } }';
const REMOVE = 'mutation ($input: RemoveFilterInput!) { removeFilter(input: $input) { savedFilters { name } userErrors { code } } }';

interface Listed {
  status: RegistrationStatus;
  person: { name: string };
  organisationName: string | null;
  municipality: string | null;
  comesAs: { key: string; title: string } | null;
  locale: string;
}
interface List {
  meeting: {
    registrations: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: Listed }[] } | null;
    registrationCounts: { status: string; people: number }[] | null;
    registrationFacets: { organisations: string[]; municipalities: string[] } | null;
  };
}
interface Kept {
  id: string;
  name: string;
  query: string;
}

interface RegisteredValues {
  status?: RegistrationStatus;
  organisationName?: string;
  organisation?: Organisation;
  comesAs?: StakeholderCategory;
  municipality?: string;
  locale?: 'it' | 'en' | 'fr';
  needKinds?: NeedKind[];
  interpreterLanguage?: string;
  needs?: string;
}

describe('listing people', () => {
  let server: TestServer;
  let em: EntityManager;
  let process: Process;
  let meeting: Meeting;
  let admission: Admission;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    em = server.em();
    ({ process, meeting, admission } = await aMeeting(em));
    const anna = await aPerson(em, { name: 'Anna Organizza' });
    await aRole(em, anna, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, anna);
  });
  afterAll(() => server.stop());

  async function registered(name: string, values: RegisteredValues = {}, person?: Person): Promise<Registration> {
    const who = person ?? (await aPerson(em, { name }));
    const status = values.status ?? 'CONFIRMED';
    const registration = em.create(Registration, {
      id: newId(), person: who, meeting, admission, quota: admission.quota, registeredAt: new Date(), confirmedAt: new Date(), locale: 'it',
      position: status === 'WAITING' ? (positions += 1) : null, ...values, status,
    });
    await em.flush();
    return registration;
  }
  let positions = 0;

  async function list(filter: object | null = null, page: object = {}, browser = organiser): Promise<List['meeting']> {
    return (await browser.get<List>(LIST, { id: meeting.id, filter, ...page })).meeting;
  }
  const namesOf = ({ registrations }: List['meeting']) => registrations?.edges.map(({ node }) => node.person.name);
  const found = async (filter: object) => namesOf(await list(filter));

  describe('of a meeting', () => {
    beforeAll(async () => {
      const health = em.create(Organisation, { name: "Azienda sanitaria dell'Adda s.r.l.", municipality: 'Lodi' });
      const category = em.create(StakeholderCategory, { process, key: 'union', title: { it: 'Sindacato' }, position: 1, programme: null });
      await em.flush();
      await registered("Niccolò D'Amico", { municipality: 'Lodi', organisation: health });
      await registered('Giuseppe Verdi', { status: 'WAITING', organisationName: 'Cooperativa “Il Gelso”', locale: 'fr', needKinds: ['WHEELCHAIR', 'INTERPRETER'], interpreterLanguage: 'arabo' });
      await registered('Maria Rossi', { status: 'CANCELLED', comesAs: category, needs: 'Una sedia con i braccioli' });
      const member = await aPerson(em, { name: 'Sara Bianchi', email: 'sara.b@comune.example.org' });
      member.organisation = health;
      member.municipality = 'Milano';
      await registered('', {}, member);
    });

    it.each([
      ['nicolo damico', ["Niccolò D'Amico"]],
      ["D’AMICO", ["Niccolò D'Amico"]],
      ['sara.b@comune.example.org', ['Sara Bianchi']],
      ['comune.example', ['Sara Bianchi']],
      ['sanitaria adda', ["Niccolò D'Amico", 'Sara Bianchi']],
      ['bianchi adda', ['Sara Bianchi']],
      ['gelso', ['Giuseppe Verdi']],
      ['%', []],
      ['ab_c', []],
    ])('"%s" finds who is meant, however it is spelt', async (text, names) => {
      expect(await found({ text })).toEqual(names);
    });

    it('is filtered by what people said, and by what they did not say', async () => {
      expect(await found({ statuses: ['WAITING', 'CANCELLED'] })).toEqual(['Giuseppe Verdi', 'Maria Rossi']);
      expect(await found({ municipalities: ['lodi'] })).toEqual(["Niccolò D'Amico"]);
      expect(await found({ municipalities: [''] })).toEqual(['Giuseppe Verdi', 'Maria Rossi']);
      expect(await found({ categories: ['union'] })).toEqual(['Maria Rossi']);
      expect(await found({ categories: [''], statuses: ['CONFIRMED'] })).toEqual(["Niccolò D'Amico", 'Sara Bianchi']);
      expect(await found({ organisations: ['Cooperativa “Il Gelso”'] })).toEqual(['Giuseppe Verdi']);
      expect(await found({ locales: ['fr'] })).toEqual(['Giuseppe Verdi']);
      expect(await found({ attendance: ['NOT_RECORDED'] })).toHaveLength(4);
      expect(await found({ attendance: ['PRESENT'] })).toEqual([]);
      expect(await found({ needs: ['INTERPRETER', 'CAPTIONS'] })).toEqual(['Giuseppe Verdi']);
      expect(await found({ needs: ['OTHER', 'WHEELCHAIR'] })).toEqual(['Giuseppe Verdi', 'Maria Rossi']);
      expect(await found({ needs: ['NONE'] })).toEqual(["Niccolò D'Amico", 'Sara Bianchi']);
      expect(await found({ admissionIds: [newId()] })).toEqual([]);
    });

    it('counts each status within what is filtered, and says what there is to choose from', async () => {
      const { registrationCounts, registrationFacets, registrations } = await list({ text: 'adda' });
      expect(registrationCounts).toEqual([{ status: 'CONFIRMED', people: 2 }]);
      expect(registrations?.totalCount).toBe(2);
      expect((await list()).registrations?.totalCount).toBe(4);
      expect(registrationFacets).toEqual({ organisations: ["Azienda sanitaria dell'Adda s.r.l.", 'Cooperativa “Il Gelso”'], municipalities: ['Lodi', 'Milano'] });
    });

    it('says for whom somebody comes: as said for the meeting, else their own', async () => {
      const rows = (await list({ statuses: ['CONFIRMED', 'CANCELLED'] })).registrations?.edges.map(({ node }) => [node.person.name, node.organisationName, node.municipality, node.comesAs?.title ?? null]);
      expect(rows).toEqual([
        ["Niccolò D'Amico", "Azienda sanitaria dell'Adda s.r.l.", 'Lodi', null],
        ['Maria Rossi', null, null, 'Sindacato'],
        ['Sara Bianchi', "Azienda sanitaria dell'Adda s.r.l.", 'Milano', null],
      ]);
    });

    it('comes in pages that leave nobody out and show nobody twice', async () => {
      const seen: (string[] | undefined)[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: List['meeting'] = await list(null, { first: 3, after });
        seen.push(namesOf(page));
        after = page.registrations?.pageInfo.endCursor ?? null;
        more = page.registrations?.pageInfo.hasNextPage ?? false;
      }
      expect(seen).toEqual([["Niccolò D'Amico", 'Giuseppe Verdi', 'Maria Rossi'], ['Sara Bianchi']]);
    });

    it('is handed on as a sheet of what is filtered, in the words of whoever takes it', async () => {
      const get = (file: string, browser = organiser) => browser.fetch(`/files/registrations/${file}`);
      const filter = encodeURIComponent(JSON.stringify({ text: 'adda' }));
      const csv = await get(`${meeting.id}.csv?filter=${filter}`);
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+-\d{4}-\d\d-\d\d-registrations\.csv"$/);
      const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.arrayBuffer()).split('\r\n');
      expect(lines[0]).toMatch(/^\uFEFFRiferimento;Nome;/);
      expect(lines.slice(1)).toEqual([
        expect.stringMatching(/;Niccolò D'Amico;persona-\d+@example.org;;Azienda sanitaria dell'Adda s.r.l.;;Lodi;In sala;Iscritto;;\d{4}-\d\d-\d\d \d\d:\d\d;;;italiano$/),
        expect.stringMatching(/;Sara Bianchi;sara.b@comune.example.org;/),
        '',
      ]);
      const xlsx = await get(`${meeting.id}.xlsx`);
      expect(Buffer.from(await xlsx.arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
      const logged = await em.execute(`select details from audit_entry where action = 'registrations.exported' and subject_id = ? order by at`, [meeting.id]);
      expect(logged).toEqual([{ details: { ending: 'csv', filtered: ['text'] } }, { details: { ending: 'xlsx', filtered: [] } }]);
      const statuses = [
        (await get(`${meeting.id}.csv?filter=%7B%22a%22%3A1%7D`)).status,
        (await get(`${meeting.id}.csv`, server.browser())).status,
        (await get(`${meeting.id}.csv`, await signedInBrowser(server, await aPerson(em)))).status,
        (await get(`${newId()}.csv`)).status,
      ];
      expect(statuses).toEqual([400, 401, 403, 404]);
    });

    it('is there for those who run the meeting only, and says what is wrong with a filter', async () => {
      const desk = await aPerson(em);
      await aRole(em, desk, 'DESK', { meeting });
      const { registrations, registrationCounts, registrationFacets } = await list({ text: 'sara' }, {}, await signedInBrowser(server, desk));
      expect([registrations, registrationCounts, registrationFacets]).toEqual([null, null, null]);
      const { errors } = await organiser.ask(LIST, { id: meeting.id, filter: { admissionIds: ['none'] } });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
  });

  describe('of a process', () => {
    const PEOPLE = `query ($slug: String!, $filter: PeopleFilter, $first: Int, $after: String) {
      peopleOfProcess(slug: $slug, filter: $filter, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { person { name email } organisation registrations attended } } }
      peopleOfProcessSummary(slug: $slug) { everybody organisations municipalities } }`;
    interface People {
      peopleOfProcess: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: { person: { name: string }; registrations: number; attended: number } }[] };
      peopleOfProcessSummary: { everybody: number; organisations: string[]; municipalities: string[] };
    }
    const people = (filter: object | null = null, page: object = {}) => organiser.get<People>(PEOPLE, { slug: process.slug, filter, ...page });
    const named = async (filter: object | null) => (await people(filter)).peopleOfProcess.edges.map(({ node }) => node.person.name);

    beforeAll(async () => {
      const group = em.create(Group, { process, key: '1', kind: 'THEMATIC', position: 0 });
      const member = await aPerson(em, { name: 'Ugo Membro', locale: 'fr' });
      em.create(GroupMembership, { group, person: member, role: 'MEMBER' });
      em.create(ProcessPerson, { process, person: await aPerson(em, { name: 'Zita Importata' }), createdAt: new Date() });
      const { meeting: held, admission: room } = await aMeeting(em, { process, status: 'CLOSED', starts: '2020-03-12T10:00', ends: '2020-03-12T12:00' });
      const day = await em.findOneOrFail(MeetingDay, { meeting: held });
      em.create(Attendance, { meetingDay: day, person: await aPerson(em, { name: 'Bice Presente' }), status: 'PRESENT', at: new Date(), nonce: newId() });
      await aMeeting(em);
      expect(room).toBeDefined();
      await em.flush();
    });

    it('are all who came to it in whatever way, by name, each once', async () => {
      const { peopleOfProcess, peopleOfProcessSummary } = await people();
      expect(peopleOfProcess.edges.map(({ node: { person, registrations, attended } }) => [person.name, registrations, attended])).toEqual([
        ['Bice Presente', 0, 1],
        ['Giuseppe Verdi', 1, 0],
        ['Maria Rossi', 0, 0],
        ["Niccolò D'Amico", 1, 0],
        ['Sara Bianchi', 1, 0],
        ['Ugo Membro', 0, 0],
        ['Zita Importata', 0, 0],
      ]);
      expect(peopleOfProcessSummary).toEqual({ everybody: 7, organisations: ["Azienda sanitaria dell'Adda s.r.l."], municipalities: ['Milano'] });
    });

    it('are filtered and looked for, and come in pages', async () => {
      expect(await named({ text: 'nicolo damico' })).toEqual(["Niccolò D'Amico"]);
      expect(await named({ text: 'adda bianchi' })).toEqual(['Sara Bianchi']);
      expect(await named({ categories: ['union'] })).toEqual(['Maria Rossi']);
      expect(await named({ categories: [''], registered: true })).toEqual(['Giuseppe Verdi', "Niccolò D'Amico", 'Sara Bianchi']);
      expect(await named({ attended: true })).toEqual(['Bice Presente']);
      expect(await named({ municipalities: ['milano'] })).toEqual(['Sara Bianchi']);
      expect(await named({ locales: ['fr'] })).toEqual(['Ugo Membro']);
      const group = await em.findOneOrFail(Group, { process });
      expect(await named({ groupIds: [group.id] })).toEqual(['Ugo Membro']);
      const { pageInfo } = (await people(null, { first: 6 })).peopleOfProcess;
      expect((await people(null, { after: pageInfo.endCursor })).peopleOfProcess.edges.map(({ node }) => node.person.name)).toEqual(['Zita Importata']);
    });

    it('are handed on as a sheet, and are for organisers only', async () => {
      const filter = encodeURIComponent(JSON.stringify({ text: 'bianchi' }));
      const lines = (await (await organiser.fetch(`/files/people/${process.slug}.csv?filter=${filter}`)).text()).split('\r\n');
      expect(lines.slice(1)).toEqual(["Sara Bianchi;sara.b@comune.example.org;;Azienda sanitaria dell'Adda s.r.l.;Milano;italiano;1;0", '']);
      const somebody = await signedInBrowser(server, await aPerson(em));
      const { errors } = await somebody.ask(PEOPLE, { slug: process.slug });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      const statuses = [await somebody.fetch(`/files/people/${process.slug}.csv`), await server.browser().fetch(`/files/people/${process.slug}.csv`), await organiser.fetch('/files/people/none.csv')];
      expect(statuses.map(({ status }) => status)).toEqual([403, 401, 404]);
    });
  });

  it('reads no table from end to end that grows with everybody who takes part, whatever is asked', async () => {
    const asked = { text: 'nicolo damico', municipalities: [''], organisations: ['x'], categories: ['union', ''], locales: ['it'] };
    const registrations = filterParameters(meeting.id, registrationFilter({ ...asked, statuses: ['CONFIRMED'], attendance: ['PRESENT', 'NOT_RECORDED'], admissionIds: [admission.id] }));
    const ofProcess = peopleParameters(process.id, peopleFilter({ ...asked, registered: true, attended: false, groupIds: [newId()] }));
    const statements: [string, unknown[]][] = [
      [PAGE_OF_REGISTRATIONS, [...registrations, 51, new Date(), newId()]],
      [REGISTRATIONS_BY_STATUS, registrations],
      [PAGE_OF_PEOPLE, [...ofProcess, 51, 'Anna', newId()]],
      [COUNT_PEOPLE, ofProcess],
      [PAGE_OF_ORGANISATIONS, [process.id, 'adda', 51, 'Anna', newId()]],
      [TYPED_ORGANISATIONS, [process.id]],
      [SPLITS.process, [[process.id]]],
      [SPLITS.group, [[newId()]]],
      [SPLITS.meeting, [[meeting.id]]],
    ];
    const found = await em.fork().transactional(async (tx) => {
      // In a table of a few rows PostgreSQL would do so where it could do better.
      await tx.execute('set local enable_seqscan = off');
      const plans: string[] = [];
      for (const [statement, parameters] of statements) {
        const lines = await runSql<{ 'QUERY PLAN': string }>(tx, `explain ${statement}`, parameters);
        plans.push(...lines.map((line) => line['QUERY PLAN']));
      }
      return plans.filter((line) => /Seq Scan on (registration|person|attendance|invitation|meeting|process_person|group_membership)\b/.test(line));
    });
    expect(found).toEqual([]);
  });

  it('keeps filters under names, each for whoever saved it', async () => {
    const save = async (browser: Browser, name: string, query: string) => (await browser.get<{ saveFilter: { savedFilters: Kept[] } }>(SAVE, { input: { list: 'REGISTRATIONS', name, query } })).saveFilter.savedFilters;
    await save(organiser, 'In attesa', 'stato=WAITING');
    await save(organiser, 'Di Lodi', 'comune=Lodi');
    const kept = await save(organiser, 'In attesa', 'stato=WAITING&lingua=fr');
    expect(kept.map(({ name, query }) => [name, query])).toEqual([['Di Lodi', 'comune=Lodi'], ['In attesa', 'stato=WAITING&lingua=fr']]);
    const other = await signedInBrowser(server, await aPerson(em));
    expect((await other.get<{ savedFilters: Kept[] }>(FILTERS)).savedFilters).toEqual([]);
    const { errors } = await other.ask(REMOVE, { input: { id: kept[0]?.id } });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await organiser.get<{ removeFilter: { savedFilters: Kept[] } }>(REMOVE, { input: { id: kept[0]?.id } })).removeFilter.savedFilters).toEqual([{ name: 'In attesa' }]);
  });
});
