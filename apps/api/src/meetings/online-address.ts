import { InvalidError } from '../kernel/domain-error.js';
import { optionalLine } from '../kernel/text-input.js';

/** Checks the address of a room on the net: https or http, nothing else. Null for nothing. @throws InvalidError */
export function onlineAddress(text: string | null | undefined): string | null {
  const line = optionalLine(text, 2_000, ['onlineUrl']);
  if (line === null) return null;
  const url = URL.parse(line);
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw new InvalidError('invalid.url', ['onlineUrl']);
  return url.href;
}
