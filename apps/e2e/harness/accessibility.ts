import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What everything that people read must keep, and what pages keep beside it; axe's own names. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
export const rulesOfPages = [...rules, 'best-practice'];

declare global {
  interface Window {
    axe?: { run: (context: Document, options: object) => Promise<AxeResults> };
  }
}

/** What axe finds against WCAG 2.0 to 2.2, A and AA, a line each. What stands in a frame is looked at by itself. */
export async function axeFaults(page: Page, by = rules): Promise<string[]> {
  // Pages that are changed without a reload have it already.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    // What is laid out only once it comes into view pushes the rest down while axe looks for what lies behind a text.
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      if (getComputedStyle(element).contentVisibility === 'auto') element.style.contentVisibility = 'visible';
    }
    const results = await window.axe?.run(document, { runOnly: tags, resultTypes: ['violations'], iframes: false });
    if (!results) return ['axe did not run'];
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html, any }) => `${target.join(' ')} in ${html.slice(0, 120)} ${any[0]?.message ?? ''}`).slice(0, 3).join('; ')}`);
  }, by);
}

/**
 * What every page must have beside what axe looks for: one heading, a title that begins with it, its language, no sideways
 * scroll, and targets that a finger finds.
 *
 * @param target  how high and wide, in CSS pixels; links within a text are left out, as WCAG 2.5.8 leaves them out
 */
export function pageFaults(page: Page, { language, target }: { language: string; target: number }): Promise<string[]> {
  return page.evaluate(
    ({ wanted, least }) => {
      const faults: string[] = [];
      const [heading, ...others] = document.querySelectorAll('h1');
      if (!heading || others.length > 0) faults.push(`${others.length + (heading ? 1 : 0)} headings of the first rank`);
      const { title } = document;
      if (heading && !(title.includes(heading.textContent.trim()) && title.endsWith(' – Percorso'))) faults.push(`the title "${title}" for "${heading.textContent}"`);
      if (document.documentElement.lang !== wanted) faults.push(`the language ${document.documentElement.lang}`);
      const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (beyond > 0) faults.push(`sideways scroll of ${beyond} pixels`);
      for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
        // A box and its label are one target, and so is a link with all of its card.
        const area = (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type) && element.closest('label, .form-check')) || element;
        const { width, height } = area.getBoundingClientRect();
        const isInline = element.tagName === 'A' && getComputedStyle(element).display === 'inline';
        const isUnseen = width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true });
        const wide = element.closest('main') ? least : 24;
        if (!isInline && !isUnseen && (Math.round(width) < wide || Math.round(height) < wide)) {
          faults.push(`a target of ${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`);
        }
      }
      return faults;
    },
    { wanted: language, least: target },
  );
}

/** Everything that the browser complains about while a page is open: faults of ours, and what the content security policy refused. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
