import { createHmac, randomInt } from 'node:crypto';

const DIGITS = 6;

/** Six digits, each equally likely. */
export function newSignInCode(): string {
  return randomInt(10 ** DIGITS).toString().padStart(DIGITS, '0');
}

/** What somebody typed as a code: its digits. "123 456" and "123-456" are how people copy them. */
export function typedCode(text: string): string {
  return text.replace(/[\s-]/g, '').slice(0, DIGITS + 1);
}

/**
 * What the database keeps of a code. A code has too few possibilities for a plain hash; without the key of the
 * installation nobody finds it out. Address and browser are part of it, so no code stands for another.
 */
export function signInCodeHash(key: string, email: string, browserHash: string, code: string): string {
  return createHmac('sha256', key).update(`sign-in-code\0${email}\0${browserHash}\0${code}`).digest('base64url');
}
