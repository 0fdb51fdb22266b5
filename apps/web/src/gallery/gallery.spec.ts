import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { matchRoutes, type RouteObject } from 'react-router';

import { locales } from '../locales.js';
import { routes } from '../router.js';
import { nameOf } from './gallery-answer.js';
import { type GalleryPage, type Shown, statesOf } from './gallery-page.js';
import { galleryPages } from './gallery-pages.js';

// The builder makes it; which words a page says does not matter here.
jest.mock('virtual:messages', () => ({ load: {} }), { virtual: true });

const sources = join(__dirname, '..');
const pages = Object.entries(galleryPages);
const shownOf = (page: GalleryPage): Shown[] => Object.values(page.states);

/** The addresses of all pages, as the router writes them below the language. */
function pageRoutes(children: readonly RouteObject[], above = ''): string[] {
  return children.flatMap((route) => {
    const path = [above, route.path].filter(Boolean).join('/');
    if (route.children) return pageRoutes(route.children, path);
    return path.startsWith(':locale') ? [path.slice(':locale/'.length)] : [];
  });
}

/** What an operation may ask for, of all that pages import. */
async function operations(): Promise<string[]> {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.generated.ts'));
  const modules = await Promise.all(files.map(async (file): Promise<Record<string, Parameters<typeof nameOf>[0]>> => await import(join(sources, file))));
  return modules.flatMap((documents) => Object.values(documents).map(nameOf).filter((name) => name !== ''));
}

const holdsList = (data: unknown): boolean =>
  typeof data === 'function' ? holdsList(Reflect.apply(data, null, [{}])) :
  typeof data === 'object' && data !== null && (Object.entries(data).some(([key, value]) => key === 'edges' && Array.isArray(value) && value.length > 0) || Object.values(data).some(holdsList));

describe('the gallery', () => {
  test('shows every page of the site, and no other', () => {
    expect(pages.map(([, { route }]) => route).sort()).toEqual(pageRoutes(routes).sort());
  });

  test('shows each under an address that leads to it', () => {
    for (const [name, page] of pages) {
      for (const locale of locales) {
        for (const address of [page.address, ...shownOf(page).map((shown) => shown.address ?? page.address)]) {
          const found = matchRoutes(routes, address(locale).replace(/[?#].*/, ''))?.map(({ route }) => route.path).filter(Boolean).join('/');
          expect([name, found]).toEqual([name, [':locale', page.route].filter(Boolean).join('/')]);
        }
      }
    }
  });

  test('shows every list without anything in it', () => {
    const withoutEmpty = pages.filter(([, { states }]) => states.ready.answers.some(({ data }) => holdsList(data)) && !states.empty);
    expect(withoutEmpty.map(([name]) => name)).toEqual([]);
  });

  test('shows what every question and every act answers', async () => {
    const answered = new Set(pages.flatMap(([, page]) => shownOf(page).flatMap(({ answers }) => answers.map(({ operation }) => operation))));
    const framed = ['SiteFrame'];
    expect((await operations()).filter((name) => !answered.has(name) && !framed.includes(name))).toEqual([]);
  });

  test('shows pages of staff also to those who may not see them, and own pages also to nobody', () => {
    for (const [name, page] of pages) {
      if (page.asks === false) continue;
      const states = statesOf(page);
      expect([name, states]).toEqual([name, expect.arrayContaining(['ready', 'loading', 'error', 'offline', 'too-many'])]);
      if (/^(org|admin|lavoro)/.test(page.route)) expect([name, states]).toEqual([name, expect.arrayContaining(['forbidden', 'session-over'])]);
      if (/^(mie-iscrizioni|profilo)/.test(page.route)) expect([name, states]).toEqual([name, expect.arrayContaining(['session-over'])]);
      if (page.route.includes(':')) expect([name, states]).toEqual([name, expect.arrayContaining(['not-found'])]);
    }
  });
});
