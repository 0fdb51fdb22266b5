import { Group } from '../src/groups/group.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const GRID = `query ($slug: String!) { process(slug: $slug) { grid { held planned columns rows { title held planned cells { column number status date seats taken present } } } } }`;

interface Shown {
  process: {
    grid: { held: number; planned: number; columns: number; rows: { title: string; held: number; planned: number; cells: { column: number; status: string; seats: number | null }[] }[] } | null;
  };
}

describe('comparing planned and held', () => {
  let server: TestServer;
  let organiser: Browser;
  let reader: Browser;
  let stranger: Browser;
  let slug: string;

  beforeAll(async () => {
    server = await startTestServer();
    const em = server.em();
    const process = await aProcess(em);
    slug = process.slug;
    const group = em.create(Group, { process, key: '1', kind: 'THEMATIC', title: null, inferred: null, position: 0 });
    const series = em.create(Series, { process, group, key: 'group-1', title: null, inferred: null, position: 0 });
    for (const [index, status] of (['CLOSED', 'SCHEDULED', 'DRAFT', 'CANCELLED'] as const).entries()) {
      const session = em.create(Session, { series, number: index + 1 });
      await em.flush();
      await aMeeting(em, { process, group, session, status, seats: 30 });
    }
    const { meeting } = await aMeeting(em, { process, status: 'SAVE_THE_DATE' });
    em.assign(meeting, { title: { it: '=HYPERLINK("http://example.org")' } });
    await em.flush();
    const [one, two] = [await aPerson(em), await aPerson(em)];
    await aRole(em, one, 'ORGANISER', { process });
    await aRole(em, two, 'READER', { process });
    organiser = await signedInBrowser(server, one);
    reader = await signedInBrowser(server, two);
    stranger = await signedInBrowser(server, await aPerson(em));
  });
  afterAll(() => server.stop());

  const gridOf = async (who: Browser) => (await who.get<Shown>(GRID, { slug })).process.grid;

  it('puts groups against the numbers of their meetings, and says how many were held of how many planned', async () => {
    const grid = await gridOf(organiser);
    expect(grid).toMatchObject({ held: 1, planned: 3, columns: 3 });
    expect(grid?.rows.map(({ title, held, planned, cells }) => [title, held, planned, cells.map(({ column, status, seats }) => `${column} ${status} ${seats}`)])).toEqual([
      ['Gruppo 1', 1, 2, ['1 CLOSED 30', '2 SCHEDULED 30', '3 DRAFT 30']],
      ['Altri incontri', 0, 1, ['1 SAVE_THE_DATE null']],
    ]);
  });

  it('is for those who organise or read the process', async () => {
    expect(await gridOf(reader)).not.toBeNull();
    expect(await gridOf(stranger)).toBeNull();
    expect((await stranger.fetch(`/files/grids/${slug}.csv`)).status).toBe(404);
    expect((await server.browser().fetch(`/files/grids/${slug}.xlsx`)).status).toBe(401);
  });

  it('goes to a spreadsheet as CSV, and nothing in it runs as a formula', async () => {
    const answer = await organiser.fetch(`/files/grids/${slug}.csv`);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${slug}-meetings.csv"`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
    expect(lines[0]).toBe('Gruppo o ciclo;Numero;Titolo;Data;Ora;Stato;Posti;Occupati;Tenuti per delegati;Presenti');
    expect(lines[1]).toMatch(/^Gruppo 1;1;Incontro \d+;12 marzo 2099;10:00;svolto;30;0;0;0$/);
    expect(lines[4]).toContain(`"'=HYPERLINK(`);
  });

  it('goes to a spreadsheet as XLSX', async () => {
    const bytes = Buffer.from(await (await organiser.fetch(`/files/grids/${slug}.xlsx`)).arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.length).toBeGreaterThan(1000);
  });
});
