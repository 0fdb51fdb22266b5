import { cpus, loadavg } from 'node:os';
import type { BrowserContext, CDPSession, Locator, Page } from '@playwright/test';

/** A phone of the middle class against this machine. */
const CPU_SLOWDOWN = 4;
/** A slow mobile network, as Lighthouse has it: milliseconds to and fro, and bits a second. */
const NETWORK = { latency: 150, download: 1_638_400, upload: 768_000 };

/** How often each thing is done. */
export const ROUNDS = 5;
/** What lasts less than a frame of 60 a second is not reported by browsers. Milliseconds. */
const FRAME = 16;

/** Milliseconds. */
interface Sample {
  /** From what a person did to the next picture, as INP has it. */
  answer: number;
  /** The longest time that the page was then busy without a break: what is done in it would wait. */
  busy: number;
}

export interface Measured {
  page: string;
  what: string;
  samples: Sample[];
}


/** Slows a page down to a phone on a slow network. */
export async function slowBrowser(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.emulateNetworkConditions', { offline: false, latency: NETWORK.latency, downloadThroughput: NETWORK.download / 8, uploadThroughput: NETWORK.upload / 8 });
  await browser.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

/** A page with the slowness of a phone, which writes down how long it lets people wait. */
export class MeasuredPage {
  private constructor(
    readonly page: Page,
    private readonly browser: CDPSession,
    private readonly results: Measured[],
  ) {}

  /** @param results  what is measured is added to them */
  static async in(context: BrowserContext, results: Measured[]): Promise<MeasuredPage> {
    const page = await context.newPage();
    await page.addInitScript(observe);
    return new MeasuredPage(page, await context.newCDPSession(page), results);
  }

  /** Opens an address at full speed, and is slow from then on. */
  async open(address: string): Promise<void> {
    await this.slowDown(1);
    await this.page.goto(address);
    await this.page.evaluate(quiet);
    await this.slowDown(CPU_SLOWDOWN);
  }

  slowDown(rate: number): Promise<unknown> {
    return this.browser.send('Emulation.setCPUThrottlingRate', { rate });
  }

  /**
   * Presses something with the pointer; where it is has been found out before.
   *
   * @param until  a selector of what is there afterwards
   */
  async press(page: string, what: string, target: Locator, until: string): Promise<void> {
    // What comes into view takes its own size, and what is below it moves.
    for (let look = 0; look < 3; look += 1) {
      await this.page.evaluate(quiet);
      await target.scrollIntoViewIfNeeded();
    }
    await this.page.evaluate(quiet);
    const box = await target.boundingBox();
    if (!box) throw new Error(`There is nothing to press: ${what}`);
    await this.measure(page, what, async () => {
      await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await this.page.waitForFunction((selector) => document.querySelector(selector), until);
    });
  }

  /**
   * Does something, and waits until the browser has nothing to do with it any more.
   *
   * @param act  gives the browser events and asks it nothing: its answers would be in the figures
   */
  async measure(page: string, what: string, act: () => Promise<unknown>): Promise<void> {
    await this.page.evaluate(quiet);
    await this.page.evaluate(() => window.measured.splice(0));
    await act();
    await this.page.evaluate(quiet);
    const seen = await this.page.evaluate(() => window.measured.splice(0));
    const longest = (kind: string) => Math.max(FRAME, ...seen.filter((one) => one.kind === kind).map(({ duration }) => Math.round(duration)));
    const known = this.results.find((one) => one.page === page && one.what === what);
    const sample = { answer: longest('event'), busy: longest('long-animation-frame') };
    if (known) known.samples.push(sample);
    else this.results.push({ page, what, samples: [sample] });
  }
}

declare global {
  interface Window {
    measured: { kind: string; duration: number }[];
    /** Requests that are not answered yet. */
    asking: number;
  }
}

function observe(): void {
  window.measured = [];
  window.asking = 0;
  const ask = window.fetch;
  window.fetch = (...what) => {
    window.asking += 1;
    return ask(...what).finally(() => (window.asking -= 1));
  };
  const write = (kind: string, entries: PerformanceEntry[]) => window.measured.push(...entries.map(({ duration }) => ({ kind, duration })));
  // Only what browsers count as interactions: presses of keys and of the pointer.
  const isInteraction = (entry: PerformanceEntry) => 'interactionId' in entry && entry.interactionId !== 0;
  const all: PerformanceObserverInit & { durationThreshold: number } = { type: 'event', durationThreshold: 16 };
  new PerformanceObserver((list) => write('event', list.getEntries().filter(isInteraction))).observe(all);
  new PerformanceObserver((list) => write('long-animation-frame', list.getEntries())).observe({ type: 'long-animation-frame' });
}

/** Until everything that was asked is answered, the browser has had nothing to do for a while, and has reported what it did. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    let calm = 0;
    let before = performance.now();
    const look = () => {
      const now = performance.now();
      calm = now - before < 60 && window.asking === 0 ? calm + 1 : 0;
      before = now;
      if (calm >= 10) resolve();
      else setTimeout(() => requestAnimationFrame(look), 0);
    };
    requestAnimationFrame(look);
  });
}

/** What three in four, or all, are not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** What the figures are worth only together with. */
export function machine(): string {
  const [load = 0] = loadavg();
  return `${cpus().length} x ${cpus()[0]?.model.trim() ?? ''}, load ${load.toFixed(1)}`;
}

/** Writes figures where whoever measures reads them: the columns of words left, those of numbers right. */
export function writeTable(title: string, widths: readonly number[], rows: readonly (readonly (string | number)[])[]): void {
  const lines = rows.map((row) => row.map((cell, index) => (typeof rows.at(-1)?.[index] === 'number' ? String(cell).padStart(widths[index] ?? 0) : String(cell).padEnd(widths[index] ?? 0))).join(''));
  process.stdout.write(`\n${[title, ...lines].join('\n')}\n`);
}
