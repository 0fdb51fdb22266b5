import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { machine, type Measured, MeasuredPage, quantile, ROUNDS, writeTable } from './harness/measured-page.js';
import { aLargeProcess } from './harness/process.js';
import { signIn } from './harness/staff.js';

const ORGANISER = 'organiser@example.org';

/** Nobody may wait longer for an answer to what they did. Milliseconds. */
const WORST = 200;

const results: Measured[] = [];
let organiser: BrowserContext;
let slug: string;
let desk: MeasuredPage;

/** Turns the wheel far enough for a screen and a half to go by. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(640, 450);
  for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 120);
}

async function rounds(round: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < ROUNDS; index += 1) await round(index);
}

test.beforeAll(async ({ browser }) => {
  const administrator = await browser.newContext();
  await signIn(administrator, 'admin@example.org');
  slug = await aLargeProcess(administrator.request, ORGANISER);
  await administrator.close();
  organiser = await browser.newContext();
  await signIn(organiser, ORGANISER);
  desk = await MeasuredPage.in(organiser, results);
});

test.afterAll(async () => {
  await organiser.close();
  const rows = results.map(({ page, what, samples }) => {
    const answers = samples.map(({ answer }) => answer);
    return [page, what, quantile(answers, 0.75), quantile(answers, 1), quantile(samples.map(({ busy }) => busy), 1)];
  });
  writeTable(`1,000 meetings, a quarter of the speed of this machine: ${machine()}. Milliseconds`, [12, 32, 11, 11, 11], [['page', 'what is done', 'p75', 'worst', 'then busy'], ...rows]);
});

test('on the plan nobody waits', async () => {
  const { page } = desk;
  await desk.open(`/it/org/p/${slug}`);
  const more = page.getByRole('button', { name: 'Mostra altri' });
  const rows = page.locator('.table-long tbody tr');
  // Parts of 20 rows each: those beyond the screen take no time.
  for (let shown = 100; shown < 1000; shown += 100) await desk.press('plan', 'show 100 more meetings', more, `.table-long tbody:nth-of-type(${shown / 20 + 1})`);
  await expect(rows).toHaveCount(1000);
  await rounds(() => desk.measure('plan', 'scroll', () => scroll(page)));
  await rounds(async (index) => {
    const row = rows.nth(index * 190 + 40);
    await desk.press('plan', 'open the form of a meeting', row.locator('button'), '.inline-form input:focus');
    await desk.measure('plan', 'type into it', () => page.keyboard.press('5'));
    await desk.press('plan', 'leave it', row.getByRole('button', { name: 'Lascia com’è' }), '.table-long:not(:has(.inline-form))');
  });
  const undo = page.locator('#plan-undo');
  await rounds(async (index) => {
    const row = rows.nth(index * 190 + 45);
    await row.locator('button').click();
    await row.getByRole('button', { name: 'Una settimana dopo' }).click();
    await desk.press('plan', 'move a meeting', row.getByRole('button', { name: 'Salva nella bozza' }), '#plan-undo');
    await desk.press('plan', 'undo', undo, '.plan-bar:not(:has(#plan-undo))');
  });
});

test('on the grid nobody waits', async () => {
  const { page } = desk;
  await desk.open(`/it/org/p/${slug}/griglia`);
  await rounds(() => desk.measure('grid', 'scroll', () => scroll(page)));
  await page.locator('.plan-grid').focus();
  await rounds(() => desk.measure('grid', 'go to the next meeting by Tab', () => page.keyboard.press('Tab')));
  await rounds(async () => {
    await desk.press('grid', 'go to the plan', page.getByRole('link', { name: 'Piano', exact: true }), '.table-long');
    await desk.press('grid', 'come back', page.getByRole('link', { name: 'Previsti e svolti' }), '.plan-grid');
  });
});

test('on the time line nobody waits', async () => {
  const { page } = desk;
  await desk.open(`/it/org/p/${slug}/linea`);
  await rounds(() => desk.measure('time line', 'scroll', () => scroll(page)));
  await page.locator('.timeline-drawing').focus();
  await rounds(() => desk.measure('time line', 'go to the next meeting by Tab', () => page.keyboard.press('Tab')));
  const view = (name: string) => page.getByRole('navigation', { name: 'Come vedere la linea del tempo' }).getByRole('link', { name });
  await rounds(async (index) => {
    await desk.press('time line', 'see it as a list', view('Elenco'), 'ol.timeline');
    await desk.press('time line', 'unfold a phase', page.locator('ol.timeline summary').nth(index), 'ol.timeline [open]');
    await desk.press('time line', 'see it as a table', view('Tabella'), '.table-long');
    await desk.measure('time line', 'scroll the table', () => scroll(page));
    await desk.press('time line', 'see it drawn', view('Disegno'), '.timeline-drawing svg');
  });
});

test('on the calendar nobody waits', async () => {
  const { page } = desk;
  const calendar = `/it/p/${slug}/calendario`;
  await desk.open(calendar);
  const view = (name: string) => page.getByRole('navigation', { name: 'Come vedere il calendario' }).getByRole('link', { name });
  const turn = page.getByRole('navigation', { name: 'Sfogliare il calendario' }).getByRole('link');
  await rounds(() => desk.measure('calendar', 'scroll', () => scroll(page)));
  await rounds(async () => {
    await desk.press('calendar', 'see a month', view('Mese'), '.calendar-month');
    await desk.press('calendar', 'turn to the next month', turn.last(), '.calendar-month');
    await desk.press('calendar', 'see a week', view('Settimana'), '.calendar-week');
    await desk.press('calendar', 'see the list', view('Elenco'), '.calendar-list');
    await desk.press('calendar', 'turn the list', turn.last(), '.calendar-list');
    await page.getByLabel('Gruppo').selectOption({ index: 5 });
    await desk.press('calendar', 'look for a group', page.getByRole('button', { name: 'Cerca' }), '.calendar');
    // Back to where there are meetings, and to all groups.
    await desk.open(calendar);
  });
});

test('nothing was slower than it may be', () => {
  const slow = results.flatMap(({ page, what, samples }) => {
    const answers = samples.map(({ answer }) => answer);
    return quantile(answers, 1) > WORST ? [`${page}, ${what}: ${answers.join(', ')}`] : [];
  });
  expect(slow).toEqual([]);
});
