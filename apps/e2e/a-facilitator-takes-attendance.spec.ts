import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Keyboard } from './harness/keyboard.js';
import { heading } from './harness/laboratory.js';
import { aMeetingGoingOn, appoint, signIn } from './harness/staff.js';

let organiser: BrowserContext;
let facilitator: BrowserContext;
let desk: BrowserContext;
let administrator: BrowserContext;

test.beforeAll(async ({ browser }) => {
  [organiser, facilitator, desk, administrator] = await Promise.all([browser.newContext(), browser.newContext(), browser.newContext(), browser.newContext()]);
  await signIn(organiser, 'organiser@example.org');
  await signIn(facilitator, 'facilitator@example.org');
  await signIn(desk, 'desk@example.org');
  await signIn(administrator, 'admin@example.org');
});

test.afterAll(async () => {
  await Promise.all([organiser, facilitator, desk, administrator].map((context) => context.close()));
});

/** A meeting that is going on, with its facilitator and its desk. */
async function meetingWith(title: string, names: readonly string[]): Promise<string> {
  const id = await aMeetingGoingOn(organiser.request, title, names);
  await appoint(administrator.request, 'facilitator@example.org', 'FACILITATOR', id);
  await appoint(administrator.request, 'desk@example.org', 'DESK', id);
  return id;
}

const roster = (id: string) => `/it/org/incontri/${id}/presenze`;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const person = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });

/** The nonces of the marks of a page that reach the server from now on, as often as they do. */
function marksSentBy(page: Page): string[] {
  const nonces: string[] = [];
  page.on('requestfinished', (request) => {
    const asked = (request.postDataJSON() ?? {}) as { operationName?: string; variables?: { input?: { events?: { nonce: string }[] } } };
    if (asked.operationName === 'RecordAttendance') nonces.push(...(asked.variables?.input?.events ?? []).map(({ nonce }) => nonce));
  });
  return nonces;
}

test('a facilitator without a mouse takes attendance, takes something back, and closes the meeting', async () => {
  await meetingWith('Prova alla tastiera', ['Anna Bianchi', 'Bruno Verdi', 'Carla Neri', 'Dario Gatti']);
  const page = await facilitator.newPage();
  const keyboard = new Keyboard(page);
  await page.goto('/it/lavoro');
  await keyboard.use(page.getByRole('link', { name: 'Prova alla tastiera' }));
  await expect(heading(page, 'Prova alla tastiera')).toBeFocused();

  await keyboard.write(page.getByRole('searchbox'), 'bian');
  await keyboard.press('Enter');
  await expect(page.getByText('Anna Bianchi: presente. Presenti: 1 di 4.')).toBeAttached();
  await page.keyboard.type('verdi');
  await keyboard.use(button(page, 'In ritardo Bruno Verdi'));
  await expect(person(page, 'Bruno Verdi')).toContainText('Segnato da');
  await keyboard.use(button(page, 'Togli Bruno Verdi'));
  await expect(button(page, 'Presente Bruno Verdi')).toBeFocused();
  await expect(person(page, 'Bruno Verdi')).toContainText('Non ancora segnato');

  await keyboard.goTo(page.getByRole('searchbox'), 'Shift+Tab');
  await keyboard.press('Control+A');
  await page.keyboard.type('Ugo Arrivato');
  await keyboard.use(button(page, 'Aggiungi «Ugo Arrivato» senza iscrizione'));
  await expect(page.getByLabel('Nome e cognome')).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByText('Presenti: 2 di 4. Senza iscrizione: 1.')).toBeVisible();

  await keyboard.use(button(page, 'Segna assenti 3 persone'));
  await keyboard.use(page.getByRole('dialog').getByRole('button', { name: 'Segna assenti 3 persone' }));
  await expect(page.getByRole('listitem').filter({ hasText: 'Presenze' }).getByText('Fatto')).toBeVisible();
  await keyboard.write(page.getByLabel('Quante persone'), '12');
  await keyboard.press('Enter');
  await expect(page.getByText('Il numero è salvato.')).toBeVisible();
  await keyboard.use(button(page, "Chiudi l'incontro"));
  await expect(page.getByText("L'incontro è chiuso e conta fra quelli tenuti.")).toBeVisible();
  await expect(page.getByRole('definition')).toHaveText(['2', '0', '1', '0', '3', '4', '12']);
  await page.close();
});

test('two people at the door: the second is told who was first, and when', async () => {
  const id = await meetingWith('Prova a due', ['Anna Bianchi']);
  const [first, second] = [await facilitator.newPage(), await desk.newPage()];
  await first.goto(roster(id));
  await second.goto(roster(id));
  await expect(button(second, 'Presente Anna Bianchi')).toBeVisible();
  await button(first, 'Presente Anna Bianchi').click();
  await expect(person(first, 'Anna Bianchi')).toContainText('Segnato da Fabio Landi');
  await button(second, 'Presente Anna Bianchi').click();
  await expect(second.getByRole('alert')).toContainText(/Anna Bianchi: Già registrato: presente\. Da Fabio Landi alle \d\d:\d\d/);
  await button(second, 'Ho capito').click();
  await expect(second.getByRole('alert')).toHaveCount(0);
  await expect(button(second, "Chiudi l'incontro")).toHaveCount(0);
  await first.close();
  await second.close();
});

