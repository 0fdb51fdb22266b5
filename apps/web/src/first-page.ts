import { load } from 'virtual:messages';

import { localeOfPath } from './locales.js';
import { embedded, siteRoutes } from './routes.js';

/**
 * Asks for the messages and the chunk of the page at an address, while what all pages need is still on its way: one
 * after the other, each would cost a slow network's whole way to and fro. What fails is asked for again by the router.
 */
export function loadFirstPage(pathname: string): void {
  const [, , ...address] = pathname.split('/');
  const messages = load[localeOfPath(pathname)];
  const wanted: Promise<unknown>[] = [messages.public()];
  for (const { speaks, routes } of [...siteRoutes, embedded]) {
    const found = routes.find(({ path }) => leadsTo(path, address));
    if (!found) continue;
    wanted.push(found.load());
    if (speaks) wanted.push(messages[speaks]());
    break;
  }
  void Promise.allSettled(wanted);
}

/** @param path  of a route; a part that begins with a colon stands for any */
function leadsTo(path: string | undefined, address: readonly string[]): boolean {
  const parts = path?.split('/') ?? [];
  return parts.length === address.length && parts.every((part, index) => part.startsWith(':') || part === address[index]);
}
