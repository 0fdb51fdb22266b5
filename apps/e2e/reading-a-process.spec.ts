import { expect, test } from '@playwright/test';
import { Keyboard } from './harness/keyboard.js';

test.describe('reading a process', () => {
  for (const [locale, heading, held] of [
    ['it', 'Verso il prossimo Piano sociale e sanitario', /34 incontri/],
    ['en', 'Towards the next Social and Health Plan', /34 meetings/],
    ['fr', 'Verso il prossimo Piano sociale e sanitario', /34 rencontres/],
  ] as const) {
    test(`shows a visitor in ${locale} what it is, in what language its words are, and asks nobody else for anything`, async ({ page, context }) => {
      const elsewhere: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).host !== new URL(page.url() === 'about:blank' ? request.url() : page.url()).host) elsewhere.push(request.url());
      });
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));

      await page.goto(`/${locale}`);
      await expect(page.getByText(held).first()).toBeVisible();
      await page.getByRole('link', { name: heading }).click();
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      if (locale === 'fr') await expect(page.locator('h1 [lang=it]')).toHaveText(heading);
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
      expect(await context.cookies()).toEqual([]);
    });
  }

  test('asks once for what an address shows, while the page itself is still on its way', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.postDataJSON().operationName));
    const open = async (address: string, operation: string) => {
      asked.splice(0);
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(asked.toSorted()).toEqual([operation, 'SiteFrame']);
    };
    await open('/it/p/emilia-romagna-pssr', 'ProcessPage');
    await open((await page.locator('#meetings ~ ul a').first().getAttribute('href')) ?? '', 'MeetingPage');
  });

  test('lets a visitor turn the calendar by keyboard and leave groups out, and is as it was after a reload', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/it/p/emilia-romagna-pssr/calendario?vista=mese&mese=2022-03');
    const month = (name: string) => page.getByRole('table', { name: `Gli incontri di ${name}, giorno per giorno` });
    const keyboard = new Keyboard(page);
    await expect(month('marzo 2022')).toBeVisible();
    await keyboard.use(page.getByRole('link', { name: 'Avanti: aprile 2022' }));
    await expect(month('aprile 2022').getByRole('link')).toHaveCount(10);
    await keyboard.write(page.getByLabel('Gruppo'), 'Gruppo 5');
    await keyboard.use(page.getByRole('button', { name: 'Cerca' }));
    await expect(month('aprile 2022').getByRole('link')).toHaveCount(2);
    await page.reload();
    await expect(month('aprile 2022').getByRole('link')).toHaveCount(2);
    await expect(page.getByLabel('Gruppo')).toHaveValue('5');
    await expect(page.locator('#period')).toHaveText('aprile 2022: 2 incontri', { ignoreCase: true });
  });
});
