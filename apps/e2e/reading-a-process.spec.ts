import { expect, test } from '@playwright/test';

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
});
