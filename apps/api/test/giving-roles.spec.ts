import { makeAdminLink } from '../src/access/admin-link.js';
import { Group } from '../src/groups/group.entity.js';
import { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

interface Granted {
  grantRole: { assignment: { id: string; role: string; person: { email: string } } | null; userErrors: { code: string; path: string[] | null }[] };
}
interface Roles {
  roles: { totalCount: number; edges: { node: { id: string; role: string; person: { id: string } } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
interface Log {
  auditLog: {
    totalCount: number;
    edges: { node: { action: string; processId: string | null; subjectId: string; person: { name: string; email: string | null } | null; details: { key: string; value: string }[] } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
}
interface People {
  people: { totalCount: number; edges: { node: { name: string; email: string | null; roles: { role: string }[] | null } }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
}

const USE_LINK = 'mutation ($token: String!) { useSignInLink(input: { token: $token }) { person { email isStaff } userErrors { code } } }';
const GRANT = `mutation ($input: GrantRoleInput!) {
  grantRole(input: $input) { assignment { id role person { email } } userErrors { code path } } }`;
const REVOKE = 'mutation ($id: ID!) { revokeRole(input: { assignmentId: $id }) { revoked userErrors { code message } } }';
const ROLES = `query ($first: Int, $after: String, $filter: RoleFilter) {
  roles(first: $first, after: $after, filter: $filter) { totalCount edges { node { id role person { id } } } pageInfo { hasNextPage endCursor } } }`;
const LOG = `query ($first: Int, $after: String, $filter: AuditFilter) {
  auditLog(first: $first, after: $after, filter: $filter) {
    totalCount edges { node { action processId subjectId person { name email } details { key value } } } pageInfo { hasNextPage endCursor } } }`;
const PEOPLE = `query ($text: String, $first: Int, $after: String) {
  people(text: $text, first: $first, after: $after) { totalCount edges { node { name email roles { role } } } pageInfo { hasNextPage endCursor } } }`;

const MINUTE = 60_000;

describe('giving roles', () => {
  let server: TestServer;
  let administrator: Browser;
  let process: Process;
  let group: Group;

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    const admin = await aPerson(em, { name: 'Ada Amministra', email: 'ada@example.org' });
    await aRole(em, admin, 'ADMINISTRATOR');
    administrator = await signedInBrowser(server, admin);
    process = await aProcess(em);
    group = em.create(Group, { process, key: '1', kind: 'THEMATIC', position: 0 });
    await em.flush();
  });
  afterAll(() => server.stop());

  const codeOf = async (browser: Browser, query: string, variables: Record<string, unknown>) => (await browser.ask(query, variables)).errors[0]?.extensions.code;

  async function grant(input: Record<string, unknown>) {
    return (await administrator.get<Granted>(GRANT, { input })).grantRole;
  }

  it('makes an organiser, from the next request on', async () => {
    const person = await aPerson(server.em());
    const browser = await signedInBrowser(server, person);
    expect(await browser.get('{ me { isStaff } }')).toEqual({ me: { isStaff: false } });
    const { assignment, userErrors } = await grant({ personId: person.id, role: 'ORGANISER', processId: process.id });
    expect(userErrors).toEqual([]);
    expect(assignment).toMatchObject({ role: 'ORGANISER', person: { email: person.email } });
    expect(await browser.get('{ me { isStaff roles { role } } }')).toEqual({ me: { isStaff: true, roles: [{ role: 'ORGANISER' }] } });

    expect(await administrator.get(REVOKE, { id: assignment?.id })).toEqual({ revokeRole: { revoked: true, userErrors: [] } });
    expect(await browser.get('{ me { isStaff } }')).toEqual({ me: { isStaff: false } });
    expect(await codeOf(administrator, REVOKE, { id: assignment?.id })).toBe('NOT_FOUND');
  });

  it('knows nobody twice: the same role again is the one that was there', async () => {
    const { id } = await aPerson(server.em());
    const [first, again] = [await grant({ personId: id, role: 'FACILITATOR', groupId: group.id }), await grant({ personId: id, role: 'FACILITATOR', groupId: group.id })];
    expect(again.assignment?.id).toBe(first.assignment?.id);
  });

  it('can go to an address that nobody is known by yet', async () => {
    const { assignment } = await grant({ email: 'new.organiser@example.org', role: 'READER', processId: process.id });
    expect(assignment?.person.email).toBe('new.organiser@example.org');
    expect(await server.em().count(Person, { email: 'new.organiser@example.org' })).toBe(1);
  });

  it('holds only where it can', async () => {
    const { meeting } = await aMeeting(server.em(), { process });
    const { id: personId } = await aPerson(server.em());
    const refused = async (input: object) => (await grant({ personId, ...input })).userErrors;
    expect(await refused({ role: 'ORGANISER' })).toEqual([{ code: 'INVALID', path: ['processId'] }]);
    expect(await refused({ role: 'ORGANISER', processId: process.id, meetingId: meeting.id })).toEqual([{ code: 'INVALID', path: ['meetingId'] }]);
    expect(await refused({ role: 'ADMINISTRATOR', processId: process.id })).toEqual([{ code: 'INVALID', path: ['processId'] }]);
    expect(await refused({ role: 'DESK', groupId: group.id })).toEqual([{ code: 'INVALID', path: ['groupId'] }]);
    expect(await refused({ role: 'FACILITATOR', groupId: group.id, meetingId: meeting.id })).toEqual([{ code: 'INVALID', path: ['meetingId'] }]);
    expect(await refused({ role: 'ORGANISER', processId: meeting.id })).toMatchObject([{ code: 'UNKNOWN_REFERENCE' }]);
    expect(await refused({ role: 'ORGANISER', processId: 'x' })).toMatchObject([{ code: 'UNKNOWN_REFERENCE' }]);
    expect(await refused({ role: 'READER', processId: process.id, personId: meeting.id })).toEqual([{ code: 'UNKNOWN_REFERENCE', path: ['personId'] }]);
    expect((await grant({ role: 'ADMINISTRATOR' })).userErrors).toEqual([{ code: 'INVALID', path: ['email'] }]);
    expect((await grant({ role: 'ADMINISTRATOR', email: 'nobody' })).userErrors).toEqual([{ code: 'INVALID', path: ['email'] }]);
  });

  it('never leaves an installation without an administrator, also when two remove each other at once', async () => {
    const only = await startTestServer();
    try {
      const people = [await aPerson(only.em()), await aPerson(only.em())];
      for (const person of people) await aRole(only.em(), person, 'ADMINISTRATOR');
      const browsers = await Promise.all(people.map((person) => signedInBrowser(only, person)));
      const [first] = browsers;
      const ids = (await first?.get<Roles>(ROLES, { filter: { role: 'ADMINISTRATOR' } }))?.roles.edges.map(({ node }) => node.id) ?? [];
      await Promise.all(browsers.map((browser, index) => browser.ask(REVOKE, { id: ids[1 - index] })));
      const [left] = await only.em().execute<{ left: number }[]>(`select count(*)::int as left from role_assignment where role = 'ADMINISTRATOR'`);
      expect(left?.left).toBe(1);
    } finally {
      await only.stop();
    }
  });

  it('is for administrators: others hear that they may not, strangers that they must sign in', async () => {
    const organiser = await aPerson(server.em());
    await aRole(server.em(), organiser, 'ORGANISER', { process });
    const browser = await signedInBrowser(server, organiser);
    const input = { personId: organiser.id, role: 'ADMINISTRATOR' };
    for (const [query, variables] of [[GRANT, { input }], [REVOKE, { id: organiser.id }], [ROLES, {}], [PEOPLE, {}]] as const) {
      expect(await codeOf(browser, query, variables)).toBe('FORBIDDEN');
      expect(await codeOf(server.browser(), query, variables)).toBe('UNAUTHENTICATED');
    }
  });

  it('is listed by pages, by role and by process', async () => {
    const { meeting, process: other } = await aMeeting(server.em());
    const ids: (string | undefined)[] = [];
    for (const role of ['DESK', 'FACILITATOR', 'DESK']) {
      const { id } = await aPerson(server.em());
      ids.push((await grant({ personId: id, role, meetingId: meeting.id })).assignment?.id);
    }
    const first = (await administrator.get<Roles>(ROLES, { first: 2, filter: { processId: other.id } })).roles;
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = (await administrator.get<Roles>(ROLES, { first: 2, after: first.pageInfo.endCursor, filter: { processId: other.id } })).roles;
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(ids);
    expect((await administrator.get<Roles>(ROLES, { filter: { processId: other.id, role: 'DESK' } })).roles.totalCount).toBe(2);
  });

  it('says where each holds, to whom it belongs', async () => {
    const { meeting } = await aMeeting(server.em(), { process });
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'READER', { process });
    await aRole(server.em(), person, 'FACILITATOR', { group });
    await aRole(server.em(), person, 'DESK', { meeting });
    const browser = await signedInBrowser(server, person);
    expect(await browser.get('{ me { roles { role process { slug } group { id } meeting { id } } } }')).toEqual({
      me: {
        roles: [
          { role: 'READER', process: { slug: process.slug }, group: null, meeting: null },
          { role: 'FACILITATOR', process: null, group: { id: group.id }, meeting: null },
          { role: 'DESK', process: null, group: null, meeting: { id: meeting.id } },
        ],
      },
    });
  });

  describe('people', () => {
    it('are found by a part of the name or of the address, page by page', async () => {
      for (const name of ['Zeno Cercato', 'Alba Cercato', 'Mara Cercato']) await aPerson(server.em(), { name });
      await aPerson(server.em(), { name: 'Altra', email: 'cercato@example.org' });
      const first = (await administrator.get<People>(PEOPLE, { text: 'CERCATO', first: 3 })).people;
      expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
      const second = (await administrator.get<People>(PEOPLE, { text: 'cercato', first: 3, after: first.pageInfo.endCursor })).people;
      expect([...first.edges, ...second.edges].map(({ node }) => node.name)).toEqual(['Alba Cercato', 'Altra', 'Mara Cercato', 'Zeno Cercato']);
      expect(first.edges[1]?.node).toMatchObject({ email: 'cercato@example.org', roles: [] });
    });

    it('are not found by signs that mean something to a database', async () => {
      expect((await administrator.get<People>(PEOPLE, { text: '%' })).people.totalCount).toBe(0);
      expect((await administrator.get<People>(PEOPLE, { text: '_' })).people.totalCount).toBe(0);
    });
  });

  describe('the log', () => {
    it('says who gave and took which role', async () => {
      const { id: personId } = await aPerson(server.em());
      const { assignment } = await grant({ personId, role: 'FACILITATOR', groupId: group.id });
      await administrator.get(REVOKE, { id: assignment?.id });
      const { auditLog } = await administrator.get<Log>(LOG, { filter: { subjectId: personId, subjectType: 'person' } });
      expect(auditLog.edges.map(({ node }) => [node.action, node.processId, node.person?.name])).toEqual([
        ['role.revoked', process.id, 'Ada Amministra'],
        ['role.granted', process.id, 'Ada Amministra'],
      ]);
      expect(auditLog.edges[0]?.node.details).toContainEqual({ key: 'role', value: '"FACILITATOR"' });
    });

    it('is read by organisers for their own processes only, and without addresses', async () => {
      const own = await aProcess(server.em());
      const organiser = await aPerson(server.em());
      await aRole(server.em(), organiser, 'ORGANISER', { process: own });
      const browser = await signedInBrowser(server, organiser);
      const helper = await aPerson(server.em());
      await grant({ personId: helper.id, role: 'READER', processId: own.id });
      await grant({ personId: helper.id, role: 'READER', processId: process.id });
      await grant({ personId: helper.id, role: 'ADMINISTRATOR' });

      const { auditLog } = await browser.get<Log>(LOG);
      expect(auditLog.edges.map(({ node }) => node.processId)).toEqual([own.id]);
      expect(auditLog.edges[0]?.node.person).toEqual({ name: 'Ada Amministra', email: null });
      for (const filter of [{ processId: process.id }, { subjectId: helper.id, processId: process.id }]) {
        expect((await browser.get<Log>(LOG, { filter })).auditLog).toMatchObject({ totalCount: 0, edges: [] });
      }
      expect(await codeOf(await signedInBrowser(server, helper), LOG, {})).toBeUndefined(); // an administrator by now
      const reader = await aPerson(server.em());
      await aRole(server.em(), reader, 'READER', { process: own });
      expect(await codeOf(await signedInBrowser(server, reader), LOG, {})).toBe('FORBIDDEN');
      expect(await codeOf(server.browser(), LOG, {})).toBe('UNAUTHENTICATED');
    });

    it('is read page by page and by time, the newest first', async () => {
      const all = (await administrator.get<Log>(LOG, { first: 100 })).auditLog;
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { auditLog }: Log = await administrator.get<Log>(LOG, { first: 3, after });
        seen.push(...auditLog.edges.map(({ node }) => `${node.action} ${node.subjectId}`));
        after = auditLog.pageInfo.hasNextPage ? auditLog.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(all.edges.map(({ node }) => `${node.action} ${node.subjectId}`));
      expect(all.totalCount).toBe(seen.length);
      const never = { to: '2000-01-01T00:00:00Z' };
      expect((await administrator.get<Log>(LOG, { filter: never })).auditLog.totalCount).toBe(0);
    });
  });
});

describe('the link of the command line', () => {
  let server: TestServer;
  let now: Date;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    now = new Date('2026-05-04T08:00:00Z');
    server.setNow(now);
  });

  const tokenFor = async (email: string) => (await makeAdminLink(server.settings, server.databaseUrl, email, 'it', now)).split('#')[1] ?? '';
  const press = (token: string) => server.browser().get<{ useSignInLink: { person: object | null; userErrors: object[] } }>(USE_LINK, { token });

  it('leads to the page for signing in, with the token where no server sees it', async () => {
    const link = await makeAdminLink(server.settings, server.databaseUrl, 'first@example.org', 'fr', now);
    expect(link).toMatch(/^http:\/\/localhost:3999\/fr\/accedi#[\w-]{43}$/);
  });

  it('makes the first administrator without mail, once, whoever presses first', async () => {
    const token = await tokenFor('First@example.org');
    const answers = (await Promise.all(Array.from({ length: 50 }, () => press(token)))).map(({ useSignInLink }) => useSignInLink);
    expect(answers.filter(({ person }) => person !== null)).toEqual([{ person: { email: 'first@example.org', isStaff: true }, userErrors: [] }]);
    expect(answers.find(({ person }) => person === null)?.userErrors).toEqual([{ code: 'TOKEN_USED_OR_EXPIRED' }]);
  });

  it('is used up by pressing its button, not by looking at its page', async () => {
    const token = await tokenFor('second@example.org');
    const query = new URLSearchParams({ query: USE_LINK, variables: JSON.stringify({ token }) });
    const scanner = await fetch(`${server.url}/graphql?${query.toString()}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect(scanner.status).toBe(405);
    expect((await press(token)).useSignInLink.userErrors).toEqual([]);
  });

  it('ends after ten minutes, and is no code', async () => {
    const token = await tokenFor('third@example.org');
    const browser = server.browser();
    browser.setCookie('percorso-code', token);
    const signIn = 'mutation { signIn(input: { email: "third@example.org", code: "000000" }) { userErrors { code } } }';
    expect(await browser.get(signIn)).toEqual({ signIn: { userErrors: [{ code: 'CODE_WRONG' }] } });
    server.setNow(new Date(now.getTime() + 10 * MINUTE));
    expect((await press(token)).useSignInLink.userErrors).toEqual([{ code: 'TOKEN_USED_OR_EXPIRED' }]);
  });

  it('refuses what is no address in a sentence', async () => {
    await expect(tokenFor('nobody')).rejects.toThrow('"nobody" is no e-mail address.');
  });
});
