import { meaningOf, wallTimeAt } from '@percorso/time';
import ICAL from 'ical.js';
import { zoneBlock } from './calendar-zone.js';

const HOUR = 3_600_000;

/** Every hour in the months in which clocks change, else every twelve. */
function stepFrom(instant: number): number {
  return [2, 9, 10].includes(new Date(instant).getUTCMonth()) ? HOUR : 12 * HOUR;
}

/** Where each zone that a process uses is read here as a calendar program reads it. */
describe.each(['Europe/Rome', 'Europe/Paris', 'Europe/Luxembourg', 'Europe/London', 'America/New_York'])('the rules sent for %s', (zone) => {
  const sent = new ICAL.Timezone(ICAL.Component.fromString(zoneBlock(zone) ?? ''));

  it('say what the runtime says, from 2026 to 2030', () => {
    const differences: string[] = [];
    for (let instant = Date.UTC(2026, 0, 1); instant < Date.UTC(2031, 0, 1); instant += stepFrom(instant)) {
      const wallTime = wallTimeAt(new Date(instant), zone);
      if (meaningOf(wallTime, zone).kind !== 'plain') continue;
      const read = ICAL.Time.fromDateTimeString(`${wallTime}:00`);
      read.zone = sent;
      if (read.toUnixTime() * 1000 !== instant) differences.push(wallTime);
    }
    expect(differences).toEqual([]);
  });

  it('are two yearly rules without an end', () => {
    expect(zoneBlock(zone)?.match(/^RRULE:FREQ=YEARLY;BYMONTH=\d+;BYDAY=-?\d(?:SU)\r$/gm)).toHaveLength(2);
  });
});

it('a zone that shares its clocks with another keeps its own name', () => {
  expect(zoneBlock('Europe/San_Marino')).toMatch(/^BEGIN:VTIMEZONE\r\nTZID:Europe\/San_Marino\r\nX-LIC-LOCATION:Europe\/San_Marino\r\nBEGIN:/);
});

it('a zone that nobody knows has no rules', () => {
  expect(zoneBlock('Europe/Lodi')).toBeNull();
});
