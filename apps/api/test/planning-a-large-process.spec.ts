import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Process } from '../src/processes/process.entity.js';
import { aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { clientOperation } from './harness/client-operations.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

/** What the pages of a process ask. */
const pages: Record<string, string> = {
  'the process page': clientOperation('ProcessPage'),
  'the time line in another site': clientOperation('EmbedPage'),
  'the list of meetings': clientOperation('ProcessMeetings'),
  'the public numbers': clientOperation('PublicSplits'),
  'the plan': clientOperation('PlanPage'),
  'the draft of the plan': clientOperation('PlanDraft'),
  'what clashes in the plan': clientOperation('PlanClashes'),
  'the time line of staff': clientOperation('StaffTimelinePage'),
  'the grid': clientOperation('GridPage'),
  'publishing the plan': clientOperation('PublishPlanPage'),
  'duplicating': clientOperation('DuplicatePage'),
  'making a series': clientOperation('SeriesPage'),
  'the history of the plan': clientOperation('HistoryPage'),
};

/** Meetings in a fifth as many groups, in two rooms a day, two years long: the largest process we know of has 34. */
async function fill(em: EntityManager, process: Process, meetings: number): Promise<void> {
  await em.execute(
    `with made as (
       insert into participant_group (id, process_id, key, kind, position, imported)
       select gen_random_uuid(), ?, number::text, 'THEMATIC', number, false from generate_series(1, ?) as number returning id, position
     ), venues as (
       insert into venue (id, name, municipality) values (gen_random_uuid(), '{"it": "Palazzo"}', 'Lodi') returning id
     ), planned as (
       insert into meeting (id, process_id, key, group_id, title, status, date, earliest, latest, timezone, starts_at, ends_at, venue_id, programme, position, calendar_uid, created_at, updated_at)
       select gen_random_uuid(), ?, 'm' || number, made.id, jsonb_build_object('it', 'Incontro ' || number), 'SCHEDULED', day::date::text, day::date, day::date, 'Europe/Rome',
              day + interval '9 hours', day + interval '12 hours', (select id from venues), '{}', number, gen_random_uuid()::text, now(), now()
         from generate_series(1, ?) as number
         join made on made.position = (number - 1) / 5 + 1
         cross join lateral (select timestamptz '2099-01-01 00:00Z' + (number % 700) * interval '1 day' as day) as dated
       returning id, starts_at, ends_at
     )
     insert into meeting_day (id, meeting_id, position, date, starts, ends, starts_at, ends_at, calendar_uid)
     select gen_random_uuid(), id, 1, starts_at::date::text, starts_at at time zone 'Europe/Rome', ends_at at time zone 'Europe/Rome', starts_at, ends_at, gen_random_uuid()::text from planned`,
    [process.id, meetings / 5, process.id, meetings],
  );
}

describe('planning a large process', () => {
  let server: TestServer;
  let small: { process: Process; organiser: Browser };
  let large: { process: Process; organiser: Browser };
  let statements = 0;

  const aFilledProcess = async (meetings: number) => {
    const em = server.em();
    const process = await aProcess(em);
    await fill(em, process, meetings);
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    return { process, organiser: await signedInBrowser(server, person) };
  };

  beforeAll(async () => {
    server = await startTestServer();
    small = await aFilledProcess(40);
    large = await aFilledProcess(1000);
    const executor = server.app.get(MikroORM).em.getKysely().getExecutor();
    const execute = executor.executeQuery.bind(executor);
    executor.executeQuery = (...given) => {
      statements += 1;
      return execute(...given);
    };
  });
  afterAll(() => server.stop());

  const ask = async (text: string, { process, organiser }: typeof small) => {
    // Once before, for what is read once a while and then kept.
    await organiser.get(text, { slug: process.slug });
    const before = statements;
    await organiser.get(text, { slug: process.slug });
    return statements - before;
  };

  it.each(Object.entries(pages))('%s asks the database as often for 1,000 meetings in 200 groups as for 40 in 8, and seldom', async (_, text) => {
    const [few, many] = [await ask(text, small), await ask(text, large)];
    // What is kept for a second may run out in between.
    expect(many).toBeLessThanOrEqual(few + 2);
    expect(many).toBeGreaterThan(0);
    expect(many).toBeLessThan(30);
  }, 60_000);
});
