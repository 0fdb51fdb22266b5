import { Group } from '../src/groups/group.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const PLAN = `mutation ($input: PlanSeriesInput!) {
  planSeries(input: $input) {
    plannedDates { day number starts ends passedOver clashes }
    meetings { id status displayTitle number days { starts ends } series { id } }
    userErrors { code message path } } }`;
const RENUMBER = `mutation ($input: RenumberSeriesInput!) { renumberSeries(input: $input) { meetings { id number } userErrors { code } } }`;
const FOLLOWING = `mutation ($input: MoveFollowingInput!) {
  moveFollowingMeetings(input: $input) {
    moved { meeting { number days { starts ends } } starts ends noticeTotals { kind count } clashes { kind message } }
    noticeTotals { kind count } answersAskedAgain userErrors { code message path } } }`;
const MEETINGS = `query ($slug: String!) { process(slug: $slug) { meetings(first: 100) { edges { node { id number status days { starts ends } } } } } }`;

interface UserErrors {
  userErrors: { code: string; message: string; path: string[] | null }[];
}
interface PlannedMeeting {
  id: string;
  status: string;
  displayTitle: string;
  number: number;
  days: { starts: string; ends: string }[];
  series: { id: string };
}
interface Planned {
  planSeries: UserErrors & {
    plannedDates: { day: string; number: number | null; starts: string | null; passedOver: string | null; clashes: string[] }[];
    meetings: PlannedMeeting[];
  };
}
interface Following {
  moveFollowingMeetings: UserErrors & { moved: { meeting: { number: number }; starts: string; clashes: { kind: string }[] }[]; noticeTotals: { kind: string; count: number }[]; answersAskedAgain: number | null };
}

describe('planning a series', () => {
  let server: TestServer;
  let organiser: Browser;
  let stranger: Browser;
  let process: Process;
  let number = 0;

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    process = await aProcess(em);
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
    stranger = await signedInBrowser(server, await aPerson(em));
  });
  afterAll(() => server.stop());

  const aGroup = async () => {
    const em = server.em();
    const key = `g${(number += 1)}`;
    em.create(Group, { process, key, kind: 'THEMATIC', title: null, inferred: null, position: number });
    await em.flush();
    return key;
  };
  const plan = async (input: object) =>
    (await organiser.get<Planned>(PLAN, { input: { processSlug: process.slug, starts: '09:30', ends: '13:00', ...input } })).planSeries;
  const thursdays = { from: '2027-03-01', count: 3, unit: 'MONTH', nth: 2, weekday: 4 };

  it("makes a group's three meetings on the second Thursday of the month, as numbered drafts", async () => {
    const groupKey = await aGroup();
    const { meetings, userErrors } = await plan({ groupKey, rule: thursdays });
    expect(userErrors).toEqual([]);
    expect(meetings.map(({ status, number: own, days }) => [status, own, days[0]?.starts])).toEqual([
      ['DRAFT', 1, '2027-03-11T09:30'],
      ['DRAFT', 2, '2027-04-08T09:30'],
      ['DRAFT', 3, '2027-05-13T09:30'],
    ]);
    const more = await plan({ groupKey, rule: { ...thursdays, from: '2027-06-01', count: 1 } });
    expect(more.meetings.map(({ number: own }) => own)).toEqual([4]);
  });

  it('makes eight thematic meetings from a pasted list, each with the hours that stand beside it', async () => {
    const dates = ['12/04/2027', '2027-04-19', 'lunedì 26 aprile 2027, ore 14-17.30', '3 maggio 2027', '10/05/2027', '17/05/2027', '24/05/2027', '31/05/2027'].join('\n');
    const { meetings, userErrors } = await plan({ newSeries: [{ locale: 'it', text: 'Incontri tematici' }], dates });
    expect(userErrors).toEqual([]);
    expect(meetings).toHaveLength(8);
    expect(meetings[2]?.days).toEqual([{ starts: '2027-04-26T14:00', ends: '2027-04-26T17:30' }]);
    expect(meetings[7]).toMatchObject({ displayTitle: 'Incontri tematici, incontro 8', number: 8 });
  });

  it('passes over holidays and still makes as many as asked for, saying which', async () => {
    const { plannedDates, meetings } = await plan({ groupKey: await aGroup(), rule: { from: '2027-12-11', count: 3, unit: 'WEEK' }, skipHolidays: true, dryRun: true });
    expect(meetings).toEqual([]);
    expect(plannedDates.map(({ day, passedOver }) => [day, passedOver !== null])).toEqual([
      ['2027-12-11', false],
      ['2027-12-18', false],
      ['2027-12-25', true],
      ['2028-01-01', true],
      ['2028-01-08', false],
    ]);
  });

  it('only warns of a holiday where they are not to be passed over, and of what the group does at the time', async () => {
    const groupKey = await aGroup();
    await plan({ groupKey, dates: '02/06/2027' });
    const [date] = (await plan({ groupKey, dates: '02/06/2027', dryRun: true })).plannedDates;
    expect(date?.clashes).toHaveLength(2);
    expect(date?.clashes.join(' ')).toMatch(/Festa della Repubblica/);
    expect(date?.clashes.join(' ')).toMatch(/si riunisce già/);
  });

  it('leaves nothing behind after a dry run, nor after a fault in the middle', async () => {
    const before = (await organiser.get<{ process: { meetings: { edges: object[] } } }>(MEETINGS, { slug: process.slug })).process.meetings.edges.length;
    await plan({ newSeries: [{ locale: 'it', text: 'Mai nata' }], rule: thursdays, dryRun: true });
    const skipped = await plan({ newSeries: [{ locale: 'it', text: 'Mai nata' }], dates: '21/03/2027\n28/03/2027', starts: '02:15', ends: '04:00' });
    expect(skipped.userErrors).toMatchObject([{ code: 'TIME_SKIPPED', path: ['starts'], message: expect.stringMatching(/^domenica 28 marzo 2027: Quell'ora non esiste/) }]);
    const reversed = await plan({ newSeries: [{ locale: 'it', text: 'Mai nata' }], dates: '21/03/2027\n30/03/2027, 15-12' });
    expect(reversed.userErrors).toMatchObject([{ code: 'END_BEFORE_START', path: ['dates'], message: expect.stringMatching(/^martedì 30 marzo 2027: /) }]);
    const { userErrors } = await plan({ groupKey: await aGroup(), dates: 'giovedì 12 marzo 2027' });
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['dates'], message: expect.stringMatching(/venerdì 12 marzo 2027/) }]);
    const after = (await organiser.get<{ process: { meetings: { edges: object[] }; series: { title: string }[] } }>(MEETINGS.replace('{ meetings', '{ series { title } meetings'), { slug: process.slug })).process;
    expect(after.meetings.edges).toHaveLength(before);
    expect(after.series.map(({ title }) => title)).not.toContain('Mai nata');
  });

  it.each([
    ['a line that is no date', { dates: '12/04/2027\ndopo Pasqua\n31/02/2027' }, [['INVALID', 'dates'], ['INVALID', 'dates']]],
    ['a date that stands there twice', { dates: '12/04/2027\n2027-04-12' }, [['INVALID', 'dates']]],
    ['no date at all', { dates: ' \n ' }, [['INVALID', 'dates']]],
    ['more dates than anybody means', { dates: Array.from({ length: 101 }, (_, year) => `12/04/${2027 + year}`).join('\n') }, [['INVALID', 'dates']]],
    ['a rule without an end', { rule: { ...thursdays, count: 10_000 } }, [['INVALID', 'rule.count']]],
    ['thousands of dates, as many as a request takes', { dates: Array.from({ length: 8_000 }, (_, day) => new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10)).join('\n') }, [['INVALID', 'dates']]],
    ['a rule that ends after all years', { rule: { ...thursdays, from: '9900-01-01', every: 52, count: 100 } }, [['INVALID', 'rule.from']]],
    ['a number that no series comes to', { rule: thursdays, firstNumber: 2_147_483_647 }, [['INVALID', 'firstNumber']]],
    ['a weekday that no week has', { rule: { ...thursdays, weekday: 9 } }, [['INVALID', 'rule.weekday']]],
    ['a rule from no day', { rule: { ...thursdays, from: '2027-02-30' } }, [['INVALID', 'rule.from']]],
    ['an end before the start', { rule: thursdays, ends: '08:00' }, [['END_BEFORE_START', 'ends']]],
    ['an hour that is none', { rule: thursdays, starts: '25:00' }, [['INVALID', 'starts']]],
    ['no hours', { rule: thursdays, starts: null }, [['INVALID', 'starts']]],
    ['a series that does not exist', { rule: thursdays, groupKey: null, seriesKey: 'nowhere' }, [['UNKNOWN_REFERENCE', 'seriesKey']]],
    ['no group and no series', { rule: thursdays, groupKey: null }, [['INVALID', 'groupKey']]],
  ])('refuses %s with one sentence at its field', async (_, input, expected) => {
    const { meetings, userErrors } = await plan({ groupKey: await aGroup(), ...input });
    expect(userErrors.map(({ code, path }) => [code, path?.join('.')])).toEqual(expected);
    expect(userErrors.every(({ message }) => message.length > 10)).toBe(true);
    expect(meetings).toEqual([]);
  });

  it('is for the organisers of the process', async () => {
    const { errors } = await stranger.ask(PLAN, { input: { processSlug: process.slug, newSeries: [{ locale: 'it', text: 'X' }], starts: '09:00', ends: '10:00', rule: thursdays } });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('numbers a series anew by date after a meeting was put in between', async () => {
    const groupKey = await aGroup();
    const { meetings } = await plan({ groupKey, dates: '01/02/2027\n01/04/2027' });
    const [late] = (await plan({ groupKey, dates: '01/03/2027' })).meetings;
    expect(late?.number).toBe(3);
    await organiser.get(RENUMBER, { input: { seriesId: late?.series.id } });
    const { edges } = (await organiser.get<{ process: { meetings: { edges: { node: { id: string; number: number } }[] } } }>(MEETINGS, { slug: process.slug })).process.meetings;
    const numberOf = (id?: string) => edges.find(({ node }) => node.id === id)?.node.number;
    expect([numberOf(meetings[0]?.id), numberOf(late?.id), numberOf(meetings[1]?.id)]).toEqual([1, 2, 3]);
  });

  it('moves a meeting and all that follow by a week, each at its own hour, with a preview first', async () => {
    const groupKey = await aGroup();
    const { meetings } = await plan({ groupKey, dates: '06/09/2027\n13/09/2027, 15-18\n20/09/2027' });
    const input = { meetingId: meetings[1]?.id, day: '2027-09-20', notify: 'SEND' };
    const preview = (await organiser.get<Following>(FOLLOWING, { input: { ...input, dryRun: true } })).moveFollowingMeetings;
    expect(preview.moved.map(({ meeting, starts }) => [meeting.number, starts])).toEqual([
      [2, '2027-09-20T15:00'],
      [3, '2027-09-27T09:30'],
    ]);
    expect([preview.noticeTotals, preview.answersAskedAgain]).toEqual([[], 0]);
    const unmoved = (await organiser.get<{ process: { meetings: { edges: { node: PlannedMeeting }[] } } }>(MEETINGS, { slug: process.slug })).process.meetings.edges;
    expect(unmoved.find(({ node }) => node.id === meetings[1]?.id)?.node.days[0]?.starts).toBe('2027-09-13T15:00');
    await organiser.get<Following>(FOLLOWING, { input });
    const moved = (await organiser.get<{ process: { meetings: { edges: { node: PlannedMeeting }[] } } }>(MEETINGS, { slug: process.slug })).process.meetings.edges;
    expect(meetings.map(({ id }) => moved.find(({ node }) => node.id === id)?.node.days[0]?.starts)).toEqual(['2027-09-06T09:30', '2027-09-20T15:00', '2027-09-27T09:30']);
  });

  it('moves none when one of them cannot be moved', async () => {
    const em = server.em();
    const groupKey = await aGroup();
    const { meetings } = await plan({ groupKey, dates: '04/10/2027\n11/10/2027', starts: '02:15', ends: '04:00' });
    await aMeeting(em, { process });
    const refused = async (input: object) => (await organiser.get<Following>(FOLLOWING, { input: { meetingId: meetings[0]?.id, day: '2028-03-19', notify: 'NONE', ...input } })).moveFollowingMeetings.userErrors.map(({ code, path }) => [code, path]);
    expect(await refused({ day: '2028-03' })).toEqual([['INVALID', ['day']]]);
    expect(await refused({ starts: '12:00', ends: '10:00' })).toEqual([['END_BEFORE_START', ['ends']]]);
    const { userErrors } = (await organiser.get<Following>(FOLLOWING, { input: { meetingId: meetings[0]?.id, day: '2028-03-19', notify: 'NONE' } })).moveFollowingMeetings;
    expect(userErrors[0]?.code).toBe('TIME_SKIPPED');
    const { edges } = (await organiser.get<{ process: { meetings: { edges: { node: PlannedMeeting }[] } } }>(MEETINGS, { slug: process.slug })).process.meetings;
    expect(edges.find(({ node }) => node.id === meetings[0]?.id)?.node.days[0]?.starts).toBe('2027-10-04T02:15');
  });
});
