import { meaningOf } from '@percorso/time';

import { deleteEach, readFrom, writeTo } from './door-database.js';
import { type RosterEntry, sharedNames } from './roster-view.js';

/** A roster as it was read last, for when it cannot be read. */
export interface KeptRoster {
  entries: readonly RosterEntry[];
  expected: number;
  capacity: number | null;
  headCount: number | null;
  /** When it was read. */
  at: string;
}

interface Row {
  owner: string;
  eraseAt: string;
  roster: KeptRoster;
}

const ownerOf = (meetingId: string, personId: string) => `${meetingId} ${personId}`;
const AFTER_THE_MEETING = 24 * 3_600_000;

/** Until when the copy of a roster is kept: 24 hours after the last day's end. */
export function copyUntil(days: readonly { date: string; ends: string | null }[], timezone: string): Date {
  const ends = days.map((day) => meaningOf(day.ends ?? `${day.date}T23:59`, timezone).instant.getTime());
  return new Date(Math.max(...ends) + AFTER_THE_MEETING);
}

/** Names, and what is needed to say something of people: needs, categories and addresses stay with the server, and so do organisations, except where they tell namesakes apart. */
export function withoutParticulars(entries: readonly RosterEntry[]): RosterEntry[] {
  const shared = sharedNames(entries);
  return entries.map((entry) => ({ ...entry, email: null, needKinds: null, interpreterLanguage: null, needs: null, category: null, categoryLocale: null, organisation: shared.has(entry.name) ? entry.organisation : null }));
}

/** Keeps it, but not after its time. Where the browser keeps nothing there will be no copy, and nothing else is amiss. */
export async function keepRoster(meetingId: string, personId: string, roster: KeptRoster, until: Date): Promise<void> {
  if (until.getTime() <= Date.parse(roster.at)) return;
  const row: Row = { owner: ownerOf(meetingId, personId), eraseAt: until.toISOString(), roster: { ...roster, entries: withoutParticulars(roster.entries) } };
  await writeTo('rosters', (store) => store.put(row)).catch(() => undefined);
}

/** Null when there is none, or its time is over. */
export async function keptRoster(meetingId: string, personId: string, now: Date): Promise<KeptRoster | null> {
  const row = await readFrom<unknown>('rosters', (store) => store.get(ownerOf(meetingId, personId))).catch(() => null);
  return isRow(row) && row.eraseAt > now.toISOString() ? row.roster : null;
}

export function eraseRosters(now: Date): Promise<void> {
  return writeTo('rosters', (store) => deleteEach(store.openCursor(), (row) => !isRow(row) || row.eraseAt <= now.toISOString()));
}

export function eraseAllRosters(): Promise<void> {
  return writeTo('rosters', (store) => store.clear());
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'eraseAt' in value && typeof value.eraseAt === 'string' && 'roster' in value;
}
