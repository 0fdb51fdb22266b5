import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Keyboard } from './harness/keyboard.js';
import { heading } from './harness/laboratory.js';
import { aMeetingGoingOn, ask, codeFrom, signIn } from './harness/staff.js';

let organiser: BrowserContext;
let facilitator: BrowserContext;

test.beforeAll(async ({ browser }) => {
  [organiser, facilitator] = await Promise.all([browser.newContext(), browser.newContext()]);
  await signIn(organiser, 'organiser@example.org');
  await signIn(facilitator, 'facilitator@example.org');
});

test.afterAll(async () => {
  await Promise.all([organiser, facilitator].map((context) => context.close()));
});

/** Who organises every process, and signs in seldom in other journeys. */
const EMAIL = 'admin@example.org';
const PLAN = '/it/org/p/laboratorio-prossime-edizioni';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const title = (page: Page) => page.getByLabel(/^Titolo/);
/** Of the two forms of the page, the one of its texts. */
const saveTexts = (page: Page) => page.locator('form', { has: title(page) }).getByRole('button').click();
/** And the one of what is announced. */
const interpreters = (page: Page) => page.getByLabel(/^Interpretariato/);
const recorded = (page: Page) => page.getByLabel('L’incontro viene registrato');
const saveDetails = (page: Page) => page.locator('form', { has: interpreters(page) }).getByRole('button').click();
const description = (page: Page) => page.getByLabel(/^Descrizione/);

test('two colleagues edit one meeting: nothing of either is lost, and the second is told what changed', async () => {
  const id = await aMeetingGoingOn(organiser.request, 'Prova di due colleghi', []);
  const [first, second] = [await organiser.newPage(), await organiser.newPage()];
  for (const page of [first, second]) await page.goto(`/it/org/incontri/${id}`);
  await description(second).fill('Portare un documento.');
  await title(first).fill('Il titolo della prima');
  await saveTexts(first);
  await expect(first.getByText('I testi sono salvati.')).toBeVisible();

  await saveTexts(second);
  await expect(second.getByText('Nel frattempo qualcun altro ha salvato.')).toBeVisible();
  await expect(second.getByRole('definition').filter({ hasText: 'Il titolo della prima' })).toBeVisible();
  await expect(title(second)).toHaveValue('Il titolo della prima');
  await expect(description(second)).toHaveValue('Portare un documento.');
  await saveTexts(second);
  await expect(second.getByText('I testi sono salvati.')).toBeVisible();

  await title(first).fill('Un altro titolo della prima');
  await title(second).fill('Il titolo della seconda');
  await saveTexts(first);
  await expect(first.getByRole('definition').filter({ hasText: 'Portare un documento.' })).toBeVisible();
  await saveTexts(first);
  await expect(first.getByText('I testi sono salvati.')).toBeVisible();
  await saveTexts(second);
  await expect(second.getByRole('definition').filter({ hasText: 'Un altro titolo della prima' })).toBeVisible();
  await expect(title(second)).toHaveValue('Il titolo della seconda');
  await button(second, 'Salva la mia versione').click();
  await expect(second.getByText('I testi sono salvati.')).toBeVisible();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Il titolo della seconda');

  // The other form of the page keeps what is written into it while the texts are saved, and gives way to colleagues as they do.
  await interpreters(second).fill('de');
  await interpreters(first).fill('fr');
  await recorded(first).check();
  await saveDetails(first);
  await expect(first.getByText('I dati sono salvati.')).toBeVisible();
  await saveDetails(second);
  await expect(second.getByRole('definition').filter({ hasText: 'fr' })).toBeVisible();
  await expect(interpreters(second)).toHaveValue('de');
  await expect(recorded(second)).toBeChecked();
  await button(second, 'Salva la mia versione').click();
  await expect(second.getByText('I dati sono salvati.')).toBeVisible();
  await Promise.all([first.close(), second.close()]);
});

