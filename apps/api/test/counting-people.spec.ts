import type { EntityManager } from '@mikro-orm/postgresql';
import { Attendance } from '../src/attendance/attendance.entity.js';
import { newId } from '../src/kernel/ids.js';
import { MeetingDay } from '../src/meetings/meeting-day.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import { Organisation } from '../src/organisations/organisation.entity.js';
import type { Person } from '../src/people/person.entity.js';
import { Group } from '../src/groups/group.entity.js';
import { OrganisationCategory } from '../src/processes/organisation-category.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { ProcessPerson } from '../src/processes/process-person.entity.js';
import { StakeholderCategory } from '../src/processes/stakeholder-category.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { anEvent, MeetingDoor, minutes } from './harness/meeting-door.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const NUMBERS = `query ($slug: String!) { process(slug: $slug) { numbers {
  meetingsPlanned meetingsHeld peopleRegistered peopleInvolved presences organisationsInvolved headCounts synthetic updatedAt } } }`;
const LISTS = `query ($slug: String!) { process(slug: $slug) {
  meetingsPlannedList { totalCount } meetingsHeldList { totalCount edges { node { id } } }
  peopleRegisteredList { totalCount edges { node { person { name } meetings } } }
  peopleInvolvedList { totalCount edges { node { person { name email } meetings } } }
  presencesList { totalCount edges { node { person { name } meeting { id } } } }
  organisationsInvolvedList { totalCount edges { node { name people presences } } } } }`;

const LINE = '{ title registered waiting involved presences }';
const SPLIT = `splits { total ${LINE} categories ${LINE} territories ${LINE} }`;
const SPLITS = `query ($slug: String!, $id: ID!) { process(slug: $slug) { numbers { peopleRegistered peopleInvolved presences } ${SPLIT} groups { ${SPLIT} } } meeting(id: $id) { ${SPLIT} } }`;

interface SplitLine {
  title: string | null;
  registered: number;
  waiting: number;
  involved: number;
  presences: number;
}

interface Splits {
  total: SplitLine;
  categories: SplitLine[];
  territories: SplitLine[];
}

interface Split {
  process: { numbers: Numbers; splits: Splits | null; groups: { splits: Splits | null }[] };
  meeting: { splits: Splits | null };
}

interface Numbers {
  meetingsPlanned: number;
  meetingsHeld: number;
  peopleRegistered: number;
  peopleInvolved: number;
  presences: number;
  organisationsInvolved: number;
  headCounts: number;
  synthetic: boolean;
  updatedAt: string;
}

interface List<Node> {
  totalCount: number;
  edges: { node: Node }[];
}

interface Lists {
  meetingsPlannedList: List<unknown>;
  meetingsHeldList: List<{ id: string }>;
  peopleRegisteredList: List<{ person: { name: string }; meetings: number }> | null;
  peopleInvolvedList: List<{ person: { name: string; email: string | null }; meetings: number }> | null;
  presencesList: List<{ person: { name: string }; meeting: { id: string } }> | null;
  organisationsInvolvedList: List<{ name: string; people: number; presences: number }> | null;
}

