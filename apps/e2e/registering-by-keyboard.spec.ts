import { expect, test } from '@playwright/test';
import { heading, openLodi, ownAddress } from './harness/laboratory.js';
import { Keyboard } from './harness/keyboard.js';
import { linkIn, mailTo } from './harness/mailbox.js';

/** Presses beyond typing that registering may take. */
const MOST_PRESSES = 45;

test('a person without a mouse registers, answers what depends on an answer, confirms and cancels', async ({ page, request }) => {
  const email = ownAddress('dina');
  const keyboard = new Keyboard(page);
  const button = (name: string) => page.getByRole('button', { name });
  await openLodi(page);
  await keyboard.use(page.getByRole('link', { name: 'Iscriviti' }));
  await expect(heading(page, 'Incontro')).toBeFocused();
  await keyboard.goTo(page.getByLabel('In sala – Lodi'));
  await keyboard.press('Space');
  await keyboard.use(button('Avanti'));
  await keyboard.write(page.getByLabel('Nome e cognome'), 'Dina Neri');
  await keyboard.write(page.getByLabel('Indirizzo e-mail'), email);
  await keyboard.press('Enter');
  await expect(heading(page, 'Esigenze')).toBeFocused();
  await expect(page.getByText('Che cosa non mangi?')).toBeHidden();
  await keyboard.goTo(page.getByRole('group', { name: 'Ti fermi a pranzo?' }).getByLabel('Sì'));
  await keyboard.press('Space');
  await keyboard.goTo(page.getByLabel('Carne'));
  await keyboard.press('Space');
  await keyboard.use(button('Vai al riepilogo'));
  await expect(heading(page, 'Riepilogo')).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Carne');
  await keyboard.goTo(page.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.use(button('Conferma iscrizione'));
  await expect(heading(page, 'Controlla la posta')).toBeFocused();
  expect(keyboard.presses).toBeLessThanOrEqual(MOST_PRESSES);

  await page.goto(linkIn(await mailTo(request, email, /Conferma/), /\/it\/conferma#/));
  await keyboard.use(button('Conferma iscrizione'));
  await expect(heading(page, 'La tua iscrizione è confermata')).toBeFocused();
  await expect(page.getByRole('link', { name: 'Cambia le risposte' })).toBeVisible();

  await keyboard.use(page.getByRole('link', { name: "Annulla l'iscrizione" }));
  await expect(heading(page, "Vuoi annullare l'iscrizione?")).toBeFocused();
  await keyboard.use(button("Sì, annulla l'iscrizione"));
  await expect(heading(page, 'La tua iscrizione è annullata')).toBeFocused();
});

test('a person without a mouse signs in with the code from the mail', async ({ page, request }) => {
  const email = ownAddress('elio');
  const keyboard = new Keyboard(page);
  await page.goto('/it/mie-iscrizioni');
  await keyboard.use(page.getByRole('main').getByRole('link', { name: 'Accedi' }));
  await keyboard.write(page.getByLabel('Indirizzo e-mail'), email);
  await keyboard.press('Enter');
  await expect(heading(page, 'Scrivi il codice')).toBeFocused();
  const [code = ''] = /\d{6}/.exec((await mailTo(request, email)).text) ?? [];
  await keyboard.write(page.getByLabel('Codice di sei cifre'), code);
  await keyboard.press('Enter');
  await expect(heading(page, 'Le mie iscrizioni')).toBeFocused();
});
