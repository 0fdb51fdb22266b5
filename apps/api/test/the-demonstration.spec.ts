import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemonstration } from '../src/demonstration/demonstration-loader.js';
import { OutgoingMail } from '../src/mail/outgoing-mail.entity.js';
import { Person } from '../src/people/person.entity.js';
import { exportProgramme } from '../src/programmes/programme-export.js';
import { importProgramme } from '../src/programmes/programme-import.js';
import { signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const folder = join(__dirname, '../programmes');
const slugs = readdirSync(folder).map((name) => name.replace('.yaml', ''));
const textOf = (slug: string): string => readFileSync(join(folder, `${slug}.yaml`), 'utf8');
const now = new Date('2026-03-01T10:00:00Z');
const REGION = 'emilia-romagna-pssr';

let server: TestServer;
let seconds: number;
beforeAll(async () => {
  server = await startTestServer({ PERCORSO_DEMO: 'on' });
  server.setNow(now);
  const started = performance.now();
  expect(await loadDemonstration(server.em(), now)).toBe(true);
  seconds = (performance.now() - started) / 1000;
}, 90_000);
afterAll(() => server.stop());

interface Numbers {
  meetingsHeld: number;
  peopleInvolved: number;
  synthetic: boolean;
}

async function numbers(): Promise<Numbers> {
  const query = `{ process(slug: "${REGION}") { numbers { meetingsHeld peopleInvolved synthetic } } }`;
  return (await server.browser().get<{ process: { numbers: Numbers } }>(query)).process.numbers;
}

const accountOf = async (email: string) => signedInBrowser(server, await server.em().findOneOrFail(Person, { email }));

describe('the demonstration', () => {
  it('is loaded in well under a minute, once, and sends no mail', async () => {
    expect(seconds).toBeLessThan(60);
    expect(await loadDemonstration(server.em(), now)).toBe(false);
    expect(await server.em().count(OutgoingMail)).toBe(0);
    expect(await server.em().count(Person, { synthetic: true })).toBe(4205);
    expect(await server.em().count(Person, { email: /@example\.org$/ })).toBe(4205);
    expect(await server.em().count(Person)).toBe(4205);
  });

  it('shows 34 meetings held and more than 4,000 people involved, all of them made up', async () => {
    const { meetingsHeld, peopleInvolved, synthetic } = await numbers();
    expect([meetingsHeld, synthetic]).toEqual([34, true]);
    expect(peopleInvolved).toBeGreaterThan(4000);
    expect(peopleInvolved).toBeLessThan(4200);
    const { process } = await server.browser().get<{ process: { synthetic: boolean; timeline: { meeting: { status: string; synthetic: boolean } | null }[] } }>(
      `{ process(slug: "${REGION}") { synthetic timeline { meeting { status synthetic } } } }`,
    );
    expect(process.synthetic).toBe(true);
    const meetings = process.timeline.flatMap(({ meeting }) => meeting ?? []);
    expect(new Set(meetings.map((meeting) => JSON.stringify(meeting)))).toEqual(new Set([JSON.stringify({ status: 'CLOSED', synthetic: true })]));
  });

  it('lets nobody take what is made up for a proof of what the region published', async () => {
    const query = `{ process(slug: "${REGION}") { claims { what shown(locale: it) } } }`;
    const { process } = await server.browser({ 'accept-language': 'en' }).get<{ process: unknown }>(query);
    const madeUp = 'Le presenze registrate qui sono inventate per la dimostrazione e non ne mostrano nulla.';
    expect(process).toEqual({
      claims: [
        { what: '34 meetings held', shown: `Qui ci sono 34 incontri, 34 chiusi con le presenze. ${madeUp}` },
        { what: 'more than 4,000 people involved', shown: madeUp },
      ],
    });
  });

  it('invents every course that things take, within the seats', async () => {
    const rows = await server.em().execute<{ what: string; count: number }[]>(
      `select 'registration ' || status as what, count(*)::int as count from registration group by 1
       union all select 'attendance ' || status, count(*)::int from attendance group by 1
       union all select 'walk-in', count(*)::int from attendance where walk_in
       union all select 'member', count(*)::int from group_membership
       union all select 'organisation', count(*)::int from organisation where synthetic
       union all select 'wrongly counted', count(*)::int from quota where taken <> (select count(*) from registration where quota_id = quota.id and status = 'CONFIRMED')
       union all select 'waiting beside free seats', count(*)::int from quota where taken < seats and exists (select from registration where quota_id = quota.id and status = 'WAITING')
       union all select 'attendance without its statement', count(*)::int from attendance where nonce not in (select nonce from attendance_event)`,
    );
    const counts = new Map(rows.map(({ what, count }) => [what, count]));
    const expected = ['CONFIRMED', 'WAITING', 'CANCELLED'].map((status) => `registration ${status}`).concat(['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'].map((status) => `attendance ${status}`), 'walk-in');
    for (const what of expected) expect([what, (counts.get(what) ?? 0) > 15]).toEqual([what, true]);
    expect(counts.get('member')).toBe(201);
    expect(counts.get('organisation')).toBeGreaterThan(80);
    expect(['wrongly counted', 'waiting beside free seats', 'attendance without its statement'].map((what) => counts.get(what))).toEqual([0, 0, 0]);
  });

  it('loses one of the people involved when the only attendance of somebody is taken back', async () => {
    const before = await numbers();
    const [only] = await server.em().execute<{ nonce: string; meetingId: string; group: string }[]>(
      `select max(attendance.nonce) as nonce, max(meeting_day.meeting_id::text) as "meetingId"
         from attendance join meeting_day on meeting_day.id = meeting_day_id
        group by person_id having count(*) = 1 and max(attendance.status) = 'PRESENT' limit 1`,
    );
    const browser = await accountOf('organiser@example.org');
    const input = { meetingId: only?.meetingId };
    await browser.get('mutation ($input: MeetingIdInput!) { reopenMeeting(input: $input) { meeting { status } userErrors { message } } }', { input });
    const { recordAttendance } = await browser.get<{ recordAttendance: unknown }>(
      'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { results { accepted reason } userErrors { message } } }',
      { input: { ...input, events: [{ nonce: 'undone', status: 'PRESENT', at: now, undoOf: only?.nonce }] } },
    );
    expect(recordAttendance).toEqual({ results: [{ accepted: true, reason: null }], userErrors: [] });
    await browser.get('mutation ($input: MeetingIdInput!) { closeMeeting(input: $input) { meeting { status } userErrors { message } } }', { input });
    expect(await numbers()).toEqual({ ...before, peopleInvolved: before.peopleInvolved - 1 });
  });

  it.each(slugs)('leaves the file of %s as it was, and importing it changes nothing', async (slug) => {
    expect(await exportProgramme(server.em(), slug)).toBe(textOf(slug));
    expect(await importProgramme(server.em(), textOf(slug), { now })).toEqual({ slug, changes: [], problems: [] });
  });

  it('has one session in the future, in Lodi with few seats or in Milan, in the room or on the net', async () => {
    const query = `{ process(slug: "laboratorio-prossime-edizioni") { title openMeetings series { key meetings { edges { node {
      title number status startsAt venue { municipality } alternatives { title } partners mode agenda { title starts }
      admissions { title mode audience seats } } } } } } }`;
    const { process } = await server.browser({ 'accept-language': 'fr' }).get<{ process: { series: { meetings: { edges: { node: { startsAt: string } }[] } }[] } }>(query);
    const admissions = (seats: number) => [
      { title: 'En salle', mode: 'IN_PERSON', audience: 'PUBLIC', seats },
      { title: 'En ligne', mode: 'ONLINE', audience: 'PUBLIC', seats: null },
    ];
    expect(process).toMatchObject({
      title: 'Laboratoire : les prochaines éditions',
      openMeetings: 2,
      series: [{ meetings: { edges: [
        { node: { title: 'Laboratoire à Lodi', number: 1, status: 'SCHEDULED', venue: { municipality: 'Lodi' }, alternatives: [{ title: 'Laboratoire à Milan' }], admissions: admissions(12) } },
        { node: { title: 'Laboratoire à Milan', number: 1, status: 'SCHEDULED', venue: { municipality: 'Milano' }, alternatives: [{ title: 'Laboratoire à Lodi' }], admissions: admissions(80) } },
      ] } }],
    });
    for (const { node } of process.series.flatMap(({ meetings }) => meetings.edges)) {
      const weeks = (new Date(node.startsAt).getTime() - now.getTime()) / (7 * 24 * 3600 * 1000);
      expect(weeks).toBeGreaterThan(4);
      expect(weeks).toBeLessThan(8);
      expect([1, 2, 3, 4, 5]).toContain(new Date(node.startsAt).getUTCDay());
    }
  });

  it('lists its accounts, each with the rights that it is said to have', async () => {
    const { demonstrationAccounts, site } = await server
      .browser({ 'accept-language': 'en' })
      .get<{ demonstrationAccounts: { email: string; what: string }[]; site: { demonstration: boolean } }>('{ demonstrationAccounts { email what } site { name owner demonstration contact { name email } } }');
    expect(demonstrationAccounts.map(({ email }) => email)).toEqual(['admin', 'organiser', 'facilitator', 'desk', 'participant'].map((name) => `${name}@example.org`));
    expect(demonstrationAccounts[2]?.what).toBe('Facilitator of group 1 of Emilia-Romagna and of the next two sessions');
    expect(site.demonstration).toBe(true);
    const roles = await server.em().execute<{ email: string; roles: string[] }[]>(
      `select person.email, array_agg(role || coalesce(' ' || process.slug, ' ' || participant_group.key, ' ' || meeting.key, '')) as roles
         from role_assignment join person on person.id = person_id left join process on process.id = role_assignment.process_id
         left join participant_group on participant_group.id = group_id left join meeting on meeting.id = meeting_id
        group by person.email order by person.email`,
    );
    expect(Object.fromEntries(roles.map(({ email, roles }) => [email, roles.toSorted()]))).toEqual({
      'admin@example.org': ['ADMINISTRATOR'],
      'desk@example.org': ['DESK lodi'],
      'facilitator@example.org': ['FACILITATOR 1', 'FACILITATOR lodi', 'FACILITATOR milano'],
      'organiser@example.org': [...slugs, 'laboratorio-prossime-edizioni'].toSorted().map((slug) => `ORGANISER ${slug}`),
    });
  });
});
