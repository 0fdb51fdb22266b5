import { expect, type Locator, type Page } from '@playwright/test';

/** What is focused right now, as a keyboard user must be able to see it. */
interface Focused {
  name: string;
  /** An outline or a shadow tells it from the rest. */
  visible: boolean;
  /** Its middle is on screen, and nothing lies over it. */
  uncovered: boolean;
}

/** Somebody without a mouse: counts the presses, and looks after each Tab whether the focus can be seen. */
export class Keyboard {
  /** Presses beyond typing. */
  presses = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  /** Tab by Tab to something, and no further than the page reaches. */
  async goTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press(key);
      // The page may still be scrolling to it.
      await expect.poll(() => this.page.evaluate(readFocus), { timeout: 2_000 }).toMatchObject({ visible: true, uncovered: true });
    }
    throw new Error(`The keyboard does not get to ${String(target)}.`);
  }

  /** To a button or a link, and press it. */
  async use(target: Locator): Promise<void> {
    await this.goTo(target);
    await this.press('Enter');
  }

  /** To a field, and write. */
  async write(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.type(text);
  }
}

/**
 * Goes by Tab through everything on a page, and says where the focus cannot be seen.
 *
 * @param most  presses after which it is enough: the rest of a long list is like its beginning
 */
export async function focusFaults(page: Page, most = 60): Promise<string[]> {
  const faults: string[] = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(readFocus);
    if (focused.name === 'nothing') break;
    if (!focused.visible) faults.push(`the focus cannot be told on ${focused.name}`);
    if (!focused.uncovered) faults.push(`something lies over ${focused.name}`);
  }
  return faults;
}

/** Runs in the page. */
function readFocus(): Focused {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { name: 'nothing', visible: true, uncovered: true };
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const onTop = document.elementFromPoint(x, y);
  return {
    name: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
    visible: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    uncovered: onTop !== null && (element.contains(onTop) || onTop.contains(element)),
  };
}
