import { lastAnswerAt } from './gallery-answer.js';
import type { Step } from './gallery-page.js';

/** Milliseconds. Long, for a machine with much else to do: what comes is not kept waiting by it. */
const PATIENCE = 20_000;
/** So long nothing changes on a page that has come to rest. Milliseconds. */
const REST = 40;

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
    await settled();
  }
}

/** Waits until all answers have come, and what they bring stands still: nothing changes any more, no colour is on its way. */
export async function settled(): Promise<void> {
  let changedAt = Date.now();
  const observer = new MutationObserver(() => (changedAt = Date.now()));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const isAtRest = () => Date.now() - Math.max(changedAt, lastAnswerAt()) >= REST && !document.getAnimations().some(isUnderWay);
  for (const giveUpAt = Date.now() + PATIENCE; Date.now() < giveUpAt; await nextFrame()) {
    if (!isAtRest()) continue;
    await idle();
    if (isAtRest()) break;
  }
  observer.disconnect();
}

/** What turns for ever, to say that something is loading, never comes to an end. */
const isUnderWay = ({ playState, effect }: Animation) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime);

/** As if typed: React looks at the value by its own setter, and would take an assignment for its own. */
function write(element: HTMLElement, text: string): void {
  const prototype = element instanceof HTMLSelectElement ? HTMLSelectElement.prototype : element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

/** When the browser has nothing else to do, such as to draw what came; soon in any case. */
const idle = () => new Promise((resolve) => (typeof requestIdleCallback === 'function' ? requestIdleCallback(resolve, { timeout: 100 }) : setTimeout(resolve, 16)));

const nextFrame = () => new Promise((resolve) => setTimeout(resolve, 16));
