import type { AttendanceStatus, NeedKind, RegistrationStatus } from '../schema.generated.js';
import type { Locale } from '../messages.js';

/** What stands for a person on one day. */
export interface Standing {
  meetingDayId: string;
  status: AttendanceStatus;
  at: string;
  /** Null: this device, or somebody who was erased. */
  recordedBy: string | null;
  nonce: string;
}

/** One person of the roster, as the server knows them. */
export interface RosterEntry {
  id: string;
  name: string;
  email: string | null;
  organisation: string | null;
  category: string | null;
  categoryLocale: Locale | null;
  needKinds: readonly NeedKind[] | null;
  interpreterLanguage: string | null;
  needs: string | null;
  walkIn: boolean;
  registration: { id: string; status: RegistrationStatus; admission: { title: string; titleLocale: Locale } } | null;
  attendance: readonly Standing[];
}

/** What was said at the door on this device: of a registration, of a walk-in, or that something said before is taken back. */
export interface Mark {
  nonce: string;
  /** Whom it is about: of a walk-in who is not on the roster yet, the nonce by which they came onto it. */
  entryId: string;
  name: string;
  meetingDayId: string;
  registrationId: string | null;
  walkIn: { name: string; email: string | null } | null;
  status: AttendanceStatus;
  at: string;
  undoOf: string | null;
}

/** One person as the roster shows them: with what this device said and the server has not told back yet. */
export interface ShownEntry {
  entry: RosterEntry;
  standing: Standing | null;
  /** Whether something about them still waits to be sent. */
  waits: boolean;
}

/** What stands once the marks, in their order, are counted in. */
export function standingAfter(before: Standing | null, marks: readonly Mark[]): Standing | null {
  let standing = before;
  for (const { undoOf, status, at, nonce, meetingDayId } of marks) {
    if (undoOf === null) standing = { meetingDayId, status, at, nonce, recordedBy: null };
    else if (standing?.nonce === undoOf) standing = null;
  }
  return standing;
}

/** Everybody on one day. Walk-ins of this device come last until the server has given them their place. */
export function shownRoster(entries: readonly RosterEntry[], marks: readonly Mark[], waiting: ReadonlySet<string>, dayId: string): ShownEntry[] {
  const ofDay = marks.filter(({ meetingDayId }) => meetingDayId === dayId);
  const byEntry = Map.groupBy(ofDay, ({ entryId }) => entryId);
  const show = (entry: RosterEntry): ShownEntry => {
    const own = byEntry.get(entry.id) ?? [];
    const before = entry.attendance.find(({ meetingDayId }) => meetingDayId === dayId) ?? null;
    return { entry, standing: standingAfter(before, own), waits: own.some(({ nonce }) => waiting.has(nonce)) };
  };
  const guests = ofDay.flatMap(({ walkIn, nonce, undoOf }) => (walkIn && undoOf === null ? [show(guestEntry(nonce, walkIn))] : []));
  return [...entries.map(show), ...guests.filter(({ standing }) => standing !== null)];
}

function guestEntry(nonce: string, { name, email }: { name: string; email: string | null }): RosterEntry {
  return { id: nonce, name, email, organisation: null, category: null, categoryLocale: null, needKinds: null, interpreterLanguage: null, needs: null, walkIn: true, registration: null, attendance: [] };
}

export interface RosterCounts {
  /** Present or late. */
  here: number;
  late: number;
  excused: number;
  absent: number;
  /** Of those here: without a registration. */
  walkIns: number;
}

export function countShown(shown: readonly ShownEntry[]): RosterCounts {
  const statuses = (wanted: AttendanceStatus) => shown.filter(({ standing }) => standing?.status === wanted).length;
  return {
    here: shown.filter(isHere).length,
    late: statuses('LATE'),
    excused: statuses('EXCUSED'),
    absent: statuses('ABSENT'),
    walkIns: shown.filter((each) => each.entry.walkIn && isHere(each)).length,
  };
}

/** Those with a seat of whom nobody has said anything. */
export function unmarked(shown: readonly ShownEntry[]): ShownEntry[] {
  return shown.filter(({ entry, standing }) => standing === null && entry.registration?.status === 'CONFIRMED');
}

/** People who were there on any day. */
export function peopleHere(entries: readonly RosterEntry[]): number {
  return entries.filter(({ attendance }) => attendance.some(({ status }) => status === 'PRESENT' || status === 'LATE')).length;
}

function isHere({ standing }: ShownEntry): boolean {
  return standing?.status === 'PRESENT' || standing?.status === 'LATE';
}

/** Whether what was typed fits a person: every word begins a word of the name or of the organisation, accents or not. */
export function fits(text: string, { name, organisation }: Pick<RosterEntry, 'name' | 'organisation'>): boolean {
  const words = wordsOf(`${name} ${organisation ?? ''}`);
  return wordsOf(text).every((typed) => words.some((word) => word.startsWith(typed)));
}

function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Names that more than one person bears: with these the address is shown, so that one can tell them apart. */
export function sharedNames(entries: readonly RosterEntry[]): ReadonlySet<string> {
  return new Set([...Map.groupBy(entries, ({ name }) => name)].flatMap(([name, bearers]) => (bearers.length > 1 ? [name] : [])));
}