test('an organiser without a mouse writes an agenda, sees its hours counted, and is told that it takes too long', async () => {
  const admission = (title: string, mode: string) => ({ title: [{ locale: 'it', text: title }], mode, audience: 'PUBLIC' });
  const { createMeeting } = await ask<{ createMeeting: { meeting: { id: string } } }>(organiser.request, 'mutation ($input: CreateMeetingInput!) { createMeeting(input: $input) { meeting { id } } }', {
    input: {
      ...{ processSlug: 'laboratorio-prossime-edizioni', title: [{ locale: 'it', text: 'Prova del programma' }] },
      ...{ startsAt: '2031-05-10T09:30', endsAt: '2031-05-10T11:30', admissions: [admission('In sala', 'IN_PERSON'), admission('Online', 'ONLINE')] },
    },
  });
  const page = await organiser.newPage();
  const keyboard = new Keyboard(page);
  await page.goto(`/it/org/incontri/${createMeeting.meeting.id}/programma`);
  await keyboard.use(button(page, 'Aggiungi una parte'));
  await page.keyboard.type('Apertura');
  for (const [index, [item, minutes]] of ([['Saluti', '90'], ['Domande', '45']] as const).entries()) {
    await keyboard.use(button(page, 'Aggiungi un punto'));
    await expect(page.getByLabel('Titolo del punto').nth(index)).toBeFocused();
    await page.keyboard.type(item);
    await keyboard.write(page.getByLabel('Durata in minuti').nth(index), minutes);
  }
  await keyboard.use(button(page, 'Aggiungi una parte'));
  await page.keyboard.type('Tavoli');
  await keyboard.goTo(page.getByRole('checkbox', { name: 'Online' }).nth(1));
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await expect(page.getByText('L’ordine del giorno è salvato.')).toBeVisible();
  const shown = page.getByRole('listitem');
  await expect(shown.filter({ hasText: 'Saluti' }).last()).toContainText(/09:30.11:00/);
  await expect(shown.filter({ hasText: 'Domande' }).last()).toContainText(/11:00.11:45/);
  await expect(shown.filter({ hasText: 'Apertura: Finisce 15 minuti dopo la fine della giornata.' })).toBeVisible();
  await expect(shown.filter({ hasText: 'Tavoli' }).last()).toContainText('Per chi partecipa con: In sala');
  await page.close();
});

test('somebody without an address is registered by telephone, and their confirmation is one sheet to print', async () => {
  const id = await aMeetingGoingOn(organiser.request, 'Prova al telefono', []);
  const page = await organiser.newPage();
  await page.goto(`/it/org/incontri/${id}/iscrizioni/nuova`);
  await page.getByLabel('Nome e cognome').fill('Teresa Telefono');
  await page.getByLabel(/^Telefono/).fill('0371 123456');
  await page.getByLabel(/^Comune/).fill('Lodi');
  await page.getByLabel(/^Viene come/).selectOption('Enti locali');
  await button(page, 'Iscrivi').click();
  await expect(heading(page, "Conferma d'iscrizione")).toBeVisible();
  await expect(page.getByText('Questa persona non riceve e-mail')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Teresa Telefono')).toBeVisible();
  await expect(page.getByText('Prova al telefono', { exact: true }).last()).toBeVisible();
  await expect(page.getByText('Questa persona non riceve e-mail')).toBeHidden();
  await expect(button(page, 'Stampa')).toBeHidden();
  await page.close();
});

test('a facilitator is told that planning is for others, and sees no button that would be refused', async () => {
  const page = await facilitator.newPage();
  for (const address of [PLAN, `${PLAN}/nuovo`]) {
    await page.goto(address);
    await expect(heading(page, 'Non puoi vedere questa pagina')).toBeVisible();
  }
  await page.close();
});

test('whoever is signed out while writing signs in again and finds the form as it was', async ({ browser }) => {
  const context = await browser.newContext();
  await signIn(context, EMAIL);
  const page = await context.newPage();
  await page.goto(`${PLAN}/nuovo`);
  await title(page).fill('Scritto prima di uscire');
  await page.getByLabel(/^Inizio/).fill('2030-05-06T09:30');
  await page.getByLabel(/^Fine/).fill('2030-05-06T12:30');
  await context.clearCookies();
  await button(page, 'Salva la bozza').click();
  await expect(page.getByText('quello che hai scritto')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Accedi' }).click();
  const code = await codeFrom(context.request, EMAIL, async () => {
    await page.getByLabel(/mail/i).fill(EMAIL);
    await button(page, 'Invia il codice').click();
  });
  await page.getByLabel(/^Codice/).fill(code);
  await page.getByRole('main').getByRole('button', { name: 'Accedi' }).click();
  await expect(title(page)).toHaveValue('Scritto prima di uscire');
  await expect(page.getByLabel(/^Inizio/)).toHaveValue('2030-05-06T09:30');
  await button(page, 'Salva la bozza').click();
  await expect(heading(page, 'Scritto prima di uscire')).toBeVisible();
  await context.close();
});
