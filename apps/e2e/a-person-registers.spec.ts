import { expect, type Page, test } from '@playwright/test';
import { heading, openLodi, ownAddress } from './harness/laboratory.js';
import { eventIn, linkIn, mailTo } from './harness/mailbox.js';

async function fillIn(page: Page, email: string): Promise<void> {
  await openLodi(page);
  await page.getByRole('link', { name: 'Iscriviti' }).click();
  await expect(heading(page, 'Incontro')).toBeFocused();
  await expect(page.getByText('Passo 1 di 4')).toBeVisible();
  await page.getByLabel('In sala – Lodi').check();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByLabel('Nome e cognome').fill('Anna Bianchi');
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByLabel('Comune').fill('Codogno');
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByLabel('Di che cosa hai bisogno').fill('Un posto per la carrozzina');
  await page.getByRole('button', { name: 'Vai al riepilogo' }).click();
  await expect(heading(page, 'Riepilogo')).toBeFocused();
}

async function send(page: Page): Promise<void> {
  await page.getByLabel('Ho letto l’informativa').or(page.getByLabel("Ho letto l'informativa")).check();
  await page.getByRole('button', { name: 'Conferma iscrizione' }).click();
  await expect(heading(page, 'Controlla la posta')).toBeFocused();
}

test('a person registers on a phone, confirms from the mail, moves from Lodi to Milan and cancels', async ({ page, request }) => {
  const email = ownAddress('anna');
  await fillIn(page, email);
  await expect(page.getByText('Codogno')).toBeVisible();
  await send(page);
  await expect(page.getByText(email)).toBeVisible();

  const asked = await mailTo(request, email, /Conferma/);
  const link = linkIn(asked, /\/it\/conferma#/);
  await page.goto(link);
  await expect(page.getByText('Premendo il pulsante il posto è tuo')).toBeVisible();
  await page.getByRole('button', { name: 'Conferma iscrizione' }).click();
  await expect(heading(page, 'La tua iscrizione è confermata')).toBeFocused();
  await page.reload();
  await expect(heading(page, 'La tua iscrizione è confermata')).toBeVisible();

  const confirmed = await mailTo(request, email, /confermata/);
  const lodi = await eventIn(request, confirmed);
  expect(lodi).toMatchObject({ method: 'REQUEST', sequence: 0, summary: 'Laboratorio a Lodi', zone: 'Europe/Rome' });
  expect(lodi.location).toContain('Lodi');

  await page.goto(linkIn(confirmed, /\/it\/iscrizione#/));
  await page.getByRole('link', { name: 'Cambia modo o luogo' }).click();
  await page.getByLabel('In sala – Milano').check();
  await page.getByRole('button', { name: 'Cambia' }).click();
  await expect(page.getByText('Fatto: la tua iscrizione è cambiata')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Laboratorio a Milano' })).toBeVisible();

  await page.getByRole('link', { name: "Annulla l'iscrizione" }).click();
  await expect(heading(page, "Vuoi annullare l'iscrizione?")).toBeFocused();
  await page.getByRole('button', { name: "Sì, annulla l'iscrizione" }).click();
  await expect(heading(page, 'La tua iscrizione è annullata')).toBeFocused();
  const cancelled = await mailTo(request, email, /annullata/i);
  expect(await eventIn(request, cancelled)).toMatchObject({ method: 'CANCEL', summary: 'Laboratorio a Milano' });
});

test('opening the link of a mail, as scanners do, confirms nothing', async ({ page, request }) => {
  const email = ownAddress('bruno');
  await fillIn(page, email);
  await send(page);
  const link = linkIn(await mailTo(request, email, /Conferma/), /\/it\/conferma#/);
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Conferma iscrizione' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Conferma iscrizione' })).toBeVisible();
});

test('what was written outlives a reload, a network that is away and a second try, and makes one registration', async ({ page, context, request }) => {
  const email = ownAddress('carla');
  await fillIn(page, email);
  await page.reload();
  await expect(page.getByText(email).first()).toBeVisible();
  await expect(page.getByText('Un posto per la carrozzina')).toBeVisible();

  await page.getByRole('checkbox').check();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Conferma iscrizione' }).click();
  await expect(page.getByRole('alert')).toContainText('La rete non risponde');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Conferma iscrizione' }).click();
  await expect(heading(page, 'Controlla la posta')).toBeVisible();
  await mailTo(request, email, /Conferma/);
  const mails = await request.get(`/mailbox.json?to=${encodeURIComponent(email)}`);
  expect(await mails.json()).toHaveLength(1);
});

test('a form that is not complete says what is missing, on top and beside the field', async ({ page }) => {
  await openLodi(page);
  await page.getByRole('link', { name: 'Iscriviti' }).click();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Errore: /);
  await page.getByRole('alert').getByRole('link', { name: 'Scegli dove e come vuoi partecipare.' }).click();
  await expect(page.getByLabel('In sala – Lodi')).toBeFocused();
});
