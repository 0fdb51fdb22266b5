import { load } from 'virtual:messages';

import { askEarly } from './early-answers.js';
import { localeOfPath } from './locales.js';
import { embedded, type FirstQuestion, type Named, siteRoutes } from './routes.js';
import { SiteFrameDocument } from './site/site-frame.generated.js';

/**
 * Asks for the messages, the chunk and the data of the page at an address, while what all pages need is still on its
 * way: one after the other, each would cost a slow network's whole way to and fro. What fails is asked for again by the
 * router and the page.
 *
 * @returns what was asked, as far as the address says it
 */
export function beginFirstPage(pathname: string): Promise<FirstQuestion>[] {
  const [, , ...address] = pathname.split('/');
  const locale = localeOfPath(pathname);
  const messages = load[locale];
  const begin = (loading: Promise<unknown>) => void loading.catch(() => undefined);
  begin(messages.public());
  for (const group of [...siteRoutes, embedded]) {
    for (const route of group.routes) {
      const named = namedBy(route.path, address);
      if (!named) continue;
      for (const speech of [group.speaks, route.speaksToo]) if (speech) begin(messages[speech]());
      const ofFrame = group === embedded ? [] : [Promise.resolve({ query: SiteFrameDocument, variables: {} })];
      const questions = [...(route.question ? [route.question(named)] : []), ...ofFrame];
      begin(route.load());
      return questions.map(async (question) => {
        askEarly(locale, await question);
        return question;
      });
    }
  }
  return [];
}

/** @returns what an address names; null: the route does not lead there */
function namedBy(path: string | undefined, address: readonly string[]): Named | null {
  const parts = path?.split('/') ?? [];
  if (parts.length !== address.length || parts.some((part, index) => !part.startsWith(':') && part !== address[index])) return null;
  return Object.fromEntries(parts.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), address[index]]] : [])));
}
