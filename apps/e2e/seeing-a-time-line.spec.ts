import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';

const PATH = '/it/p/emilia-romagna-pssr';
const WIDE = { width: 1280, height: 900 };

const drawing = (page: Page) => page.locator('.timeline-drawing');
const views = (page: Page) => page.getByRole('navigation', { name: 'Come vedere la linea del tempo' });

test.describe('seeing the time line of Emilia-Romagna', () => {
  test('a wide window draws 34 meetings, 9 milestones and 5 phases, every word of them legible, and nothing on anything else', async ({ page }) => {
    await page.setViewportSize(WIDE);
    await page.goto(PATH);
    await expect(drawing(page).getByRole('link')).toHaveCount(34);
    await expect(drawing(page).getByRole('listitem')).toHaveCount(34 + 9 + 5);
    const { smallest, beyond, covered } = await drawing(page).evaluate((element) => {
      const texts = [...element.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
      const frame = element.getBoundingClientRect();
      const svg = element.querySelector('svg');
      const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 0;
      const sizes = [...element.querySelectorAll('text')].map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale);
      const meets = (one: DOMRect, other: DOMRect) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5;
      return {
        smallest: Math.min(...sizes),
        beyond: texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1).map(({ words }) => words),
        covered: texts.flatMap((one, index) => texts.slice(index + 1).filter((other) => meets(one.box, other.box)).map((other) => `${one.words} / ${other.words}`)),
      };
    });
    expect(smallest).toBeGreaterThan(10.5);
    expect(beyond).toEqual([]);
    expect(covered).toEqual([]);
  });

  test('the keyboard goes through the meetings by date, sees where it is, and opens one', async ({ page }) => {
    await page.setViewportSize(WIDE);
    await page.goto(PATH);
    await drawing(page).focus();
    const names: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      names.push((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '');
      expect(await page.evaluate(() => document.activeElement && getComputedStyle(document.activeElement).outlineStyle)).toBe('solid');
    }
    expect(names.map((name) => /\d+º? \w+ 20\d\d/.exec(name)?.[0])).toEqual(['17 settembre 2021', '13 ottobre 2021', '3 dicembre 2021', '13 dicembre 2021', '11 gennaio 2022']);
    expect(names[0]).toBe('17 set · Cabina di regia sociale e sanitaria: condivisione percorso PSSR. Incontro, 17 settembre 2021, tenuto. Filone: Avvio e passaggi istituzionali.');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Apertura percorso' })).toBeVisible();
  });

  test('the table has the rows that the drawing has marks, and the address keeps which one was chosen', async ({ page }) => {
    await page.setViewportSize(WIDE);
    await page.goto(PATH);
    await expect(drawing(page).getByRole('link')).toHaveCount(34);
    const drawn = await drawing(page).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    await views(page).getByRole('link', { name: 'Tabella' }).click();
    await expect(page).toHaveURL(/\?vista=tabella$/);
    const table = page.getByRole('table', { name: 'Tappe e incontri in ordine di data' });
    await expect(table.locator('tbody tr')).toHaveCount(34 + 9);
    expect(await table.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(drawn);
    await page.reload();
    await expect(table).toBeVisible();
    await page.goto(`${PATH}?vista=tabella&dal=2022-02&al=2022-02`);
    await expect(table.locator('tbody tr')).toHaveCount(5);
    await page.getByRole('link', { name: 'Mostra tutti i mesi' }).click();
    await expect(table.locator('tbody tr')).toHaveCount(43);
  });

  for (const [width, role] of [
    [390, 'list'],
    [320, 'table'],
  ] as const) {
    test(`a window of ${width} pixels shows the ${role} instead, and scrolls in one direction only`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(PATH);
      await expect(role === 'list' ? page.locator('ol.timeline') : page.locator('table.table')).toBeVisible();
      await expect(drawing(page)).toHaveCount(0);
      await expect(views(page).getByRole('link', { name: 'Disegno' })).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }

  test('the drawing alone is printed on one sheet in landscape, A4 as well as A3', async ({ page }) => {
    await page.setViewportSize(WIDE);
    await page.goto(PATH);
    await page.evaluate(() => (window.print = () => undefined));
    for (const [format, sheet] of [
      ['A4', '842 x 595'],
      ['A3', '1191 x 842'],
    ] as const) {
      await page.getByRole('button', { name: 'Stampa il disegno' }).click();
      const pdf = (await page.pdf({ format, landscape: true })).toString('latin1');
      const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => `${Math.floor(Number(width))} x ${Math.floor(Number(height))}`);
      expect(sheets).toEqual([sheet]);
    }
  });

  test('the file that is downloaded draws itself in a browser, with nothing from elsewhere', async ({ page }, testInfo) => {
    await page.setViewportSize(WIDE);
    await page.goto(PATH);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Scarica il disegno (SVG)' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('emilia-romagna-pssr-it.svg');
    const path = testInfo.outputPath('drawing.svg');
    await file.saveAs(path);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`file://${path}`);
    expect(await page.evaluate(() => document.documentElement.tagName)).toBe('svg');
    expect(await page.locator('text', { hasText: 'Apertura percorso' }).isVisible()).toBe(true);
    expect(asked).toHaveLength(1);
  });
});

test.describe('showing a time line in the page of another site', () => {
  let other: Server;
  let origin: string;

  test.beforeAll(async ({ baseURL }) => {
    other = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>Comune</title><iframe src="${baseURL}/it/embed/emilia-romagna-pssr" title="Linea del tempo" width="100%" height="900"></iframe>`);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  test.afterAll(() => void other.close());

  test('is refused by the browser unless an organiser has named that site', async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(origin);
    await expect.poll(() => complaints.join()).toContain("frame-ancestors 'none'");
    await expect(page.frameLocator('iframe').getByRole('heading')).toHaveCount(0);
  });

  test('shows the time line and the views of it, and opens everything else in a window of its own', async ({ page }) => {
    await page.setViewportSize(WIDE);
    await page.goto('/it/embed/emilia-romagna-pssr');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(drawing(page)).toBeVisible();
    await expect(page.getByRole('banner')).toHaveCount(0);
    const inside = await page.getByRole('link').evaluateAll((links) => links.filter((link) => link.getAttribute('target') !== '_blank').map((link) => link.textContent));
    expect(inside).toEqual(['Disegno', 'Elenco', 'Tabella']);
    const rels = await page.getByRole('link').evaluateAll((links) => links.filter((link) => link.getAttribute('target') === '_blank' && link.getAttribute('rel') !== 'noopener').length);
    expect(rels).toBe(0);
  });
});
