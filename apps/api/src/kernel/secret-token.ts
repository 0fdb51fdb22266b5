import { randomBytes } from 'node:crypto';
import { digestOf } from './text-digest.js';

const TOKEN_BYTES = 32;

/** A secret that cannot be guessed: 256 random bits, as text for cookies and links. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What the database keeps of a token. Whoever reads the database can neither sign in nor act with it. */
export function tokenHash(token: string): string {
  return digestOf(token);
}
