import { InvalidError } from './domain-error.js';
import type { LocalizedText } from './localized-text.js';

const LONGEST_KEY = 40;
const WORDS_OF_KEY = 5;
const ROOM_FOR_NUMBER = 4;
const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** @throws InvalidError  for a key that is not written as keys are, or that is used */
export function checkKey(key: string, used: ReadonlySet<string>, path: string[]): string {
  if (!KEY.test(key) || key.length > LONGEST_KEY) throw new InvalidError('invalid.key', path);
  if (used.has(key)) throw new InvalidError('invalid.keyTaken', path);
  return key;
}

/** A key that is not used yet, made from the first words of a text: "Hai allergie?" gives "hai-allergie". */
export function freeKey(text: LocalizedText, used: ReadonlySet<string>): string {
  const plain = (text.it ?? text.en ?? text.fr ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = (plain.match(/[a-z0-9]+/g) ?? []).slice(0, WORDS_OF_KEY).join('-').slice(0, LONGEST_KEY - ROOM_FOR_NUMBER).replace(/-$/, '');
  const key = KEY.test(words) ? words : `q${words}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? key : `${key}-${number}`;
    if (!used.has(candidate)) return candidate;
  }
}
