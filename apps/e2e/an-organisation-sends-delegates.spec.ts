import { expect, test } from '@playwright/test';
import { heading, ownAddress } from './harness/laboratory.js';
import { linkIn, mailTo } from './harness/mailbox.js';
import { aProcessOfItsOwn } from './harness/process.js';
import { aPublishedMeeting, ask, signIn } from './harness/staff.js';

test('an organisation names two delegates and a substitute, who steps in', async ({ page, browser, request }) => {
  const staff = await browser.newContext();
  await signIn(staff, 'admin@example.org');
  const processSlug = await aProcessOfItsOwn(staff.request, 'organiser@example.org', { title: 'Un percorso con enti invitati' });
  const meeting = await aPublishedMeeting(staff.request, { processSlug, title: 'Incontro con gli enti', startsAt: '2098-03-12T10:00', endsAt: '2098-03-12T12:00', seats: 2 });
  const { saveOrganisation } = await ask<{ saveOrganisation: { organisation: { id: string } } }>(staff.request, 'mutation ($input: SaveOrganisationInput!) { saveOrganisation(input: $input) { organisation { id } } }', {
    input: { name: `Casa delle associazioni ${Date.now()}` },
  });
  const [contact, anna, bruno, carla] = [ownAddress('segreteria'), ownAddress('anna'), ownAddress('bruno'), ownAddress('carla')];
  const { inviteOrganisation } = await ask<{ inviteOrganisation: { userErrors: unknown[] } }>(staff.request, 'mutation ($input: InviteOrganisationInput!) { inviteOrganisation(input: $input) { userErrors { message } } }', {
    input: { admissionId: meeting.admissions[0].id, organisationId: saveOrganisation.organisation.id, contact: { name: 'Segreteria', email: contact }, places: 2 },
  });
  expect(inviteOrganisation.userErrors).toEqual([]);

  await page.goto(linkIn(await mailTo(request, contact, /indicate i vostri delegati/), /\/it\/delega#/));
  await expect(page.getByText('2 posti, nessuno assegnato.')).toBeVisible();
  const name = async (who: string, email: string) => {
    await page.getByLabel('Nome e cognome').fill(who);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Indica', exact: true }).click();
    await expect(page.getByRole('rowheader', { name: who })).toBeVisible();
  };
  await name('Anna Bianchi', anna);
  await name('Bruno Rossi', bruno);
  await expect(page.getByText('2 posti, 2 assegnati.')).toBeVisible();
  await name('Carla Verdi', carla);

  await page.getByRole('button', { name: 'Fai subentrare Carla Verdi' }).click();
  await page.getByRole('radio', { name: 'Anna Bianchi' }).check();
  await page.getByRole('button', { name: 'Conferma' }).click();
  await expect(page.getByText('Carla Verdi ha ora il posto.')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Anna Bianchi' })).toHaveCount(0);
  await mailTo(request, anna, /annullata/);
  await page.goto(linkIn(await mailTo(request, carla, /Iscrizione confermata: Incontro con gli enti/), /\/it\/iscrizione#/));
  await expect(heading(page, 'La tua iscrizione è confermata')).toBeVisible();
});