describe('counting people', () => {
  let server: TestServer;
  let em: EntityManager;
  let process: Process;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    em = server.em();
    server.setNow(null);
    process = await aProcess(em);
  });

  const numbersOf = async (slug = process.slug) => (await server.browser().get<{ process: { numbers: Numbers } }>(NUMBERS, { slug })).process.numbers;
  const listsFor = async (browser: Browser) => (await browser.get<{ process: Lists }>(LISTS, { slug: process.slug })).process;
  const held = () => aMeeting(em, { process, status: 'CLOSED', starts: '2021-09-17T10:00', ends: '2021-09-17T12:00' });
  const aRegistration = async (person: Person, { meeting, admission }: Awaited<ReturnType<typeof aMeeting>>, values: Partial<{ status: Registration['status']; organisation: Organisation; organisationName: string }> = {}) => {
    const registration = em.create(Registration, {
      id: newId(), person, meeting, admission, quota: admission.quota, status: 'CONFIRMED', registeredAt: new Date(), confirmedAt: new Date(), locale: 'it', ...values,
    });
    await em.flush();
    return registration;
  };
  const attends = async (person: Person, meeting: Meeting, status: Attendance['status'], registration: Registration | null = null) => {
    for (const meetingDay of await em.find(MeetingDay, { meeting })) {
      em.create(Attendance, { meetingDay, person, registration, status, at: new Date(), nonce: newId() });
    }
    await em.flush();
  };

  it('of a new process comes to nothing', async () => {
    expect(await numbersOf()).toMatchObject({
      meetingsPlanned: 0, meetingsHeld: 0, peopleRegistered: 0, peopleInvolved: 0, presences: 0, organisationsInvolved: 0, headCounts: 0, synthetic: false,
    });
  });

  it('counts as planned what is announced, scheduled or closed, and as held what is closed', async () => {
    for (const status of ['DRAFT', 'CANCELLED', 'SAVE_THE_DATE', 'SCHEDULED', 'CLOSED', 'CLOSED'] as const) await aMeeting(em, { process, status });
    await aMeeting(em, { status: 'CLOSED' });
    expect(await numbersOf()).toMatchObject({ meetingsPlanned: 4, meetingsHeld: 2 });
  });

  it('counts people once and presences each time, at closed meetings only, whether present or late', async () => {
    const [first, second, open] = [await held(), await held(), await aMeeting(em, { process })];
    const [ada, bea, carlo, dino] = [await aPerson(em), await aPerson(em), await aPerson(em), await aPerson(em)];
    await attends(ada, first.meeting, 'PRESENT');
    await attends(ada, second.meeting, 'LATE');
    await attends(bea, second.meeting, 'PRESENT');
    await attends(carlo, first.meeting, 'ABSENT');
    await attends(carlo, second.meeting, 'EXCUSED');
    await attends(dino, open.meeting, 'PRESENT');
    expect(await numbersOf()).toMatchObject({ peopleInvolved: 2, presences: 3 });
  });

  it('counts somebody who came on two days of a meeting as one presence', async () => {
    const { meeting } = await held();
    em.create(MeetingDay, { meeting, position: 2, date: '2021-09-18', calendarUid: newId() });
    await em.flush();
    await attends(await aPerson(em), meeting, 'PRESENT');
    expect(await numbersOf()).toMatchObject({ peopleInvolved: 1, presences: 1 });
    const answer = await server.browser().get('query ($id: ID!) { meeting(id: $id) { numbers { present headCounts } } }', { id: meeting.id });
    expect(answer).toEqual({ meeting: { numbers: { present: 1, headCounts: 0 } } });
  });

  it('counts as registered whoever has a confirmed registration for a meeting that is not cancelled', async () => {
    const [one, other, cancelled] = [await aMeeting(em, { process }), await held(), await aMeeting(em, { process, status: 'CANCELLED' })];
    const person = await aPerson(em);
    await aRegistration(person, one);
    await aRegistration(person, other);
    await aRegistration(await aPerson(em), cancelled);
    await aRegistration(await aPerson(em), one, { status: 'CANCELLED' });
    expect((await numbersOf()).peopleRegistered).toBe(1);
  });

  it('counts each organisation once, however its name was typed', async () => {
    const [first, second] = [await held(), await held()];
    const known = em.create(Organisation, { name: 'Azienda sanitaria di Lodi' });
    const other = em.create(Organisation, { name: 'Comune di Crema' });
    const member = await aPerson(em);
    member.organisation = other;
    const came = async (meeting: typeof first, values: Parameters<typeof aRegistration>[2], person?: Person) => {
      const somebody = person ?? (await aPerson(em));
      await attends(somebody, meeting.meeting, 'PRESENT', await aRegistration(somebody, meeting, values));
    };
    await came(first, { organisation: known });
    await came(second, { organisationName: ' azienda sanitaria di lodi' });
    await came(first, { organisationName: 'Società di Mutuo Soccorso' });
    await came(second, { organisationName: 'SOCIETA  di mutuo soccorso ' });
    await came(first, {}, member);
    await came(second, {});
    expect((await numbersOf()).organisationsInvolved).toBe(3);
    const reader = await aPerson(em);
    await aRole(em, reader, 'READER', { process });
    const { organisationsInvolvedList } = await listsFor(await signedInBrowser(server, reader));
    expect(organisationsInvolvedList).toEqual({
      totalCount: 3,
      edges: [
        { node: { name: 'Azienda sanitaria di Lodi', people: 2, presences: 2 } },
        { node: { name: 'Comune di Crema', people: 1, presences: 1 } },
        { node: { name: 'societa di mutuo soccorso', people: 2, presences: 2 } },
      ],
    });
  });

  describe('split', () => {
    let union: StakeholderCategory;
    let third: StakeholderCategory;
    let group: Group;
    let first: Awaited<ReturnType<typeof aMeeting>>;

    beforeEach(async () => {
      const category = (key: string, position: number) => em.create(StakeholderCategory, { process, key, title: { it: key }, position, programme: null });
      [union, third] = [category('sindacato', 1), category('terzo-settore', 0)];
      group = em.create(Group, { process, key: '1', kind: 'THEMATIC', position: 0 });
      await em.flush();
      first = await aMeeting(em, { process, group, status: 'CLOSED', starts: '2021-09-17T10:00', ends: '2021-09-17T12:00' });
      const second = await held();
      const cooperative = em.create(Organisation, { name: `Cooperativa ${process.slug}`, alsoKnownAs: [`La Girandola ${process.slug}`], municipality: 'Codogno' });
      em.create(OrganisationCategory, { process, organisation: cooperative, stakeholderCategory: third });
      const [ada, bea, carlo, dino, elsa, waits] = [await aPerson(em), await aPerson(em), await aPerson(em), await aPerson(em), await aPerson(em), await aPerson(em)];
      // Ada changed what she comes as; Bea typed a name that the cooperative is also known by; Carlo belongs to it, and was never asked.
      const said = async (person: Person, meeting: typeof first, at: string, values: Partial<Pick<Registration, 'comesAs' | 'organisationName' | 'municipality' | 'status'>>) => {
        const registration = await aRegistration(person, meeting);
        Object.assign(registration, { registeredAt: new Date(at), ...values });
        await em.flush();
        return registration;
      };
      await attends(ada, first.meeting, 'PRESENT', await said(ada, first, '2021-09-01', { comesAs: third, municipality: ' LODI' }));
      await attends(ada, second.meeting, 'LATE', await said(ada, second, '2021-09-02', { comesAs: union }));
      await attends(bea, first.meeting, 'PRESENT', await said(bea, first, '2021-09-01', { organisationName: `la  GIRANDOLA ${process.slug}`, municipality: 'Lodi' }));
      carlo.organisation = cooperative;
      carlo.municipality = 'Lodi';
      await attends(carlo, second.meeting, 'PRESENT');
      em.create(ProcessPerson, { process, person: dino, category: union, createdAt: new Date() });
      await said(dino, second, '2021-09-01', {});
      await said(elsa, first, '2021-09-01', {});
      const line = await said(waits, first, '2021-09-01', { municipality: 'Crema' });
      Object.assign(line, { status: 'WAITING', position: '1' });
      await em.flush();
    });

    const splitFor = async (browser: Browser) => browser.get<Split>(SPLITS, { slug: process.slug, id: first.meeting.id });
    const staff = async (role: 'READER' | 'FACILITATOR') => {
      const person = await aPerson(em);
      await aRole(em, person, role, role === 'READER' ? { process } : { meeting: first.meeting });
      return signedInBrowser(server, person);
    };
    const inOrder = (lines: SplitLine[]) => lines.map(({ title, registered, waiting, involved, presences }) => [title, registered, waiting, involved, presences]);

    it('by category and by municipality, everybody stands in one line, and the lines add up to the whole', async () => {
      const { process: shown, meeting } = await splitFor(await staff('READER'));
      expect(inOrder(shown.splits?.categories ?? [])).toEqual([
        ['terzo-settore', 1, 0, 2, 2],
        ['sindacato', 2, 0, 1, 2],
        [null, 1, 1, 0, 0],
      ]);
      expect(inOrder(shown.splits?.territories ?? [])).toEqual([
        ['Crema', 0, 1, 0, 0],
        ['Lodi', 2, 0, 3, 4],
        [null, 2, 0, 0, 0],
      ]);
      // What Ada said later, for another meeting, does not count for the first one.
      expect(inOrder(meeting.splits?.categories ?? [])).toEqual([['terzo-settore', 2, 0, 2, 2], ['sindacato', 0, 0, 0, 0], [null, 1, 1, 0, 0]]);
      expect(shown.groups.map(({ splits }) => splits)).toEqual([meeting.splits]);
      for (const { total, categories, territories } of [shown.splits, meeting.splits].flatMap((splits) => splits ?? [])) {
        const sum = (lines: SplitLine[]) => (['registered', 'waiting', 'involved', 'presences'] as const).map((figure) => lines.reduce((all, each) => all + each[figure], 0));
        expect([sum(categories), sum(territories)]).toEqual([sum([total]), sum([total])]);
      }
      const { peopleRegistered, peopleInvolved, presences } = shown.numbers;
      expect(shown.splits?.total).toMatchObject({ registered: peopleRegistered, involved: peopleInvolved, presences });
    });

    it('they are for those who organise, read or run, as a sheet too, and for nobody else', async () => {
      const [reader, facilitator] = [await staff('READER'), await staff('FACILITATOR')];
      const seen = async (browser: Browser) => {
        const { process: shown, meeting } = await splitFor(browser);
        return [shown.splits, shown.groups[0]?.splits, meeting.splits].map((splits) => splits != null);
      };
      expect([await seen(reader), await seen(facilitator), await seen(server.browser())]).toEqual([[true, true, true], [false, false, true], [false, false, false]]);
      const files = [`process/${process.slug}.csv`, `group/${group.id}.xlsx`, `meeting/${first.meeting.id}.csv`].map((file) => `/files/splits/${file}`);
      const statuses = async (browser: Browser) => Promise.all(files.map(async (file) => (await browser.fetch(file)).status));
      expect([await statuses(reader), await statuses(facilitator), await statuses(server.browser())]).toEqual([[200, 200, 200], [403, 403, 200], [401, 401, 401]]);
      const sheet = await (await reader.fetch(files[0] ?? '', { headers: { 'accept-language': 'it' } })).text();
      expect(sheet.split('\r\n').slice(1, 5)).toEqual(['Categoria;terzo-settore;1;0;2;2', 'Categoria;sindacato;2;0;1;2', 'Categoria;non indicato;1;1;0;0', 'Categoria;Totale;4;1;3;4']);
    });

    it('everybody reads them without those of few people, and nothing of them can be computed', async () => {
      const count = '{ value hidden }';
      const publicLine = `{ kind title registered ${count} involved ${count} presences ${count} }`;
      const asked = `query ($slug: String!) { process(slug: $slug) { publicSplits { smallestShown total { registered involved presences } categories ${publicLine} territories ${publicLine} } } }`;
      type Count = { value: number | null; hidden: string | null };
      type PublicLine = { kind: string; title: string | null; registered: Count; involved: Count; presences: Count };
      const read = async () => {
        const { process: shown } = await server.browser().get<{ process: { publicSplits: { total: Omit<SplitLine, 'title' | 'waiting'>; categories: PublicLine[]; territories: PublicLine[] } } }>(asked, { slug: process.slug });
        const lines = (all: PublicLine[]) => all.map(({ kind, title, registered, involved, presences }) => [title ?? kind, ...[registered, involved, presences].map(({ value, hidden }) => value ?? hidden)]);
        return { total: shown.publicSplits.total, categories: lines(shown.publicSplits.categories), territories: lines(shown.publicSplits.territories) };
      };
      const none = ['PROTECTS', 'PROTECTS', 'PROTECTS'];
      expect(await read()).toEqual({
        total: { registered: 4, involved: 3, presences: 4 },
        categories: [['terzo-settore', ...none], ['sindacato', ...none], ['NOT_STATED', ...none]],
        territories: [['OTHER', ...none], ['NOT_STATED', ...none]],
      });
      for (let number = 0; number < 24; number += 1) {
        const registration = await aRegistration(await aPerson(em), first);
        Object.assign(registration, { comesAs: number < 10 ? third : null, municipality: ['Codogno', 'Lodi', 'Lodi'][number % 3] });
      }
      await em.flush();
      const later = await read();
      expect(later.total.registered).toBe(28);
      expect(later.categories).toEqual([['terzo-settore', 'PROTECTS', ...none.slice(1)], ['sindacato', 'SMALL', ...none.slice(1)], ['NOT_STATED', 15, ...none.slice(1)]]);
      expect(later.territories).toEqual([['Codogno', 'PROTECTS', ...none.slice(1)], ['Lodi', 18, ...none.slice(1)], ['NOT_STATED', 'SMALL', ...none.slice(1)]]);
    });
  });

  it('keeps head counts apart, and says what is made up', async () => {
    const { meeting } = await held();
    meeting.headCount = 120;
    const open = await aMeeting(em, { process });
    open.meeting.headCount = 50;
    await em.flush();
    expect(await numbersOf()).toMatchObject({ headCounts: 120, peopleInvolved: 0, synthetic: false });
    process.synthetic = true;
    await em.flush();
    expect((await numbersOf()).synthetic).toBe(true);
  });

  it('opens each number to exactly what was counted, for the organiser', async () => {
    const meetings = [await held(), await held(), await held()];
    for (const [index, name] of ['Zoe', 'élan', 'Anna'].entries()) {
      const person = await aPerson(em, { name, email: `${name.toLowerCase()}@example.org`.replace('é', 'e') });
      for (const meeting of meetings.slice(index)) await attends(person, meeting.meeting, 'PRESENT', await aRegistration(person, meeting));
    }
    const organiser = await aPerson(em);
    await aRole(em, organiser, 'ORGANISER', { process });
    const [numbers, lists] = [await numbersOf(), await listsFor(await signedInBrowser(server, organiser))];
    expect(numbers).toMatchObject({ peopleInvolved: 3, presences: 6, peopleRegistered: 3, meetingsHeld: 3, meetingsPlanned: 3, organisationsInvolved: 0 });
    expect(lists.peopleInvolvedList?.edges.map(({ node }) => [node.person.name, node.person.email, node.meetings])).toEqual([
      ['Anna', 'anna@example.org', 1], ['élan', 'elan@example.org', 2], ['Zoe', 'zoe@example.org', 3],
    ]);
    expect([lists.peopleInvolvedList, lists.presencesList, lists.peopleRegisteredList, lists.meetingsHeldList, lists.meetingsPlannedList, lists.organisationsInvolvedList].map((list) => list?.totalCount)).toEqual([
      numbers.peopleInvolved, numbers.presences, numbers.peopleRegistered, numbers.meetingsHeld, numbers.meetingsPlanned, numbers.organisationsInvolved,
    ]);
    expect(lists.presencesList?.edges).toHaveLength(6);
  });

  it('gives a reader numbers and organisations, no names; and everybody else numbers only', async () => {
    const { meeting } = await held();
    await attends(await aPerson(em), meeting, 'PRESENT');
    const [reader, facilitator, foreign] = [await aPerson(em), await aPerson(em), await aPerson(em)];
    await aRole(em, reader, 'READER', { process });
    await aRole(em, facilitator, 'FACILITATOR', { meeting });
    await aRole(em, foreign, 'ORGANISER', { process: await aProcess(em) });
    const names = { peopleRegisteredList: null, peopleInvolvedList: null, presencesList: null };
    expect(await listsFor(await signedInBrowser(server, reader))).toMatchObject({ ...names, organisationsInvolvedList: { totalCount: 0 } });
    for (const browser of [server.browser(), await signedInBrowser(server, facilitator), await signedInBrowser(server, foreign)]) {
      expect(await listsFor(browser)).toMatchObject({ ...names, organisationsInvolvedList: null, meetingsHeldList: { totalCount: 1 } });
    }
  });

  it('counts several processes at once, each for itself', async () => {
    const other = await aProcess(em);
    const { meeting } = await held();
    await attends(await aPerson(em), meeting, 'PRESENT');
    const { processes } = await server.browser().get<{ processes: { edges: { node: { slug: string; numbers: Numbers } }[] } }>(
      '{ processes(first: 100) { edges { node { slug numbers { peopleInvolved meetingsHeld } } } } }',
    );
    const found = new Map(processes.edges.map(({ node }) => [node.slug, node.numbers]));
    expect([found.get(process.slug), found.get(other.slug)]).toEqual([{ peopleInvolved: 1, meetingsHeld: 1 }, { peopleInvolved: 0, meetingsHeld: 0 }]);
  });

  it('follows the door: nothing until the meeting is closed, one less when a person’s only attendance is taken back', async () => {
    const door = await MeetingDoor.open(server);
    const organiser = await aPerson(door.em);
    await aRole(door.em, organiser, 'ORGANISER', { process: door.process });
    const browser = await signedInBrowser(server, organiser);
    const change = (name: string) => browser.get(`mutation ($id: ID!) { ${name}(input: { meetingId: $id }) { userErrors { code } } }`, { id: door.meeting.id });
    const involved = async () => {
      const { peopleInvolved, presences, meetingsHeld } = await numbersOf(door.process.slug);
      return [meetingsHeld, peopleInvolved, presences];
    };
    const meetingNumbers = async () => (await server.browser().get<{ meeting: { numbers: unknown } }>('query ($id: ID!) { meeting(id: $id) { numbers { present } } }', { id: door.meeting.id })).meeting.numbers;
    const [one, other] = [await door.aRegistration(), await door.aRegistration()];
    const mistaken = anEvent({ registrationId: other.id });
    await door.record(door.anna, anEvent({ registrationId: one.id }), mistaken, anEvent({ walkIn: { name: 'Ospite' } }));
    server.setNow(minutes(130));
    expect([await involved(), await meetingNumbers()]).toEqual([[0, 0, 0], null]);
    await change('closeMeeting');
    expect([await involved(), await meetingNumbers()]).toEqual([[1, 3, 3], { present: 3 }]);
    await change('reopenMeeting');
    expect(await involved()).toEqual([0, 0, 0]);
    await door.record(door.anna, anEvent({ undoOf: mistaken.nonce, at: minutes(120).toISOString() }));
    await change('closeMeeting');
    expect([await involved(), await meetingNumbers()]).toEqual([[1, 2, 2], { present: 2 }]);
    const sheet = await (await server.browser().fetch(`/files/numbers/${door.process.slug}.csv`, { headers: { 'accept-language': 'it' } })).text();
    expect(sheet.split('\r\n').slice(0, 3)).toEqual(['Numero;Valore;Regola', expect.stringMatching(/^Incontri tenuti;1;/), expect.stringMatching(/^Persone coinvolte;2;/)]);
  });

  it('hands them on as a sheet, which says when people are made up, and of no process that is not public', async () => {
    const em = server.em();
    const process = await aProcess(em);
    process.synthetic = true;
    await em.flush();
    await aMeeting(em, { process });
    const sheet = await server.browser().fetch(`/files/numbers/${process.slug}.csv`);
    expect([sheet.status, sheet.headers.get('content-disposition')]).toEqual([200, `attachment; filename="${process.slug}.csv"`]);
    const hidden = await aProcess(em, { published: false });
    expect((await server.browser().fetch(`/files/numbers/${hidden.slug}.csv`)).status).toBe(404);
  });
});
