import { domainToASCII } from 'node:url';
import type { Mailbox } from './mail-kind.js';

/** Reads "Percorso <percorso@example.org>" or a bare address. */
export function parseMailbox(text: string): Mailbox {
  const [, name = '', address = ''] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  return address === '' ? { name: '', address: text.trim() } : { name: name.trim(), address: address.trim() };
}

/**
 * The address as an SMTP command takes it, its domain in ASCII (RFC 5891).
 *
 * @returns null when it is not exactly one address: a comma or a space would make two of it, a line break a command
 */
export function envelopeAddress(address: string): string | null {
  const [, local = '', domain = ''] = /^([^\s@<>(),;:"[\]\\\p{Cc}]+)@([^\s@<>(),;:"[\]\\\p{Cc}]+)$/u.exec(address) ?? [];
  const ascii = domainToASCII(domain);
  return local === '' || ascii === '' ? null : `${local}@${ascii}`;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** A name on one line: line breaks and other control characters, also those of Unicode, become spaces. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
