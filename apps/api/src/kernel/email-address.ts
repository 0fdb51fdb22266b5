import { InvalidError } from './domain-error.js';

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
/** One address and nothing else: what would make two addresses or a header of it is no part of one. */
const ADDRESS = /^([^\s@<>(),;:"[\]\\\p{C}]+)@((?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])$/u;

/**
 * Checks an e-mail address that somebody typed.
 *
 * @returns it without blanks around it, otherwise as typed
 * @throws InvalidError  at the path
 */
export function emailAddress(text: string, path: string[]): string {
  const address = text.trim().normalize('NFC');
  const local = address.length <= LONGEST_ADDRESS ? ADDRESS.exec(address)?.[1] : undefined;
  if (local === undefined || local.length > LONGEST_LOCAL_PART) throw new InvalidError('invalid.email', path);
  return address;
}
