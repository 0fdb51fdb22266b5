import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';

const known = new Set(tzlib_get_timezones());

/**
 * The VTIMEZONE of an IANA zone, with its lines in CRLF: yearly rules for both halves of the year, without a last
 * year, as classic Outlook needs them, or one fixed offset. Null for a zone that it cannot give.
 */
export function zoneBlock(zone: string): string | null {
  if (!known.has(zone)) return null;
  const [found = ''] = [tzlib_get_ical_block(zone)].flat();
  // A zone that is another name of one with the same clocks comes with the name of that one.
  const block = found.replace(/^LAST-MODIFIED:.*\r\n/m, '').replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`);
  return hasYearlyRules(block) || hasOneOffset(block) ? block : null;
}

/** Whether the VTIMEZONE knows the offset from UTC, in minutes. */
export function knowsOffset(block: string, minutes: number): boolean {
  return block.includes(`\r\nTZOFFSETTO:${offsetInWords(minutes)}\r\n`);
}

function offsetInWords(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((value) => String(value).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}${rest}`;
}

function hasYearlyRules(block: string): boolean {
  return count(block, 'BEGIN:STANDARD') === 1 && count(block, 'BEGIN:DAYLIGHT') === 1 && count(block, 'RRULE:FREQ=YEARLY;BYMONTH=') === 2
    && !/RRULE:.*(?:UNTIL|COUNT)/.test(block);
}

function hasOneOffset(block: string): boolean {
  return count(block, 'BEGIN:STANDARD') === 1 && count(block, 'BEGIN:DAYLIGHT') === 0;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
