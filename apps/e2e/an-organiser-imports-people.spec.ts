import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { aProcessOfItsOwn } from './harness/process.js';
import { signIn } from './harness/staff.js';

const PEOPLE = 4_000;
const BAD = 50;
const HEAD = 'Nome e cognome;E-mail;Telefono;Comune;Gruppo';

/** Of every eighty people one has an address that is none. */
const person = (n: number) => `Persona d’Esempio ${n};${n % (PEOPLE / BAD) === 0 ? 'senza chiocciola' : `persona.${n}@import.example`};+39 347 ${1_000_000 + n};Lodi;Gruppo di prova`;

test('an organiser imports 4,000 people with 50 bad rows, repairs them and sees the result', async ({ browser }) => {
  const context = await browser.newContext();
  await signIn(context, 'admin@example.org');
  const slug = await aProcessOfItsOwn(context.request, 'organiser@example.org', { title: 'Percorso con molte persone', groups: ['Gruppo di prova'] });
  const page = await context.newPage();
  const upload = async (name: string, text: string) => {
    await page.goto(`/it/org/p/${slug}/persone/importazioni`);
    await page.getByLabel('File con le persone').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Carica e continua' }).click();
    await expect(page.getByLabel(/^Colonna «E-mail»/)).toHaveValue('EMAIL');
    await page.getByRole('button', { name: 'Controlla il file' }).click();
  };

  await upload('partecipanti.csv', [HEAD, ...Array.from({ length: PEOPLE }, (_, n) => person(n))].join('\r\n'));
  await expect(page.getByText('50 righe sono da sistemare, su 4.000.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^2 Nome e cognome: Persona d’Esempio 0 / })).toContainText('«senza chiocciola» non è un indirizzo e-mail');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Scarica le 50 righe da sistemare (CSV)' }).click()]);
  const bad = await readFile(await download.path(), 'utf8');
  await page.getByRole('button', { name: 'Importa le 3.950 persone corrette' }).click();
  await expect(page.getByText('Importazione finita: 3.950 persone aggiunte.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Importazione finita: 3.950 persone aggiunte.')).toBeVisible();

  let repaired = 0;
  await upload('sistemate.csv', bad.replaceAll(';senza chiocciola;', () => `;sistemata.${(repaired += 1)}@import.example;`));
  await expect(page.getByText('Tutte le 50 righe del file sono corrette.')).toBeVisible();
  await page.getByRole('button', { name: 'Importa le 50 persone corrette' }).click();
  await expect(page.getByText('Importazione finita: 50 persone aggiunte.')).toBeVisible();
  await context.close();
});
