import { translator } from '@percorso/messages';
import { formatEdtf, formatInstant } from '@percorso/time';
import type { Locale } from '../kernel/locale.js';
import { locales } from '../kernel/locale.js';
import { announcementsOf } from '../meetings/meeting-announcements.js';
import { type MeetingServices, meetingStatuses } from '../meetings/meeting.entity.js';

/** What was otherwise before an act. */
export interface HistoryFact {
  /** What it is, in words. */
  label: string;
  /** Null: there was none. */
  before: string | null;
  /** Null: there is none any more. */
  after: string | null;
}

const LONGEST = 300;

/** The facts that the log holds of an act, by the names that it has for them, and what each is called. */
const facts = ['title', 'description', 'date', 'startsAt', 'endsAt', 'place', 'onlineUrl', 'status', 'span', 'starts', 'ends', 'number', 'groups', 'tracks', 'services'] as const;
type Fact = (typeof facts)[number];

export interface HistoryReading {
  locale: Locale;
  /** Of the meeting, else of the process. */
  timezone: string;
  /** What venues are called, by id. */
  venues: ReadonlyMap<string, string>;
  /** What the process's groups and tracks are called, by key. */
  groups: ReadonlyMap<string, string>;
  tracks: ReadonlyMap<string, string>;
}

/**
 * Says what an act of the log changed, before and after, as far as it is something that people read. Either side is an
 * object of facts, or one fact alone: then it is the status.
 */
export function historyFacts(details: Record<string, unknown>, reading: HistoryReading): HistoryFact[] {
  const before = sideOf(details['before']);
  const after = sideOf(details['after']);
  const t = translator(reading.locale);
  return facts.flatMap((fact) => {
    const pair = { before: inWords(fact, before, reading), after: inWords(fact, after, reading) };
    return pair.before === pair.after ? [] : [{ label: t(`history.fact.${fact}`), ...pair }];
  });
}

/** Ids of venues that an act speaks of. */
export function venueIdsOf(details: Record<string, unknown>): string[] {
  return [sideOf(details['before']), sideOf(details['after'])].flatMap(({ venueId }) => (typeof venueId === 'string' ? [venueId] : []));
}

function sideOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'string') return { status: value };
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function inWords(fact: Fact, side: Record<string, unknown>, { locale, timezone, venues, ...titles }: HistoryReading): string | null {
  const t = translator(locale);
  const value = side[fact === 'place' ? 'venueId' : fact];
  switch (fact) {
    case 'title':
    case 'description':
      return textOf(value);
    case 'date':
    case 'span':
      return typeof value === 'string' ? formatEdtf(value, locale) : null;
    case 'startsAt':
    case 'endsAt':
      return typeof value === 'string' ? formatInstant(new Date(value), timezone, locale) : null;
    case 'place':
      return typeof value === 'string' ? (venues.get(value) ?? t('history.unknownVenue')) : null;
    case 'status': {
      const status = meetingStatuses.find((each) => each === value);
      return status ? t(`grid.state.${status}`) : null;
    }
    case 'groups':
    case 'tracks':
      return named(value, titles[fact]);
    case 'services':
      return announcementsOf(servicesIn(value), locale).join(' ') || null;
    case 'number':
      return typeof value === 'number' ? String(value) : null;
    default:
      return typeof value === 'string' ? value.replace('T', ' ') : null;
  }
}

/** One that is gone since is called by its key. */
function named(keys: unknown, titles: ReadonlyMap<string, string>): string | null {
  if (!Array.isArray(keys)) return null;
  return keys.map((key) => titles.get(String(key)) ?? String(key)).join(', ') || null;
}

function servicesIn(value: unknown): MeetingServices | null {
  // The log keeps them as the meeting had them.
  return typeof value === 'object' && value !== null && 'interpreters' in value ? (value as MeetingServices) : null;
}

/** All languages of a text, since a change may be in one that the reader does not read first. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const texts = new Map(Object.entries(value));
  const written = locales.flatMap((locale) => {
    const text: unknown = texts.get(locale);
    return typeof text === 'string' ? [text] : [];
  });
  const whole = written.join(' / ');
  return whole === '' ? null : whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}
