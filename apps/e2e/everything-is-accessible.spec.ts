import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { axeFaults, complaintsOf, pageFaults, rulesOfPages } from './harness/accessibility.js';
import { type Appearance, appearanceOf, everyAppearance, widths } from './harness/appearances.js';
import { exampleMails, exhibits, openExhibit, pageOf } from './harness/gallery.js';

const isWhole = process.env.PERCORSO_LOOKS === 'all';

/** Once each in one appearance, or each in every one. */
const appearancesOf = (position: number): readonly Appearance[] => (isWhole ? everyAppearance : [appearanceOf(position)]);

/** So many tests, to be run side by side. */
const PARTS = 4;
const parts = Array.from({ length: PARTS }, (_, part) => part);

test.describe.configure({ mode: 'parallel', timeout: isWhole ? 3_600_000 : 240_000 });
// What moves would be looked at half way.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const inWords = ({ language, theme, width }: Appearance) => `${language}, ${theme}, ${width}`;

/** On these a finger in a hurry must find everything. */
const forThumbs = /\/__vetrina\/(registration|joint|my-registration|confirm|invitation|roster)/;

/** What is wrong with an exhibit; nothing, for one that is as it should be. */
async function look(page: Page, address: string, { language, theme, width }: Appearance, complaints: string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  await openExhibit(page, address.replace('lingua=it', `lingua=${language}`));
  return [
    ...(await axeFaults(page, rulesOfPages)),
    ...(await pageFaults(page, { language, target: forThumbs.test(address) && width === 390 ? 44 : 24 })),
    ...(page.url().includes(address.split('?')[0] ?? '') ? [] : [`it went on to ${page.url()}`]),
    ...complaints.splice(0),
  ];
}

/** Takes pages from the list, with all their states, until none is left; shows only what is to be seen in one width. */
async function lookAtAll(context: BrowserContext, width: Appearance['width'], list: (readonly [number, string])[][], faults: Record<string, string[]>): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 844 });
  const complaints = complaintsOf(page);
  for (let states = list.shift(); states; states = list.shift()) {
    for (const [position, address] of states) {
      for (const appearance of appearancesOf(position).filter((each) => each.width === width)) {
        const found = await look(page, address, appearance, complaints);
        if (found.length > 0) faults[`${address} (${inWords(appearance)})`] = found;
      }
    }
  }
  await page.close();
}

for (const part of parts) {
  test(`every page in every state is accessible, ${part + 1} of ${PARTS}`, async ({ page, context }) => {
    const all = await exhibits(page);
    expect(all.length).toBeGreaterThan(400);
    const faults: Record<string, string[]> = {};
    const pages = [...Map.groupBy(all.entries(), ([, address]) => pageOf(address)).values()].filter((_, position) => position % PARTS === part);
    // Much of the time is spent waiting for what a page shows a moment later, so some are looked at together.
    const lookers = widths.flatMap((width) => {
      const list = [...pages];
      return [1, 2].map(() => lookAtAll(context, width, list, faults));
    });
    await Promise.all(lookers);
    expect(faults).toEqual({});
  });
}

test('every mail is accessible, in the mail box and by itself', async ({ page }) => {
  const faults: Record<string, string[]> = {};
  const mails = await exampleMails(page);
  expect(mails.length).toBeGreaterThan(15);
  for (const [position, path] of mails.entries()) {
    for (const appearance of appearancesOf(position)) {
      await page.emulateMedia({ colorScheme: appearance.theme });
      await page.setViewportSize({ width: appearance.width, height: 844 });
      const inMailbox = `${path}/${appearance.language}`;
      await page.goto(inMailbox);
      const byItself = await page.request.get(`${inMailbox}.html`);
      const found = await axeFaults(page);
      // As a mail program shows it: at its own address nothing runs that could look at it.
      await page.goto('about:blank');
      await page.setContent(await byItself.text());
      found.push(...(await axeFaults(page)));
      if (found.length > 0) faults[`${inMailbox} (${inWords(appearance)})`] = found;
    }
  }
  expect(faults).toEqual({});
});
