import { type CalendarComponent, valueOf } from './calendar-component.js';

/** REQUEST and CANCEL are methods of RFC 5546; a feed has no method (RFC 5545, 3.7.2). */
export type CalendarKind = 'REQUEST' | 'CANCEL' | 'FEED';

/** What may stand in a calendar object of ours, in the order in which it is written. */
export const propertyOrder: Record<string, readonly string[]> = {
  VCALENDAR: ['VERSION', 'PRODID', 'CALSCALE', 'METHOD', 'NAME', 'X-WR-CALNAME', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL'],
  VEVENT: [
    'UID', 'SEQUENCE', 'DTSTAMP', 'CREATED', 'LAST-MODIFIED', 'DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'GEO', 'URL',
    'ORGANIZER', 'ATTENDEE', 'STATUS', 'TRANSP', 'X-MICROSOFT-DISALLOW-COUNTER', 'X-MICROSOFT-CDO-ALLDAYEVENT',
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'CONFERENCE',
  ],
  VALARM: ['ACTION', 'TRIGGER', 'DESCRIPTION'],
};

interface EventRules {
  required: string[];
  forbidden: string[];
  statuses: string[];
  alarms: number;
}

const everywhere = ['UID', 'SEQUENCE', 'DTSTAMP', 'CREATED', 'LAST-MODIFIED', 'DTSTART', 'SUMMARY', 'STATUS'];

/** The tables of RFC 5546, 3.2.2 and 3.2.5, with our own choice of one attendee in each message (6.3). */
const rules: Record<CalendarKind, EventRules> = {
  REQUEST: { required: [...everywhere, 'ORGANIZER', 'ATTENDEE'], forbidden: [], statuses: ['CONFIRMED', 'TENTATIVE'], alarms: 1 },
  CANCEL: { required: [...everywhere, 'ORGANIZER', 'ATTENDEE'], forbidden: ['CONFERENCE'], statuses: ['CANCELLED'], alarms: 0 },
  FEED: { required: everywhere, forbidden: ['ORGANIZER', 'ATTENDEE'], statuses: ['CONFIRMED', 'TENTATIVE', 'CANCELLED'], alarms: 0 },
};

const UID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}@[A-Za-z0-9][A-Za-z0-9.-]{0,126}$/;
const UTC_PATTERN = /^\d{8}T\d{6}Z$/;
const LARGEST_SEQUENCE = 2 ** 31 - 1;

/** Throws when a calendar object breaks a rule that calendars rely on: then the program is wrong, not its user. */
export function assertCalendarRules(calendar: CalendarComponent, kind: CalendarKind): void {
  assertProperties(calendar);
  assert(valueOf(calendar, 'METHOD') === (kind === 'FEED' ? null : kind), `METHOD is not that of a ${kind}`);
  const events = calendar.components.filter(({ name }) => name === 'VEVENT');
  assert(kind === 'FEED' || events.length === 1, 'A message has exactly one VEVENT');
  const uids = events.map((event) => valueOf(event, 'UID'));
  assert(new Set(uids).size === uids.length, 'Two entries have the same UID');
  for (const event of events) assertEvent(event, kind);
  assertZones(calendar, events);
}

function assertEvent(event: CalendarComponent, kind: CalendarKind): void {
  const { required, forbidden, statuses, alarms } = rules[kind];
  assertProperties(event);
  for (const name of required) assert(valueOf(event, name) !== null, `${kind} without ${name}`);
  for (const name of forbidden) assert(valueOf(event, name) === null, `${kind} with ${name}`);
  assert(statuses.includes(valueOf(event, 'STATUS') ?? ''), `${kind} with STATUS:${valueOf(event, 'STATUS')}`);
  assert(UID_PATTERN.test(valueOf(event, 'UID') ?? ''), `Bad UID ${JSON.stringify(valueOf(event, 'UID'))}`);
  for (const name of ['DTSTAMP', 'CREATED', 'LAST-MODIFIED']) {
    assert(UTC_PATTERN.test(valueOf(event, name) ?? ''), `${name} is not in UTC`);
  }
  const sequence = Number(valueOf(event, 'SEQUENCE'));
  assert(Number.isInteger(sequence) && sequence >= 0 && sequence <= LARGEST_SEQUENCE, `SEQUENCE ${sequence} is out of range`);
  assert(kind !== 'CANCEL' || sequence > 0, 'CANCEL must have a SEQUENCE higher than its REQUEST');
  const organiser = valueOf(event, 'ORGANIZER')?.toLowerCase();
  assert(organiser === undefined || organiser !== valueOf(event, 'ATTENDEE')?.toLowerCase(), 'ORGANIZER is the ATTENDEE');
  assert(event.components.length <= alarms, `${kind} with a VALARM too many`);
  for (const alarm of event.components) assertProperties(alarm);
}

function assertProperties({ name: component, properties }: CalendarComponent): void {
  const allowed = propertyOrder[component];
  assert(allowed !== undefined, `${component} is not for us`);
  const names = properties.map(({ name }) => name);
  for (const name of names) assert(allowed.includes(name), `${component} with ${name}`);
  assert(new Set(names).size === names.length, `${component} with a property twice`);
}

function assertZones(calendar: CalendarComponent, events: CalendarComponent[]): void {
  const defined = calendar.components.filter(({ name }) => name === 'VTIMEZONE').map((zone) => valueOf(zone, 'TZID'));
  assert(new Set(defined).size === defined.length, 'A VTIMEZONE twice');
  assert(events.length > 0 || defined.length > 0, 'A calendar with nothing in it');
  const used = events.flatMap(({ properties }) => properties).flatMap(({ parameters }) => /;TZID=([^;:"]+)/.exec(parameters)?.[1] ?? []);
  for (const zone of used) assert(defined.includes(zone), `TZID ${zone} without a VTIMEZONE`);
}

function assert(condition: boolean, fault: string): asserts condition {
  if (!condition) throw new Error(`Calendar object refused: ${fault}`);
}
