import type { EntityManager } from '@mikro-orm/postgresql';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { Group } from '../src/groups/group.entity.js';
import { writeGroups } from '../src/meetings/meeting-groups.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { Track } from '../src/processes/track.entity.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, type MeetingValues, signedInBrowser } from './harness/builders.js';
import { register } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const CREATE = `mutation ($input: CreateMeetingInput!) { createMeeting(input: $input) {
  meeting { id displayTitle group { key } groups { key } tracks { key } announcements } userErrors { code path } } }`;
const EDIT = `mutation ($input: EditMeetingInput!) { editMeeting(input: $input) {
  meeting { displayTitle version group { key } groups { key } } userErrors { code path } } }`;
const LISTED = `query ($filter: MeetingFilter!) { meetings(filter: $filter) { totalCount edges { node { id } } } }`;

interface Planned {
  meeting: { id: string; displayTitle: string; version: number; group: { key: string } | null; groups: { key: string }[] } | null;
  userErrors: { code: string; path: string[] }[];
}

describe('a meeting of several groups', () => {
  let server: TestServer;
  let em: EntityManager;
  let process: Process;
  let one: Group;
  let two: Group;
  let three: Group;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    em = server.em();
    process = await aProcess(em);
    const group = (key: string, position: number) => em.create(Group, { process, key, kind: 'THEMATIC', position });
    [one, two, three] = [group('1', 0), group('2', 1), group('3', 2)];
    for (const [position, key] of ['ascolto', 'confronto'].entries()) em.create(Track, { process, key, title: { it: `Filone di ${key}` }, position, programme: null });
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
  });
  afterAll(() => server.stop());

  const create = async (input: object) =>
    (await organiser.get<{ createMeeting: Planned }>(CREATE, { input: { processSlug: process.slug, startsAt: '2099-06-01T10:00', endsAt: '2099-06-01T12:00', ...input } })).createMeeting;
  const edit = async (input: object) => (await organiser.get<{ editMeeting: Planned }>(EDIT, { input })).editMeeting;
  const listed = async (filter: object, browser = organiser) =>
    (await browser.get<{ meetings: { totalCount: number; edges: { node: { id: string } }[] } }>(LISTED, { filter: { processSlug: process.slug, ...filter } })).meetings;

  /** A meeting of the first two groups. */
  async function shared(values: MeetingValues = {}): Promise<Awaited<ReturnType<typeof aMeeting>>> {
    const made = await aMeeting(em, { process, group: one, ...values });
    await writeGroups(em, [{ meetingId: made.meeting.id, groupIds: [one.id, two.id] }]);
    return made;
  }

  const facilitatorOf = async (group: Group) => {
    const person = await aPerson(em);
    await aRole(em, person, 'FACILITATOR', { group });
    return signedInBrowser(server, person);
  };
  const runs = async (browser: Browser, { id }: Meeting) =>
    (await browser.get<{ meeting: { invitations: object | null } | null }>('query ($id: ID!) { meeting(id: $id) { invitations(first: 0) { totalCount } } }', { id })).meeting;

  it('is led by the first, which numbers and titles it', async () => {
    const { meeting, userErrors } = await create({ groupKeys: ['2', '3', '1', '3'], number: 4 });
    expect(userErrors).toEqual([]);
    expect(meeting).toMatchObject({ displayTitle: 'Gruppo 2, incontro 4', group: { key: '2' }, groups: [{ key: '2' }, { key: '1' }, { key: '3' }] });
    expect((await create({ groupKey: '3', groupKeys: ['1', '3'] })).meeting?.groups).toEqual([{ key: '3' }, { key: '1' }]);
    expect((await create({ groupKeys: ['1', 'nobody'] })).userErrors).toEqual([{ code: 'UNKNOWN_REFERENCE', path: ['groupKeys'] }]);
  });

  it('is planned with its tracks and with what is announced of it, and the log remembers in words what of that changes', async () => {
    const services = { interpreters: ['fr'], signLanguage: true };
    const { meeting } = await create({ groupKeys: ['1', '2'], trackKeys: ['confronto', 'ascolto'], services });
    expect(meeting).toMatchObject({ tracks: [{ key: 'ascolto' }, { key: 'confronto' }], announcements: ['Interpretariato: francese.', expect.stringContaining('lingua dei segni')] });
    await edit({ meetingId: meeting?.id, groupKeys: ['1', '3'], trackKeys: ['ascolto'], services: null });
    const HISTORY = 'query ($id: ID!) { meeting(id: $id) { history(first: 1) { edges { node { facts { label before after } } } } } }';
    const { meeting: read } = await organiser.get<{ meeting: { history: { edges: { node: object }[] } } }>(HISTORY, { id: meeting?.id });
    expect(read.history.edges[0]?.node).toEqual({
      facts: [
        { label: 'Gruppi', before: 'Gruppo 1, Gruppo 2', after: 'Gruppo 1, Gruppo 3' },
        { label: 'Filoni', before: 'Filone di ascolto, Filone di confronto', after: 'Filone di ascolto' },
        { label: 'Servizi annunciati', before: expect.stringContaining('francese'), after: null },
      ],
    });
  });

  it('is edited once, and keeps the group that counts it', async () => {
    const numbered = (await create({ groupKeys: ['1', '2'], number: 8 })).meeting;
    expect((await edit({ meetingId: numbered?.id, groupKeys: ['1', '3'], version: 1 })).meeting).toMatchObject({ version: 2, groups: [{ key: '1' }, { key: '3' }] });
    expect((await edit({ meetingId: numbered?.id, groupKeys: ['3', '1'] })).userErrors).toEqual([{ code: 'INVALID', path: ['groupKeys'] }]);
    const loose = (await create({ groupKeys: ['1', '2'] })).meeting;
    expect((await edit({ meetingId: loose?.id, groupKeys: ['2', '1'] })).meeting).toMatchObject({ displayTitle: 'Gruppo 2', groups: [{ key: '2' }, { key: '1' }] });
    expect((await edit({ meetingId: loose?.id, groupKeys: [] })).meeting).toMatchObject({ group: null, groups: [] });
  });

  it('is listed once everywhere, under each of its groups', async () => {
    const before = [await listed({}), await listed({ groupKey: '1' }), await listed({ groupKey: '2' }), await listed({ groupKey: '3' })];
    const { meeting } = await shared();
    const after = [await listed({}), await listed({ groupKey: '1' }), await listed({ groupKey: '2' }), await listed({ groupKey: '3' })];
    expect(after.map(({ totalCount }, index) => totalCount - (before[index]?.totalCount ?? 0))).toEqual([1, 1, 1, 0]);
    for (const { edges } of after.slice(0, 3)) expect(edges.filter(({ node }) => node.id === meeting.id)).toHaveLength(1);
    const OF_GROUPS = 'query ($slug: String!) { process(slug: $slug) { groups { key meetings { edges { node { id } } } } } }';
    const { process: found } = await server.browser().get<{ process: { groups: { key: string; meetings: { edges: { node: { id: string } }[] } }[] } }>(OF_GROUPS, { slug: process.slug });
    expect(found.groups.flatMap(({ key, meetings }) => meetings.edges.filter(({ node }) => node.id === meeting.id).map(() => key))).toEqual(['1', '2']);
  });

  it('is found by the name of any of them', async () => {
    const { meeting } = await shared();
    meeting.title = { it: 'Le case della comunità' };
    await em.flush();
    const found = await listed({ text: 'gruppo 2 case comunità' });
    expect(found.edges.map(({ node }) => node.id)).toEqual([meeting.id]);
  });

  it('is run by the facilitators of each, drafts too, and of no other', async () => {
    const { meeting } = await shared({ status: 'DRAFT' });
    for (const group of [one, two]) {
      const facilitator = await facilitatorOf(group);
      expect(await runs(facilitator, meeting)).toEqual({ invitations: { totalCount: 0 } });
      expect((await listed({ groupKey: group.key }, facilitator)).edges.filter(({ node }) => node.id === meeting.id)).toHaveLength(1);
    }
    expect(await runs(await facilitatorOf(three), meeting)).toBeNull();
  });

  it('is for the members of each where a seat is for its group', async () => {
    const { meeting, admission } = await shared({ audience: 'GROUP' });
    const memberOf = async (group: Group) => {
      const person = await aPerson(em);
      em.create(GroupMembership, { group, person, role: 'MEMBER', startsOn: null, endsOn: null });
      await em.flush();
      return signedInBrowser(server, person);
    };
    const answers = [await register(await memberOf(two), meeting, admission), await register(await memberOf(three), meeting, admission)];
    expect(answers).toMatchObject([{ registration: { status: 'CONFIRMED' } }, { registration: null, userErrors: [{ code: 'NOT_FOR_YOU' }] }]);
  });

  it('is in the calendar of each, which tells that it changed', async () => {
    const calendarOf = (group: Group) => server.browser().fetch(`/calendar/group/${group.id}.ics`);
    const before = await calendarOf(three);
    const { meeting } = await shared();
    expect(await (await calendarOf(two)).text()).toContain(meeting.title?.it);
    expect(await (await calendarOf(three)).text()).not.toContain(meeting.title?.it);
    await edit({ meetingId: meeting.id, groupKeys: ['1', '3'] });
    const after = await calendarOf(three);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    const text = await after.text();
    expect(text).toContain(meeting.title?.it);
    expect(text).toMatch(/NAME:Gruppo 3/);
    expect(await (await calendarOf(two)).text()).not.toContain(meeting.title?.it);
  });

  it('keeps a leading group that is written without the others', async () => {
    const { meeting } = await shared();
    meeting.group = three;
    await em.flush();
    const GROUPS = 'query ($id: ID!) { meeting(id: $id) { groups { key } } }';
    expect(await organiser.get(GROUPS, { id: meeting.id })).toEqual({ meeting: { groups: [{ key: '3' }, { key: '2' }] } });
  });
});
