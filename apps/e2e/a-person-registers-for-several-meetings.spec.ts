import { type APIRequestContext, expect, test } from '@playwright/test';
import { heading, ownAddress } from './harness/laboratory.js';
import { linkIn, mailTo, rawOf } from './harness/mailbox.js';
import { aProcessOfItsOwn } from './harness/process.js';
import { ask, signIn } from './harness/staff.js';

interface Made {
  id: string;
  admissions: [{ id: string }];
}

const days = ['2098-03-12', '2098-04-16', '2098-05-14'];

/** Three published meetings of the group "a", of one seat each. */
async function threeMeetings(organiser: APIRequestContext, processSlug: string): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, day] of days.entries()) {
    const { createMeeting } = await ask<{ createMeeting: { meeting: Made } }>(
      organiser,
      'mutation ($input: CreateMeetingInput!) { createMeeting(input: $input) { meeting { id admissions { id } } userErrors { message } } }',
      {
        input: {
          processSlug,
          groupKeys: ['a'],
          title: [{ locale: 'it', text: `Incontro ${index + 1}` }],
          startsAt: `${day}T10:00`,
          endsAt: `${day}T12:00`,
          admissions: [{ title: [{ locale: 'it', text: 'In sala' }], mode: 'IN_PERSON', audience: 'PUBLIC', seats: 1 }],
        },
      },
    );
    made.push(createMeeting.meeting);
    await ask(organiser, 'mutation ($input: PublishMeetingInput!) { publishMeeting(input: $input) { userErrors { message } } }', { input: { meetingId: createMeeting.meeting.id, as: 'SCHEDULED' } });
  }
  return made;
}

test('a person registers for three meetings at once, one of which fills up meanwhile', async ({ page, browser, request }) => {
  const administrator = await browser.newContext();
  await signIn(administrator, 'admin@example.org');
  const slug = await aProcessOfItsOwn(administrator.request, 'organiser@example.org', { title: 'Un percorso con un gruppo', groups: ['Gruppo di prova'] });
  const [, second] = await threeMeetings(administrator.request, slug);
  const email = ownAddress('diana');

  await page.goto(`/it/p/${slug}`);
  await page.getByRole('link', { name: 'Iscriviti a tutti gli incontri' }).first().click();
  await expect(heading(page, 'Incontri')).toBeFocused();
  for (const number of [1, 2, 3]) await expect(page.getByLabel(`Incontro ${number}`)).toBeChecked();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByLabel('Nome e cognome').fill('Diana Neri');
  await page.getByLabel('Indirizzo e-mail').fill(email);
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByRole('button', { name: 'Vai al riepilogo' }).or(page.getByRole('button', { name: 'Avanti' })).click();
  await expect(heading(page, 'Riepilogo')).toBeFocused();
  await expect(page.getByText("C’è posto.")).toHaveCount(3);

  await ask(administrator.request, 'mutation ($input: RegisterSomebodyInput!) { registerSomebody(input: $input) { userErrors { message } } }', {
    input: { meetingId: second?.id, admissionId: second?.admissions[0].id, person: { name: 'Chi arriva prima' } },
  });
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
