import { Group } from '../src/groups/group.entity.js';
import { OutgoingMail } from '../src/mail/outgoing-mail.entity.js';
import type { Admission } from '../src/meetings/admission.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { Milestone } from '../src/processes/milestone.entity.js';
import { Phase } from '../src/processes/phase.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { Track } from '../src/processes/track.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const MEETINGS = `mutation ($input: DuplicateMeetingsInput!) {
  duplicateMeetings(input: $input) {
    copies { date starts clashes original { id } }
    meetings { id status number displayTitle onlineUrl days { starts } group { key } tracks { key } admissions { title seats } registrations { totalCount } }
    userErrors { code message path } } }`;
const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { registration { status } userErrors { code } } }`;
const PROCESS = `mutation ($input: DuplicateProcessInput!) { duplicateProcess(input: $input) { process { slug } userErrors { code path } } }`;
const SHOW = `query ($slug: String!) { process(slug: $slug) {
  title span tracks { key } phases { span tracks { key } } milestones { date track { key } } groups { key }
  meetings(first: 100) { totalCount edges { node { status number displayTitle date group { key } days { starts } } } } } }`;

interface Copied {
  duplicateMeetings: {
    copies: { date: string; starts: string | null; clashes: string[] }[];
    meetings: { id: string; status: string; number: number | null; displayTitle: string; days: { starts: string }[]; admissions: { title: string; seats: number }[]; registrations: { totalCount: number } }[];
    userErrors: { code: string; message: string; path: string[] }[];
  };
}
interface Shown {
  process: {
    title: string;
    span: string;
    tracks: { key: string }[];
    phases: { span: string; tracks: { key: string }[] }[];
    milestones: { date: string; track: { key: string } }[];
    meetings: { totalCount: number; edges: { node: { status: string; number: number; date: string; group: { key: string }; days: { starts: string }[] } }[] };
  } | null;
}

describe('duplicating a plan', () => {
  let server: TestServer;
  let organiser: Browser;
  let stranger: Browser;
  let process: Process;
  let cycle: { meeting: Meeting; admission: Admission }[];

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    process = await aProcess(em, { slug: 'laboratorio-2027' });
    const track = em.create(Track, { process, key: 'listening', title: { it: 'Ascolto' }, position: 0, programme: null });
    em.create(Phase, { process, key: 'one', title: null, note: null, span: '2027-03/2027-05', earliest: '2027-03-01', latest: '2027-05-31', tracks: [track], inferred: null, position: 0 });
    em.create(Milestone, { process, key: 'before', title: { it: 'Studi' }, note: null, date: '2027/..', earliest: '2027-01-01', latest: null, track: null, partners: [], inferred: null, position: 1 });
    em.create(Milestone, { process, key: 'report', title: { it: 'Rapporto' }, note: null, date: '2027-06', earliest: '2027-06-01', latest: '2027-06-30', track, partners: [], inferred: null, position: 0 });
    const group = em.create(Group, { process, key: '1', kind: 'THEMATIC', title: null, inferred: null, position: 0 });
    const series = em.create(Series, { process, group, key: 'group-1', title: null, inferred: null, position: 0 });
    cycle = [];
    for (const [index, day] of ['2027-03-05', '2027-04-02', '2027-05-07'].entries()) {
      const session = em.create(Session, { series, number: index + 1 });
      await em.flush();
      cycle.push(await aMeeting(em, { process, group, session, starts: `${day}T09:30`, ends: `${day}T13:00`, seats: 30 }));
    }
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
    stranger = await signedInBrowser(server, await aPerson(em));
    const [first] = cycle;
    await stranger.get(REGISTER, { input: { meetingId: first?.meeting.id, admissionId: first?.admission.id, idempotencyKey: 'once' } });
  });
  afterAll(() => server.stop());

  const all = ['TEXTS', 'PLACE', 'AGENDA', 'DOCUMENTS', 'ADMISSIONS'];
  const copy = async (input: object) => (await organiser.get<Copied>(MEETINGS, { input: { processSlug: process.slug, parts: all, ...input } })).duplicateMeetings;

  it("copies a group's cycle to the autumn: Fridays stay Fridays, numbers go on, all are drafts without people, and nobody is told", async () => {
    const told = await server.em().count(OutgoingMail, {});
    const { meetings, userErrors } = await copy({ groupKey: '1', firstDay: '2027-09-01' });
    expect(userErrors).toEqual([]);
    expect(await server.em().count(OutgoingMail, {})).toBe(told);
    expect(meetings.map(({ status, number, days }) => [status, number, days[0]?.starts])).toEqual([
      ['DRAFT', 4, '2027-09-03T09:30'],
      ['DRAFT', 5, '2027-10-01T09:30'],
      ['DRAFT', 6, '2027-11-05T09:30'],
    ]);
    expect(meetings.map(({ admissions, registrations }) => [admissions[0]?.seats, registrations.totalCount])).toEqual([[30, 0], [30, 0], [30, 0]]);
  });

  it('shows first where the copies would lie and what they clash with, and makes none', async () => {
    const { copies, meetings } = await copy({ meetingIds: [cycle[0]?.meeting.id], firstDay: '2027-04-02', dryRun: true });
    expect(meetings).toEqual([]);
    expect(copies).toMatchObject([{ date: '2027-04-02', starts: '2027-04-02T09:30' }]);
    expect(copies[0]?.clashes.join()).toMatch(/si riunisce già/);
  });

  it('leaves the seats behind where they are not wanted, and begins a new series with the same numbers', async () => {
    const { meetings } = await copy({ groupKey: '1', firstDay: '2028-03-03', parts: [], newSeries: [{ locale: 'it', text: 'Secondo ciclo' }] });
    expect(meetings.slice(0, 3).map(({ number, admissions }) => [number, admissions.length])).toEqual([[1, 0], [2, 0], [3, 0]]);
  });

  it.each([
    ['a day that no calendar has', { groupKey: '1', firstDay: '2027-02-30' }, 'firstDay'],
    ['nothing at all', { firstDay: '2027-09-03' }, 'meetingIds'],
    ['a meeting of somebody else', { meetingIds: ['018f0000-0000-7000-8000-000000000000'], firstDay: '2027-09-03' }, 'meetingIds'],
    ['a group without meetings', { groupKey: 'none', firstDay: '2027-09-03' }, 'groupKey'],
  ])('refuses %s at its field', async (_, input, field) => {
    const { userErrors, meetings } = await copy(input);
    expect(userErrors.map(({ path }) => path[0])).toEqual([field]);
    expect(meetings).toEqual([]);
  });

  it('copies a whole process a year later, imprecise dates as imprecise as they are, and shows it to its organiser alone', async () => {
    const { duplicateProcess } = await organiser.get<{ duplicateProcess: { process: { slug: string } | null; userErrors: object[] } }>(PROCESS, {
      input: { processSlug: process.slug, slug: 'laboratorio-2028', title: [{ locale: 'it', text: 'Laboratorio 2028' }], firstDay: '2028-03-01', parts: all },
    });
    expect(duplicateProcess).toEqual({ process: { slug: 'laboratorio-2028' }, userErrors: [] });
    const { process: shown } = await organiser.get<Shown>(SHOW, { slug: 'laboratorio-2028' });
    expect(shown).toMatchObject({ title: 'Laboratorio 2028', tracks: [{ key: 'listening' }], phases: [{ span: '2028-03/2028-05', tracks: [{ key: 'listening' }] }], milestones: [{ date: '2028-06', track: { key: 'listening' } }, { date: '2028/..', track: null }] });
    const [first] = shown?.meetings.edges ?? [];
    expect(first?.node).toMatchObject({ status: 'DRAFT', number: 1, group: { key: '1' }, days: [{ starts: '2028-03-03T09:30' }] });
    expect((await stranger.get<Shown>(SHOW, { slug: 'laboratorio-2028' })).process).toBeNull();
    await organiser.get(`mutation { publishProcess(input: { processSlug: "laboratorio-2028" }) { userErrors { code } } }`);
    expect((await stranger.get<Shown>(SHOW, { slug: 'laboratorio-2028' })).process?.meetings.totalCount).toBe(0);
  });

  it.each([
    ['an address that is taken', { slug: 'laboratorio-2027' }, 'slug'],
    ['an address that is none', { slug: 'Laboratorio 2029!' }, 'slug'],
    ['no title', { title: [] }, 'title'],
    ['a day that is none', { firstDay: 'spring' }, 'firstDay'],
  ])('refuses %s', async (_, input, field) => {
    const whole = { processSlug: process.slug, slug: 'laboratorio-2029', title: [{ locale: 'it', text: 'X' }], firstDay: '2029-03-01', parts: [], ...input };
    const { duplicateProcess } = await organiser.get<{ duplicateProcess: { process: object | null; userErrors: { path: string[] }[] } }>(PROCESS, { input: whole });
    expect(duplicateProcess).toMatchObject({ process: null, userErrors: [{ path: [field] }] });
  });

  it('is for the organisers of the process', async () => {
    const { errors } = await stranger.ask(MEETINGS, { input: { processSlug: process.slug, groupKey: '1', firstDay: '2027-09-01', parts: [] } });
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});
