import { load } from 'virtual:messages';

import { localeOfPath } from './locales.js';
import { embedded, type Named, type Question, siteRoutes } from './routes.js';
import { SiteFrameDocument } from './site/site-frame.generated.js';

export type FirstQuestion = ReturnType<Question>;

/**
 * Asks for the messages and the chunk of the page at an address, while what all pages need is still on its way: one
 * after the other, each would cost a slow network's whole way to and fro. What fails is asked for again by the router.
 *
 * @returns what is going to be asked for it, as far as the address says that
 */
export async function loadFirstPage(pathname: string): Promise<FirstQuestion[]> {
  const [, , ...address] = pathname.split('/');
  const messages = load[localeOfPath(pathname)];
  const begin = (loading: Promise<unknown>) => void loading.catch(() => undefined);
  begin(messages.public());
  for (const group of [...siteRoutes, embedded]) {
    for (const route of group.routes) {
      const named = namedBy(route.path, address);
      if (!named) continue;
      for (const speech of [group.speaks, route.speaksToo]) if (speech) begin(messages[speech]());
      const { question } = await route.load();
      const ofFrame = group === embedded ? [] : [{ query: SiteFrameDocument, variables: {} }];
      return [...ofFrame, ...(question ? [question(named)] : [])];
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
