import { type Page, request } from '@playwright/test';

/** The next session of the laboratory, held in Lodi and as its alternative in Milan. */
const laboratory = '/it/p/laboratorio-prossime-edizioni/incontri';

/** An address that nobody else in the journeys has. */
export function ownAddress(name: string): string {
  return `${name}-${Date.now()}@example.org`;
}

/** The page of the meeting in Lodi: the one that everybody sees, and no draft that organisers copied from it. */
export async function openLodi(page: Page): Promise<void> {
  await page.goto(laboratory);
  const anybody = await request.newContext({ baseURL: new URL(page.url()).origin });
  const query = '{ process(slug: "laboratorio-prossime-edizioni") { meetings { edges { node { id displayTitle(locale: it) } } } } }';
  const { data } = await (await anybody.post('/graphql', { data: { query } })).json();
  await anybody.dispose();
  const meetings: { node: { id: string; displayTitle: string } }[] = data.process.meetings.edges;
  const lodi = meetings.find(({ node }) => node.displayTitle === 'Laboratorio a Lodi');
  await page.locator(`main a[href$="/${lodi?.node.id}"]`).first().click();
  await page.getByRole('heading', { level: 1, name: 'Laboratorio a Lodi' }).waitFor();
}

/** The heading of the page, when it is there. */
export function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name });
}
