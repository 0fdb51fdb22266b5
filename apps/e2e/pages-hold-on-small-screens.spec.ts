import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, pageFaults } from './harness/accessibility.js';
import { focusFaults } from './harness/keyboard.js';
import { openLodi } from './harness/laboratory.js';
import { signIn } from './harness/staff.js';

/** As wide as a page of 1,280 pixels at 400 % (WCAG 1.4.10). */
const NARROW = 320;

const forThumbs = /\/(iscrizione|presenze)/;

const visitors = ['', '/incontri', '/p/emilia-romagna-pssr', '/p/emilia-romagna-pssr/incontri', '/p/bretagne-iss', '/accedi', '/privacy', '/accessibilita', '/note-legali', '/contatti', '/dimostrazione', '/mie-iscrizioni', '/nowhere'];
const staff = ['/lavoro', '/org', '/org/p/emilia-romagna-pssr', '/org/p/emilia-romagna-pssr/pubblica', '/org/p/laboratorio-prossime-edizioni/nuovo', '/org/p/laboratorio-prossime-edizioni/domande', '/mie-iscrizioni', '/profilo', '/admin/enti', '/admin/persone', '/admin/importa', '/admin/posta', '/admin/lavori', '/admin/registro'];
const ofMeeting = ['', '/sposta', '/domande', '/presenze', '/iscrizioni', '/iscrizioni/nuova', '/inviti', '/posta', '/annulla'];

test.use({ viewport: { width: NARROW, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ timeout: 120_000 });

/** Everything that the page asks another host for. */
function requestsElsewhere(page: Page, baseURL = ''): string[] {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  return elsewhere;
}

async function faultsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await page.locator('main .page h1').waitFor();
  const language = address.split('/')[1] ?? '';
  return [...(await pageFaults(page, { language, target: forThumbs.test(address) ? 44 : 24 })), ...(await focusFaults(page))];
}

test('a visitor sees every page on a small screen and by keyboard, is given no cookie, and nobody else is asked for anything', async ({ page, context, baseURL }) => {
  const elsewhere = requestsElsewhere(page, baseURL);
  const complaints = complaintsOf(page);
  await openLodi(page);
  const lodi = new URL(page.url()).pathname;
  const faults: Record<string, string[]> = {};
  const addresses = [...visitors.map((path, position) => `/${['it', 'en', 'fr'][position % 3] ?? 'it'}${path}`), lodi, `${lodi}/iscrizione/incontri`, `${lodi}/iscrizione/dati`];
  for (const address of addresses) {
    const found = await faultsAt(page, address);
    if (found.length > 0) faults[address] = found;
  }
  expect(faults).toEqual({});
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('those who have a role see every page on a small screen and by keyboard', async ({ page, context, baseURL }) => {
  await signIn(context, 'admin@example.org');
  const elsewhere = requestsElsewhere(page, baseURL);
  const complaints = complaintsOf(page);
  await openLodi(page);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const faults: Record<string, string[]> = {};
  for (const address of [...staff.map((path) => `/it${path}`), ...ofMeeting.map((path) => `/it/org/incontri/${id}${path}`)]) {
    const found = await faultsAt(page, address);
    if (found.length > 0) faults[address] = found;
  }
  expect(faults).toEqual({});
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});