test('without a network attendance goes on, outlives the tab, and is sent once', async () => {
  const id = await meetingWith('Prova senza rete', ['Anna Bianchi', 'Bruno Verdi']);
  const page = await facilitator.newPage();
  await page.goto(roster(id));
  await expect(button(page, 'Presente Anna Bianchi')).toBeVisible();
  await facilitator.setOffline(true);
  await button(page, 'Presente Anna Bianchi').click();
  await button(page, 'Giustificato Bruno Verdi').click();
  await expect(page.getByText('2 segni attendono di essere inviati')).toBeVisible();
  await expect(person(page, 'Anna Bianchi')).toContainText('Da inviare');
  await page.close();

  await facilitator.setOffline(false);
  const later = await facilitator.newPage();
  const sent = marksSentBy(later);
  await later.goto(roster(id));
  await expect(person(later, 'Anna Bianchi')).toContainText('Segnato da Fabio Landi');
  await expect(person(later, 'Bruno Verdi')).toContainText('Segnato da Fabio Landi');
  await expect(later.getByText('attendono di essere inviati')).toHaveCount(0);
  await expect(later.getByText('Presenti: 1 di 2.')).toBeVisible();
  await expect.poll(() => sent.length).toBe(2);
  await later.reload();
  await expect(person(later, 'Anna Bianchi')).toContainText('Segnato da Fabio Landi');
  expect(sent).toHaveLength(2);
  await later.close();
});

test('two tabs of one browser know of each other and send everything once', async () => {
  const id = await meetingWith('Prova a due schede', ['Anna Bianchi', 'Bruno Verdi']);
  const [first, second] = [await facilitator.newPage(), await facilitator.newPage()];
  const sent = [marksSentBy(first), marksSentBy(second)];
  await first.goto(roster(id));
  await second.goto(roster(id));
  await expect(button(first, 'Presente Anna Bianchi')).toBeVisible();
  await expect(button(second, 'Presente Anna Bianchi')).toBeVisible();
  await facilitator.route('**/graphql', (route) => route.abort());
  await button(first, 'Presente Anna Bianchi').click();
  await expect(person(second, 'Anna Bianchi')).toContainText('Da inviare');
  await button(second, 'In ritardo Bruno Verdi').click();
  await expect(person(first, 'Bruno Verdi')).toContainText('Da inviare');
  await facilitator.unroute('**/graphql');
  await Promise.all([first, second].map((page) => page.evaluate(() => dispatchEvent(new Event('online')))));
  for (const page of [first, second]) {
    await expect(person(page, 'Anna Bianchi')).toContainText('Segnato da Fabio Landi');
    await expect(person(page, 'Bruno Verdi')).toContainText('Segnato da Fabio Landi');
    await expect(page.getByText('attendono di essere inviati')).toHaveCount(0);
  }
  // The browser tells of a request that is over a moment after the page has shown its answer.
  await expect.poll(() => new Set(sent.flat()).size).toBe(2);
  await Promise.all([first, second].map((page) => page.reload()));
  for (const page of [first, second]) await expect(person(page, 'Anna Bianchi')).toContainText('Segnato da Fabio Landi');
  expect(sent.flat()).toHaveLength(2);
  await Promise.all([first.close(), second.close()]);
});

test('who comes back to the list without a network finds the copy of this device, with names and no more', async () => {
  const id = await meetingWith('Prova della copia', ['Anna Bianchi']);
  const page = await facilitator.newPage();
  await page.goto(roster(id));
  await expect(button(page, 'Presente Anna Bianchi')).toBeVisible();
  await page.getByRole('link', { name: 'Iscrizioni', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Iscrizioni', level: 2 })).toBeVisible();
  await facilitator.setOffline(true);
  await page.getByRole('link', { name: 'Presenze', exact: true }).click();
  await expect(page.getByText("Senza rete: questo è l'elenco delle")).toBeVisible();
  await button(page, 'Presente Anna Bianchi').click();
  await expect(person(page, 'Anna Bianchi')).toContainText('Da inviare');
  await facilitator.setOffline(false);
  await expect(person(page, 'Anna Bianchi')).toContainText('Segnato da Fabio Landi', { timeout: 30_000 });
  await expect(page.getByText("Senza rete: questo è l'elenco delle")).toHaveCount(0, { timeout: 30_000 });
  await page.close();
});

test('strangers and participants do not see who is expected', async ({ page }) => {
  const id = await meetingWith('Prova di riservatezza', ['Anna Bianchi']);
  await page.goto(roster(id));
  await expect(heading(page, 'Devi accedere')).toBeVisible();
  await expect(page.getByText('Anna Bianchi')).toHaveCount(0);
});
