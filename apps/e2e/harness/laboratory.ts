import type { Page } from '@playwright/test';

/** The next session of the laboratory, held in Lodi and as its alternative in Milan. */
const laboratory = '/it/p/laboratorio-prossime-edizioni/incontri';

/** An address that nobody else in the journeys has. */
export function ownAddress(name: string): string {
  return `${name}-${Date.now()}@example.org`;
}

/** The page of the meeting in Lodi, found as people find it. */
export async function openLodi(page: Page): Promise<void> {
  await page.goto(laboratory);
  await page.getByRole('link', { name: 'Laboratorio a Lodi' }).click();
  await page.getByRole('heading', { level: 1, name: 'Laboratorio a Lodi' }).waitFor();
}

/** The heading of the page, when it is there. */
export function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name });
}
