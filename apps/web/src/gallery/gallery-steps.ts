import type { Step } from './gallery-page.js';

/** Milliseconds. Long, for a machine with much else to do: what comes is not kept waiting by it. */
const PATIENCE = 20_000;

/** Waits until an element is seen, since a page comes when its answers and chunks have come. Null when it never does. */
export async function appearing(selector: string): Promise<HTMLElement | null> {
  for (const giveUpAt = Date.now() + PATIENCE; Date.now() < giveUpAt; await nextFrame()) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found?.checkVisibility({ visibilityProperty: true })) return found;
  }
  return null;
}

/** Does what a reader would: writes into fields and presses buttons. */
export async function takeSteps(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const selector = 'press' in step ? step.press : step.write;
    const element = await appearing(selector);
    if (!element) return console.error(`The gallery waited in vain for ${selector}.`);
    if ('press' in step) element.click();
    else write(element, step.text);
    // What comes of it is shown before the next step is taken.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** As if typed: React looks at the value by its own setter, and would take an assignment for its own. */
function write(element: HTMLElement, text: string): void {
  const prototype = element instanceof HTMLSelectElement ? HTMLSelectElement.prototype : element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

const nextFrame = () => new Promise((resolve) => setTimeout(resolve, 16));
