import { InvalidError } from '../kernel/domain-error.js';
import { optionalLine } from '../kernel/text-input.js';
import { isWebAddress } from '../kernel/web-address.js';

/** Checks the address of a room on the net, by the same rule as programme files. Null for nothing. @throws InvalidError */
export function onlineAddress(text: string | null | undefined): string | null {
  const line = optionalLine(text, 2_000, ['onlineUrl']);
  if (line === null) return null;
  if (!isWebAddress(line)) throw new InvalidError('invalid.url', ['onlineUrl']);
  return new URL(line).href;
}
