import {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { type CalendarComponent, type CalendarProperty, readComponent, writeComponent } from './calendar-component.js';
import { assertCalendarRules, type CalendarKind, propertyOrder } from './calendar-rules.js';
import { cleanLine, cleanParameter, cleanText, cleanUri, escapeText } from './calendar-text.js';
import { knowsOffset, zoneBlock } from './calendar-zone.js';

/**
 * When an entry is: at hours that hold in an IANA zone, or on days without an hour. A less precise date is not for
 * calendars. `endsAt` is null when nobody said when it ends; `last` is the last day itself, not the one after.
 */
export type CalendarSpan =
  | { kind: 'hours'; startsAt: Date; endsAt: Date | null; timezone: string }
  | { kind: 'days'; first: string; last: string };

/** Where an entry is held. */
export interface CalendarPlace {
  /** Room, street and town in one line. */
  text: string;
  /** Only to see whether the town changes; null when unknown. */
  municipality: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** A room on the net, for those only who may enter it. */
export interface CalendarConference {
  url: string;
  /** In the reader's language, such as "Collegamento". */
  label: string;
}

/**
 * One day of a meeting as a calendar shows it. A meeting of several days has an entry for each, with a UID of its
 * own; since a message can hold only one UID (RFC 5546, 3.2.2), each day is a message of its own too.
 */
export interface CalendarEvent {
  /** Given once and stored: what one person gets has a UID that nobody else has, and public feeds have the day's. */
  uid: string;
  sequence: number;
  createdAt: Date;
  updatedAt: Date;
  when: CalendarSpan;
  title: string;
  /** Plain text; null when there is nothing to say. */
  description: string | null;
  place: CalendarPlace | null;
  /** The page of the meeting. */
  url: string | null;
  conference: CalendarConference | null;
}

export interface CalendarMailbox {
  /** Empty when unknown. */
  name: string;
  address: string;
}

/** A message about an entry to one person. */
export interface CalendarMessage extends CalendarEvent {
  /** DTSTAMP: when this message was made. See `nextRevision`. */
  stampedAt: Date;
  /** The mailbox that sends the message and reads the answers. Never the attendee. */
  organiser: CalendarMailbox;
  attendee: CalendarMailbox;
}

export interface CalendarInvitation extends CalendarMessage {
  /** TENTATIVE while the date is not final. */
  status: 'CONFIRMED' | 'TENTATIVE';
  /** The person's answer as we know it. NEEDS-ACTION asks for one, as after a material change. */
  answer: 'NEEDS-ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';
  /** Seconds before the start, and what it says; null for none. */
  alarm: { secondsBefore: number; text: string } | null;
}

export interface CalendarFeedEntry extends CalendarEvent {
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

export interface CalendarFeed {
  name: string;
  /** Put before the title of what is cancelled, in the reader's language: "ANNULLATO: ". */
  cancelledPrefix: string;
  /** IANA zone of the process; a feed without entries holds nothing but this. */
  timezone: string;
  entries: CalendarFeedEntry[];
}

const REFRESH_SECONDS = 3600;

/** METHOD:REQUEST for one person: an invitation, or an update of one. */
export function requestObject(invitation: CalendarInvitation): string {
  const calendar = emptyCalendar(ICalCalendarMethod.REQUEST);
  const event = calendar.createEvent(messageData(invitation, ICalEventStatus[invitation.status]));
  event.createAttendee({
    ...attendeeData(invitation),
    status: ICalAttendeeStatus[invitation.answer === 'NEEDS-ACTION' ? 'NEEDSACTION' : invitation.answer],
    rsvp: invitation.answer === 'NEEDS-ACTION',
  });
  if (invitation.alarm !== null) {
    const { secondsBefore, text } = invitation.alarm;
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: secondsBefore, description: cleanText(text) });
  }
  return finish(calendar, 'REQUEST', [invitation]);
}

/**
 * METHOD:CANCEL for one person. The UID is that person's own, so the whole entry is cancelled for whoever withdraws
 * as well as when the meeting is, and STATUS says so (RFC 5546, 3.2.5). The UID must not be used again.
 */
export function cancelObject(cancellation: CalendarMessage): string {
  const calendar = emptyCalendar(ICalCalendarMethod.CANCEL);
  const withoutRoom = { ...cancellation, conference: null };
  calendar.createEvent(messageData(withoutRoom, ICalEventStatus.CANCELLED)).createAttendee(attendeeData(cancellation));
  return finish(calendar, 'CANCEL', [withoutRoom]);
}

/**
 * A calendar to subscribe to. Its bytes depend on nothing but its argument, and not on the order of the entries:
 * without a METHOD, DTSTAMP is when the entry was last revised (RFC 5545, 3.8.7.2).
 */
export function feedObject(feed: CalendarFeed): string {
  const calendar = emptyCalendar(null).name(escapeText(cleanLine(feed.name))).ttl(REFRESH_SECONDS);
  return finish(calendar, 'FEED', addEntries(calendar, feed.entries, feed.cancelledPrefix), feed.timezone);
}

/**
 * Entries to be put into a calendar once, by opening the file: without a METHOD, since PUBLISH wants an ORGANIZER (RFC
 * 5546, 3.2.1), to whom programs then write. A later message with the UID of an entry changes it.
 */
export function fileObject(entries: readonly CalendarFeedEntry[]): string {
  const calendar = emptyCalendar(null);
  return finish(calendar, 'FEED', addEntries(calendar, entries, ''));
}

/** @returns the entries in the order in which they stand */
function addEntries(calendar: ICalCalendar, unsorted: readonly CalendarFeedEntry[], cancelledPrefix: string): CalendarFeedEntry[] {
  const entries = unsorted.toSorted(byStart);
  for (const entry of entries) {
    const cancelled = entry.status === 'CANCELLED';
    calendar.createEvent({
      ...eventData(entry),
      summary: (cancelled ? cancelledPrefix : '') + cleanText(entry.title),
      stamp: instantOf(entry.updatedAt),
      status: ICalEventStatus[entry.status],
      transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return entries;
}

function emptyCalendar(method: ICalCalendarMethod | null): ICalCalendar {
  return new ICalCalendar({ prodId: '//Percorso//Percorso//EN', scale: 'GREGORIAN', method, timezone: { name: null, generator: zoneBlock } });
}

function messageData(message: CalendarMessage, status: ICalEventStatus): ICalEventData {
  const { name, address } = message.organiser;
  return {
    ...eventData(message),
    stamp: instantOf(message.stampedAt),
    status,
    transparency: ICalEventTransparency.OPAQUE,
    organizer: { name: cleanParameter(name) || address, email: cleanAddress(address) },
    x: { 'X-MICROSOFT-DISALLOW-COUNTER': 'TRUE' },
  };
}

function attendeeData({ attendee }: CalendarMessage) {
  return {
    name: cleanParameter(attendee.name) || null,
    email: cleanAddress(attendee.address),
    type: ICalAttendeeType.INDIVIDUAL,
    role: ICalAttendeeRole.REQ,
    x: { 'X-NUM-GUESTS': '0' },
  };
}

function eventData(event: CalendarEvent): ICalEventData {
  const description = descriptionOf(event);
  const location = event.place === null ? (event.conference && cleanUri(event.conference.url)) : cleanLine(event.place.text);
  return {
    ...spanData(event.when),
    id: event.uid,
    sequence: event.sequence,
    created: instantOf(event.createdAt),
    lastModified: instantOf(event.updatedAt),
    summary: cleanText(event.title),
    description: description === '' ? null : description,
    location: location ? { title: location } : null,
  };
}

/** Most calendars do not show CONFERENCE, so the link is the first line of the description as well. */
function descriptionOf({ conference, description }: CalendarEvent): string {
  const link = conference === null ? [] : [`${cleanLine(conference.label)}: ${cleanUri(conference.url)}`];
  return [...link, ...(description ? [cleanText(description)] : [])].join('\n\n');
}

function spanData(when: CalendarSpan): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  if (when.kind === 'days') {
    const [first, last] = [Temporal.PlainDate.from(when.first), Temporal.PlainDate.from(when.last)];
    if (Temporal.PlainDate.compare(first, last) > 0) throw new Error('The last day of a calendar entry is before its first');
    return { allDay: true, start: first, end: last.add({ days: 1 }) };
  }
  if (when.endsAt !== null && when.endsAt <= when.startsAt) throw new Error('A calendar entry ends before it starts');
  const start = zonedOf(when.startsAt, when.timezone);
  const end = when.endsAt && zonedOf(when.endsAt, when.timezone);
  const inZone = isPlainIn(start) && (end === null || isPlainIn(end));
  return { start, end, timezone: inZone ? when.timezone : null };
}

/**
 * Whether wall time with a TZID says this instant to every calendar. It does not in an hour that comes twice as the
 * clocks go back, which RFC 5545, 3.3.5, gives to the first and some programs to the second, nor where the VTIMEZONE
 * is missing or behind the law: such an entry is written in UTC.
 */
function isPlainIn(time: Temporal.ZonedDateTime): boolean {
  const zone = time.timeZoneId;
  const block = zoneBlock(zone);
  const wallTime = time.toPlainDateTime();
  const [earlier, later] = [wallTime.toZonedDateTime(zone, { disambiguation: 'earlier' }), wallTime.toZonedDateTime(zone, { disambiguation: 'later' })];
  return block !== null && knowsOffset(block, time.offsetNanoseconds / 60e9) && earlier.equals(later);
}

function zonedOf(instant: Date, zone: string): Temporal.ZonedDateTime {
  return instantOf(instant).toZonedDateTimeISO(zone);
}

/** A native Date would be written with the wall clock of the process. */
function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** Only what a mailbox can be without quotation marks: nothing that means something in a calendar line. */
function cleanAddress(address: string): string {
  if (!/^[^\s"(),:;<>@[\\\]\p{Cc}]+@[^\s"(),:;<>@[\\\]\p{Cc}]+$/u.test(address)) {
    throw new Error('Not a mailbox for a calendar object');
  }
  return address;
}

function byStart(one: CalendarEvent, other: CalendarEvent): number {
  const [a, b] = [one, other].map((event) => `${startOf(event.when)} ${event.uid}`);
  return a === b || a === undefined || b === undefined ? 0 : a < b ? -1 : 1;
}

function startOf(when: CalendarSpan): string {
  return when.kind === 'hours' ? when.startsAt.toISOString() : when.first;
}

/** Repairs what ical-generator writes, checks it against the rules, and folds it. */
function finish(calendar: ICalCalendar, kind: CalendarKind, events: CalendarEvent[], zoneWhenEmpty?: string): string {
  const object = readComponent(calendar.toString());
  if (events.length === 0 && zoneWhenEmpty !== undefined) object.components.push(readComponent(zoneBlock(zoneWhenEmpty) ?? zoneBlock('Etc/UTC') ?? ''));
  const entries = object.components.filter(({ name }) => name === 'VEVENT');
  entries.forEach((entry, index) => {
    const event = events[index];
    if (event !== undefined) entry.properties.push(...ownProperties(event));
    for (const attendee of entry.properties.filter(({ name }) => name === 'ATTENDEE')) {
      attendee.value = attendee.value.replace(/^MAILTO:/, 'mailto:');
    }
  });
  for (const component of [object, ...entries]) sortProperties(component);
  assertCalendarRules(object, kind);
  return writeComponent(object);
}

/** What ical-generator escapes as if it were text, leaves out on the equator, or does not know. */
function ownProperties({ url, place, conference }: CalendarEvent): CalendarProperty[] {
  const own: CalendarProperty[] = [];
  if (url !== null) own.push({ name: 'URL', parameters: '', value: cleanUri(url) });
  if (place !== null && place.latitude !== null && place.longitude !== null) {
    own.push({ name: 'GEO', parameters: '', value: `${Number(place.latitude.toFixed(6))};${Number(place.longitude.toFixed(6))}` });
  }
  if (conference !== null) {
    const label = cleanParameter(conference.label);
    own.push({ name: 'CONFERENCE', parameters: `;VALUE=URI;FEATURE=VIDEO;LABEL="${label}"`, value: cleanUri(conference.url) });
  }
  return own;
}

function sortProperties({ name: component, properties }: CalendarComponent): void {
  const order = propertyOrder[component] ?? [];
  properties.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}
