import { isIP, isIPv6 } from 'node:net';

const IPV4_IN_IPV6 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
const GROUPS_OF_NETWORK = 4;

/**
 * What counts as one network address for limits: an IPv4 address, or the /64 of an IPv6 address, since one household
 * or one machine owns a whole /64 and could take a new address for every request.
 */
export function networkOf(address: string): string {
  const [withoutZone = ''] = address.split('%');
  const ipv4 = IPV4_IN_IPV6.exec(withoutZone)?.[1];
  if (ipv4) return ipv4;
  if (!isIPv6(withoutZone)) return isIP(withoutZone) ? withoutZone : 'unknown';
  return `${groupsOf(withoutZone).slice(0, GROUPS_OF_NETWORK).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros, so that two spellings are one address. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const split = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16)));
  if (tail === undefined) return split(head);
  const [before, after] = [split(head), split(tail)];
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
