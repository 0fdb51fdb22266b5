import { type BrowserContext, expect, test } from '@playwright/test';
import { Keyboard } from './harness/keyboard.js';
import { heading } from './harness/laboratory.js';
import { signIn } from './harness/staff.js';

const SLUG = 'calre-working-group';

let organiser: BrowserContext;

test.beforeAll(async ({ browser }) => {
  organiser = await browser.newContext();
  await signIn(organiser, 'organiser@example.org');
});
test.afterAll(() => organiser.close());

test('an organiser without a mouse lengthens a phase, adds a milestone, thinks twice and publishes; then everybody sees it', async ({ page: visitor }) => {
  const page = await organiser.newPage();
  const keyboard = new Keyboard(page);
  const button = (name: string) => page.getByRole('button', { name });
  const changes = (words: string) => expect(page.getByRole('heading', { name: words })).toBeVisible();
  const milestone = page.getByRole('heading', { level: 3, name: 'Rapporto finale' });

  await page.goto('/it');
  await page.getByRole('link', { name: 'Area di lavoro' }).focus();
  await keyboard.press('Enter');
  await expect(heading(page, 'La tua scrivania')).toBeFocused();

  await page.goto(`/it/org/p/${SLUG}`);
  await keyboard.use(button('Modifica Work programme 2022'));
  await expect(page.getByLabel('Titolo')).toBeFocused();
  await keyboard.goTo(page.getByLabel('Periodo'));
  await keyboard.press('Control+A');
  await page.keyboard.type('2022/2021');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('La fine deve venire dopo');
  await keyboard.use(page.getByRole('alert').getByRole('link'));
  await keyboard.press('Control+A');
  await page.keyboard.type('2022/2023-06');
  await expect(page.getByText('Si legge: 2022 – giugno 2023.')).toBeVisible();
  // What is typed outlives a reload, and the form is open again.
  await page.reload();
  await expect(page.getByLabel('Periodo')).toHaveValue('2022/2023-06');
  await page.getByLabel('Periodo').focus();
  await keyboard.press('Enter');
  await expect(button('Modifica Work programme 2022')).toBeFocused();
  await changes('1 modifica non pubblicata');

  await keyboard.use(button('Aggiungi una tappa'));
  await expect(page.getByLabel('Titolo')).toBeFocused();
  await page.keyboard.type('Rapporto finale');
  await keyboard.write(page.getByLabel('Data'), '2023-05');
  await keyboard.press('Enter');
  await expect(button('Aggiungi una tappa')).toBeFocused();
  await changes('2 modifiche non pubblicate');

  await keyboard.goTo(button('Annulla l’ultima modifica'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(milestone).toHaveCount(0);
  await expect(button('Annulla l’ultima modifica')).toBeFocused();
  await keyboard.use(button('Ripeti la modifica annullata'));
  await expect(milestone).toBeVisible();
  await expect(button('Annulla l’ultima modifica')).toBeFocused();

  await visitor.goto(`/it/p/${SLUG}?vista=elenco`);
  await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(visitor.getByText('Rapporto finale')).toHaveCount(0);

  await keyboard.goTo(page.getByRole('link', { name: 'Pubblica le modifiche' }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(heading(page, 'Pubblica le modifiche del piano')).toBeFocused();
  await expect(page.getByText('Nessun incontro cambia data')).toBeVisible();
  await keyboard.use(button('Pubblica'));
  await expect(page.getByText('Le modifiche sono pubblicate.')).toBeVisible();

  await visitor.reload();
  await expect(visitor.getByText('Rapporto finale')).toBeVisible();
  await expect(visitor.getByText('2022 – giugno 2023')).toBeVisible();
  await page.close();
});

test('with a mouse, a phase is lengthened on the time line itself, which is the change that the form makes', async () => {
  const page = await organiser.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/it/org/p/${SLUG}/linea`);
  const end = page.locator('.timeline-drawing [data-end]').first();
  const date = page.locator('.dragging-date');
  const changes = (words: string) => expect(page.getByRole('heading', { name: words })).toBeVisible();
  const drag = async () => {
    await end.scrollIntoViewIfNeeded();
    const box = await end.boundingBox();
    if (!box) throw new Error('There is nothing to take hold of.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 300, y, { steps: 3 });
    await expect(date).toContainText('Nella bozza: ');
  };

  await changes('Nessuna modifica da pubblicare');
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(date).toBeHidden();
  await changes('Nessuna modifica da pubblicare');

  await drag();
  await page.mouse.up();
  await changes('1 modifica non pubblicata');
  await page.getByRole('button', { name: 'Annulla l’ultima modifica' }).click();
  await changes('Nessuna modifica da pubblicare');
  await page.close();
});
