import { addDays } from '@percorso/time';
import type { CalendarSpan } from './calendar-object.js';

/** What a link can carry into a calendar on the web. */
export interface CalendarLinkEvent {
  when: CalendarSpan;
  title: string;
  /** The page of the meeting, which comes before the description. */
  url: string;
  description: string | null;
  /** Room, street and town in one line; null when there is none. */
  location: string | null;
}

/** Addresses get cut somewhere beyond 2,000 octets, so a description keeps only its beginning. */
const DESCRIPTION_CHARACTERS = 300;

/** Opens the form of Google Calendar, filled in. */
export function googleLink(event: CalendarLinkEvent): string {
  const { starts, ends } = timesOf(event.when);
  return address('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: event.title,
    dates: `${basic(starts)}/${basic(ends ?? starts)}`,
    ctz: event.when.kind === 'hours' ? event.when.timezone : null,
    details: detailsOf(event),
    location: event.location,
  });
}

/** Opens the form of Outlook on the web, filled in: `live` for private mailboxes, `office` for those of an organisation. */
export function outlookLink(event: CalendarLinkEvent, service: 'live' | 'office'): string {
  const { starts, ends } = timesOf(event.when);
  return address(`https://outlook.${service}.com/calendar/0/action/compose`, {
    rru: 'addevent',
    path: '/calendar/action/compose',
    subject: event.title,
    startdt: starts,
    enddt: ends,
    allday: String(event.when.kind === 'days'),
    body: detailsOf(event),
    location: event.location,
  });
}

/** The address of a feed or of a calendar file for the programs that subscribe to it, with the scheme that opens them. */
export function webcalAddress(url: string): string {
  return url.replace(/^https?:/, 'webcal:');
}

/** Subscribes to a feed in Google Calendar. */
export function googleSubscription(feedUrl: string): string {
  return address('https://calendar.google.com/calendar/r', { cid: webcalAddress(feedUrl) });
}

/** Subscribes to a feed in Outlook on the web. */
export function outlookSubscription(feedUrl: string, name: string, service: 'live' | 'office'): string {
  return address(`https://outlook.${service}.com/calendar/0/addfromweb`, { url: feedUrl, name });
}

/** Instants as "2026-10-24T16:00:00Z"; days as "2026-10-24", with the day after the last as the end. */
function timesOf(when: CalendarSpan): { starts: string; ends: string | null } {
  if (when.kind === 'days') return { starts: when.first, ends: addDays(when.last, 1) };
  return { starts: seconds(when.startsAt), ends: when.endsAt && seconds(when.endsAt) };
}

function seconds(instant: Date): string {
  return instant.toISOString().replace(/\.\d+Z$/, 'Z');
}

function basic(time: string): string {
  return time.replace(/[-:]/g, '');
}

function detailsOf({ url, description }: CalendarLinkEvent): string {
  const characters = [...(description ?? '').toWellFormed()];
  const shown = characters.length > DESCRIPTION_CHARACTERS ? `${characters.slice(0, DESCRIPTION_CHARACTERS).join('')}…` : characters.join('');
  return shown === '' ? url : `${url}\n\n${shown}`;
}

/** Spaces as %20: Outlook shows a plus sign as it is. */
function address(base: string, parameters: Record<string, string | null>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : `${name}=${encodeURIComponent(value.toWellFormed())}`,
  );
  return `${base}?${pairs.join('&')}`;
}
