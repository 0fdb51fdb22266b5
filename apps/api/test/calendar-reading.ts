import ICAL from 'ical.js';

/** Fails unless every line ends in CRLF, has at most 75 octets, whole characters and no control characters. */
export function assertLines(text: string): void {
  if (!text.endsWith('\r\n')) throw new Error('The last line has no end');
  for (const line of text.slice(0, -2).split('\r\n')) {
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`);
    if (!line.isWellFormed()) throw new Error(`Half a character: ${line}`);
    if (/[^\P{Cc}\t]|[\u2028\u2029]/u.test(line)) throw new Error(`A control character: ${JSON.stringify(line)}`);
    if (!/^(?: .+|[A-Z0-9-]+(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*(?::.*)?|[A-Z0-9-]+;.*)$/.test(line)) throw new Error(`Not a line of a calendar: ${line}`);
  }
}

/** The entries of a calendar object as ical.js, which is not what wrote them, reads them. */
export function readAll(text: string): ICAL.Event[] {
  assertLines(text);
  const calendar = ICAL.Component.fromString(text);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

/** The one entry of a message. */
export function readBack(text: string): { event: ICAL.Event; component: ICAL.Component; text: string } {
  const [event, ...others] = readAll(text);
  if (event === undefined || others.length > 0) throw new Error(`${others.length} entries too many, or none`);
  return { event, component: event.component, text };
}
