import { type APIRequestContext, type BrowserContext, expect, test } from '@playwright/test';
import { heading, ownAddress } from './harness/laboratory.js';
import { eventIn, linkIn, mailTo, rawOf } from './harness/mailbox.js';
import { aProcessOfItsOwn } from './harness/process.js';
import { aPublishedMeeting, ask, type MadeMeeting, signIn } from './harness/staff.js';

/** A published meeting of the group "a", of one seat. */
function aMeetingOfOneSeat(organiser: APIRequestContext, processSlug: string, title: string, day: string): Promise<MadeMeeting> {
  return aPublishedMeeting(organiser, { processSlug, groupKeys: ['a'], title, startsAt: `${day}T10:00`, endsAt: `${day}T12:00`, seats: 1 });
}

let administrator: BrowserContext;
let slug: string;

test.beforeAll(async ({ browser }) => {
  administrator = await browser.newContext();
  await signIn(administrator, 'admin@example.org');
  slug = await aProcessOfItsOwn(administrator.request, 'organiser@example.org', { title: 'Un percorso con un gruppo', groups: ['Gruppo di prova'] });
});

test.afterAll(() => administrator.close());

/** As staff do who answer the telephone. */
async function registerByTelephone({ id, admissions: [admission] }: MadeMeeting, person: { name: string; email?: string }): Promise<void> {
  const { registerSomebody } = await ask<{ registerSomebody: { userErrors: unknown[] } }>(
    administrator.request,
    'mutation ($input: RegisterSomebodyInput!) { registerSomebody(input: $input) { userErrors { message } } }',
    { input: { meetingId: id, admissionId: admission.id, person } },
  );
  expect(registerSomebody.userErrors).toEqual([]);
}

test('a person registers for three meetings at once, one of which fills up meanwhile', async ({ page, request }) => {
  const made: MadeMeeting[] = [];
  for (const [index, day] of ['2098-03-12', '2098-04-16', '2098-05-14'].entries()) made.push(await aMeetingOfOneSeat(administrator.request, slug, `Incontro ${index + 1}`, day));
  const [, second] = made;
  const email = ownAddress('diana');

  await page.goto(`/it/p/${slug}`);
  await page.getByRole('link', { name: 'Iscriviti a tutti gli incontri' }).first().click();
  await expect(heading(page, 'Incontri')).toBeFocused();
  for (const number of [1, 2, 3]) await expect(page.getByLabel(`Incontro ${number}`)).toBeChecked();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByLabel('Nome e cognome').fill('Diana Neri');
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByRole('button', { name: 'Vai al riepilogo' }).click();
  await expect(heading(page, 'Riepilogo')).toBeFocused();
  await expect(page.getByText("C’è posto.")).toHaveCount(3);

  if (second) await registerByTelephone(second, { name: 'Chi arriva prima' });
  await page.getByLabel(/^Ho letto l.informativa/).check();
  await page.getByRole('button', { name: 'Conferma le 3 iscrizioni' }).click();
  await expect(page.getByText('Ora è al completo: Incontro 2')).toBeVisible();
  await expect(page.getByText("C’è posto.")).toHaveCount(2);
  await page.getByRole('button', { name: 'Scelgo la lista d\'attesa Incontro 2' }).click();
  await page.getByRole('button', { name: 'Conferma le 3 iscrizioni' }).click();
  await expect(heading(page, 'Le tue iscrizioni')).toBeFocused();
  await expect(page.getByText(email)).toBeVisible();

  await page.goto(linkIn(await mailTo(request, email, /Conferma l’iscrizione a 3 incontri/), /\/it\/conferma-tutti#/));
  await page.getByRole('button', { name: 'Conferma tutte le iscrizioni' }).click();
  await expect(page.getByText('Il posto è tuo.')).toHaveCount(2);
  await expect(page.getByText('Sei in lista d’attesa.')).toHaveCount(1);

  const told = await mailTo(request, email, /La tua iscrizione a 3 incontri/);
  expect((await rawOf(request, told)).match(/filename=percorso\.ics/g)).toHaveLength(1);
  await page.goto(linkIn(told, /\/it\/iscrizione\/annulla#/));
  await page.getByRole('button', { name: "Sì, annulla l'iscrizione" }).click();
  await expect(heading(page, 'La tua iscrizione è annullata')).toBeFocused();
});

test('a cancellation promotes the first in line, who gets mail and calendar', async ({ page, request }) => {
  const meeting = await aMeetingOfOneSeat(administrator.request, slug, 'Incontro con la fila', '2098-06-11');
  const [elena, fabio, gina] = [ownAddress('elena'), ownAddress('fabio'), ownAddress('gina')];
  for (const [name, email] of [['Elena Riva', elena], ['Fabio Sala', fabio], ['Gina Tosi', gina]] as const) await registerByTelephone(meeting, { name, email });

  await page.goto(linkIn(await mailTo(request, fabio, /lista d.attesa/i), /\/it\/iscrizione#/));
  await expect(page.getByText('Hai il numero 1.')).toBeVisible();
  await page.goto(linkIn(await mailTo(request, elena, /confermata/), /\/it\/iscrizione#/));
  await page.getByRole('link', { name: "Annulla l'iscrizione" }).click();
  await expect(heading(page, "Vuoi annullare l'iscrizione?")).toBeFocused();
  await page.getByRole('button', { name: "Sì, annulla l'iscrizione" }).click();
  await expect(heading(page, 'La tua iscrizione è annullata')).toBeFocused();

  const promoted = await mailTo(request, fabio, /C'è un posto per te/);
  expect(await eventIn(request, promoted)).toMatchObject({ method: 'REQUEST', sequence: 0, summary: 'Incontro con la fila', zone: 'Europe/Rome' });
  expect(await eventIn(request, await mailTo(request, elena, /annullata/i))).toMatchObject({ method: 'CANCEL', summary: 'Incontro con la fila' });
  await page.goto(linkIn(promoted, /\/it\/iscrizione#/));
  await expect(heading(page, 'La tua iscrizione è confermata')).toBeVisible();
  await page.goto(linkIn(await mailTo(request, gina, /lista d.attesa/i), /\/it\/iscrizione#/));
  await expect(page.getByText('Hai il numero 1.')).toBeVisible();
});
