import { type Browser, type BrowserContextOptions, expect, test } from '@playwright/test';
import { machine, quantile, ROUNDS, slowBrowser, writeTable } from './harness/measured-page.js';
import { signIn } from './harness/staff.js';

const PROCESS = 'emilia-romagna-pssr';
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** Until the largest thing is painted, milliseconds; what moves meanwhile, as CLS has it. */
const gates = { public: { painted: 2500, moved: 0.05 }, staff: { painted: 4000, moved: 0.05 } };

const pages = [
  { name: 'process', on: 'phone', address: `/it/p/${PROCESS}`, gate: 'public' },
  { name: 'process', on: 'desktop', address: `/it/p/${PROCESS}`, gate: 'public' },
  { name: 'time line elsewhere', on: 'desktop', address: `/it/embed/${PROCESS}`, gate: 'public' },
  { name: 'time line of staff', on: 'desktop', address: `/it/org/p/${PROCESS}/linea`, gate: 'staff' },
  { name: 'plan', on: 'phone', address: `/it/org/p/${PROCESS}`, gate: 'staff' },
  { name: 'plan', on: 'desktop', address: `/it/org/p/${PROCESS}`, gate: 'staff' },
] as const;

/** What has not stirred for so long is there. Milliseconds. */
const CALM = 1000;

interface Opening {
  painted: number;
  moved: number;
  blocked: number;
  /** When the page last painted something larger, moved or was busy, on its own clock. */
  stirred: number;
}

/** Opens an address with an empty cache, on a slow network and with a slow processor. */
async function open(browser: Browser, options: BrowserContextOptions, address: string): Promise<Opening> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await slowBrowser(page);
  await page.addInitScript(watch);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  // On a slow processor the network can be quiet before anything is painted.
  await page.waitForFunction((calm) => window.opening.painted > 0 && performance.now() - window.opening.stirred > calm, CALM);
  const opening = await page.evaluate(() => window.opening);
  await context.close();
  return opening;
}

declare global {
  interface Window {
    opening: Opening;
  }
}

function watch(): void {
  window.opening = { painted: 0, moved: 0, blocked: 0, stirred: 0 };
  const see = (type: string, write: (entry: PerformanceEntry) => void) => {
    const note = (list: PerformanceObserverEntryList) => {
      list.getEntries().forEach(write);
      window.opening.stirred = performance.now();
    };
    new PerformanceObserver(note).observe({ type, buffered: true });
  };
  see('largest-contentful-paint', ({ startTime }) => (window.opening.painted = Math.round(startTime)));
  see('layout-shift', (entry) => {
    if ('value' in entry && typeof entry.value === 'number') window.opening.moved += entry.value;
  });
  see('longtask', ({ duration }) => (window.opening.blocked += Math.max(0, Math.round(duration) - 50)));
}

test('pages of a real process open as fast as they should', async ({ browser, baseURL }) => {
  const signedIn = await browser.newContext();
  await signIn(signedIn, 'organiser@example.org');
  const storageState = await signedIn.storageState();
  await signedIn.close();

  const rows: (string | number)[][] = [];
  const slow: string[] = [];
  for (const { name, on, address, gate } of pages) {
    const options = { ...(on === 'phone' ? phone : desktop), ...(baseURL ? { baseURL } : {}), locale: 'it-IT', ...(gate === 'staff' ? { storageState } : {}) };
    const openings: Opening[] = [];
    for (let round = 0; round < ROUNDS; round += 1) openings.push(await open(browser, options, address));
    const median = (of: keyof Opening) => quantile(openings.map((each) => each[of]), 0.5);
    rows.push([`${name}, ${on}`, median('painted'), gates[gate].painted, median('blocked'), Number(median('moved').toFixed(3))]);
    if (median('painted') > gates[gate].painted || median('moved') > gates[gate].moved) slow.push(`${name}, ${on}`);
  }
  const title = `34 meetings, a quarter of the speed of this machine, a slow mobile network: ${machine()}. Medians of ${ROUNDS}`;
  writeTable(title, [32, 12, 12, 12, 12], [['page', 'LCP ms', 'gate', 'TBT ms', 'CLS'], ...rows]);
  expect(slow).toEqual([]);
});
