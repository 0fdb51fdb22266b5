/**
 * Text as it may stand in a calendar object: every kind of line end, those of Unicode included, becomes \n, which
 * the object then writes as an escape; other control characters go (RFC 5545, 3.1), and halves of characters that
 * cannot be written in UTF-8 are replaced.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed();
}

/** Clean text on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t]+/g, ' ').trim();
}

/**
 * A name as the value of a parameter such as CN, without its quotation marks. Double quotes cannot stand there, and
 * the carets of RFC 6868, which would stand for them, are shown as they are by most calendars: both go.
 */
export function cleanParameter(text: string): string {
  return cleanLine(text).replace(/["^]/g, '').replace(/ {2,}/g, ' ').trim();
}

/** Escapes a value of type TEXT (RFC 5545, 3.3.11). */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\n/g, '\\n');
}

/**
 * A web address as a value of type URI, which is not escaped (RFC 5545, 3.3.13): commas and semicolons stay. Throws
 * when it is not an absolute http or https address.
 */
export function cleanUri(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new Error(`Not a web address: ${JSON.stringify(address)}`);
  return url.href;
}

/** The longest line, in octets, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/** Folds one line of a calendar object, never inside a character. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
