import { expect, type Page } from '@playwright/test';

/** Longer than the gallery itself waits for a page and for what is pressed on it. */
const PATIENCE = 60_000;

/** The addresses of all pages in all their states, in Italian. */
export async function exhibits(page: Page): Promise<string[]> {
  await page.goto('/__vetrina?lingua=it');
  const links = page.locator('[data-gallery=pages] a[href*="/__vetrina/"]');
  await links.first().waitFor();
  return links.evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
}

/** The addresses of all example mails, without a language. */
export async function exampleMails(page: Page): Promise<string[]> {
  const answer = await page.request.get('/mailbox/examples.json');
  return ((await answer.json()) as { path: string }[]).map(({ path }) => path);
}

/** What of an address is the page: all its states have it in common. */
export function pageOf(address: string): string {
  return address.split('/')[2] ?? '';
}

/**
 * Opens an exhibit and waits until it is what it shows. Without a reload, which would cost most of the time: the gallery
 * begins anew with each address all the same.
 */
export async function openExhibit(page: Page, address: string): Promise<void> {
  if (page.url().includes('/__vetrina')) {
    await page.evaluate((to) => {
      delete document.documentElement.dataset.exhibit;
      history.replaceState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, address);
  } else {
    await page.goto(address);
  }
  const shown = await page.evaluate(async (patience) => {
    const html = document.documentElement;
    for (const giveUpAt = Date.now() + patience; html.dataset.exhibit !== 'ready' && Date.now() < giveUpAt; ) await new Promise((resolve) => setTimeout(resolve, 10));
    return html.dataset.exhibit;
  }, PATIENCE);
  expect([address, shown]).toEqual([address, 'ready']);
}
