import { type Day, isYear } from './day.js';

/** What a clock on the wall shows, to the minute and without a zone, as "2026-10-24T18:00". */
export type WallTime = string;

/**
 * What a wall time means in a zone. `instant` is the one that calendars take (RFC 5545, 3.3.5): the first of two
 * when the clocks go back over it, and the time counted with the offset from before the change when they skip it.
 */
export type WallTimeMeaning =
  | { kind: 'plain'; instant: Date }
  | { kind: 'repeated'; instant: Date; later: Date }
  | { kind: 'skipped'; instant: Date };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Whether the name is a zone of the IANA database, spelled as there ("Europe/Rome"). Offsets such as "+01:00"
 * are not: they do not know when clocks change.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*)*$/.test(name)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return known === name || known.toLowerCase() !== name.toLowerCase();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whether the text is a wall time that the calendar has: "2026-10-24T18:00", seconds neither wanted nor taken. */
export function isWallTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || !isYear(Number(text.slice(0, 4)))) return false;
  const read = new Date(`${text}:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 16) === text;
}

/** What the clocks of the zone show at the instant, seconds dropped. Throws RangeError for an unknown zone. */
export function wallTimeAt(instant: Date, zone: string): WallTime {
  const shown = new Date(instant.getTime() + offsetAt(instant.getTime(), zone));
  return shown.toISOString().slice(0, 16);
}

/** The day that it is in the zone at the instant. Throws RangeError for an unknown zone. */
export function dayAt(instant: Date, zone: string): Day {
  return wallTimeAt(instant, zone).slice(0, 10);
}

/**
 * The instant that a wall time means in a zone, and whether a clock change makes it happen twice or not at all,
 * so that the person can be asked. Throws RangeError for an unknown zone, or a text that is no wall time.
 */
export function meaningOf(wallTime: WallTime, zone: string): WallTimeMeaning {
  if (!isWallTime(wallTime)) throw new RangeError(`Not a wall time: ${wallTime}`);
  const asUtc = Date.parse(`${wallTime}:00Z`);
  const before = offsetAt(asUtc - DAY, zone);
  const after = offsetAt(asUtc + DAY, zone);
  const [first, second] = [...new Set([asUtc - before, asUtc - after])]
    .filter((candidate) => candidate + offsetAt(candidate, zone) === asUtc)
    .sort((a, b) => a - b);
  if (first === undefined) return { kind: 'skipped', instant: new Date(asUtc - before) };
  if (second === undefined) return { kind: 'plain', instant: new Date(first) };
  return { kind: 'repeated', instant: new Date(first), later: new Date(second) };
}

/** Whether the clocks of the two zones show something else at the instant. */
export function clocksDiffer(instant: Date, one: string, other: string): boolean {
  return offsetAt(instant.getTime(), one) !== offsetAt(instant.getTime(), other);
}

/** How far the zone is ahead of UTC at the instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(zone).formatToParts(instant)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const asUtc = new Date(0);
  asUtc.setUTCFullYear(year, month - 1, day);
  asUtc.setUTCHours(hour, minute, second);
  return asUtc.getTime() - Math.floor(instant / 1000) * 1000;
}

/** Making a formatter costs far more than using it, so each zone keeps its own. */
function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}
