/** What may stand in a header: no separator of a policy can be in it. */
const ORIGIN = /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d+)?$/;

/**
 * The site that an address names, as browsers compare sites: "https://www.example.org", the port only where it is another
 * than usual. Names in other scripts become the ASCII that the net knows them by.
 *
 * @returns null unless it is a site by https and nothing more: no page of it, no name to sign in with, no wildcard. The reader's
 *          own computer counts also without https, for whoever tries out a page before it is published
 */
export function embedOrigin(text: string): string | null {
  const address = URL.parse(text.trim());
  if (address === null) return null;
  const isBare = address.pathname === '/' && address.search === '' && address.hash === '' && address.username === '' && address.password === '';
  return isBare && ORIGIN.test(address.origin) ? address.origin : null;
}
