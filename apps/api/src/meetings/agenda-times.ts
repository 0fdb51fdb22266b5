/** A part of the agenda as it was planned: wall times in the meeting's zone, null where nothing is said. */
export interface PlannedPart {
  starts: string | null;
  ends: string | null;
  /** Of each of its items; null: not said. */
  minutes: readonly (number | null)[];
}

/** A day of the meeting, as stored. */
export interface PlannedDay {
  /** EDTF. */
  date: string;
  starts: string | null;
  ends: string | null;
}

/** What takes longer than there is time: than the part, until the next part, or until the end of the day. */
export interface Overrun {
  kind: 'PART' | 'NEXT' | 'DAY';
  /** By how much. */
  minutes: number;
}

/** When a part and its items are; null where a duration before them is not said. */
export interface PartTimes {
  starts: string | null;
  ends: string | null;
  items: { starts: string | null; ends: string | null }[];
  overruns: Overrun[];
  /** Whether it is on a day that the meeting does not have. */
  elsewhere: boolean;
}

const MINUTE = 60_000;

/**
 * Counts the hours of an agenda: a part starts when it says so, else when the one before ends, the first with the first
 * day; its items follow each other. Wall time throughout: no part goes on while the clocks change.
 *
 * @param days  in their order
 */
export function agendaTimes(days: readonly PlannedDay[], parts: readonly PlannedPart[]): PartTimes[] {
  const times: PartTimes[] = [];
  let free = days[0]?.starts ?? null;
  for (const [index, part] of parts.entries()) {
    const starts = part.starts ?? free;
    const items: PartTimes['items'] = [];
    let reached = starts;
    for (const minutes of part.minutes) {
      const ends = reached !== null && minutes !== null ? later(reached, minutes) : null;
      items.push({ starts: reached, ends });
      reached = ends;
    }
    const ends = part.ends ?? (items.length > 0 ? reached : null);
    const overruns = starts === null ? [] : overrunsOf({ ...part, starts }, parts.slice(index + 1), days);
    const elsewhere = starts !== null && !days.some((day) => isOn(day, starts));
    times.push({ starts, ends, items, overruns, elsewhere });
    free = ends;
  }
  return times;
}

function overrunsOf(part: PlannedPart & { starts: string }, following: readonly PlannedPart[], days: readonly PlannedDay[]): Overrun[] {
  // Where a duration is not said, at least the others are needed.
  const filled = later(part.starts, part.minutes.reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0));
  const reached = part.ends !== null && part.ends > filled ? part.ends : filled;
  // One that starts with this one, or before, is another table at the same time: no over-run.
  const next = following.find(({ starts }) => starts !== null)?.starts ?? null;
  const day = days.find((each) => isOn(each, part.starts));
  return [
    ...overrun('PART', filled, part.ends),
    ...overrun('NEXT', reached, next !== null && next > part.starts ? next : null),
    ...overrun('DAY', reached, day?.ends ?? null),
  ];
}

function overrun(kind: Overrun['kind'], reached: string, limit: string | null): Overrun[] {
  return limit !== null && reached > limit ? [{ kind, minutes: (instantOf(reached) - instantOf(limit)) / MINUTE }] : [];
}

/** Imprecise days can be any. */
function isOn(day: PlannedDay, wallTime: string): boolean {
  return day.date.length !== 10 || day.date === wallTime.slice(0, 10);
}

function later(wallTime: string, minutes: number): string {
  return new Date(instantOf(wallTime) + minutes * MINUTE).toISOString().slice(0, 16);
}

/** As if the wall time were UTC, to reckon with. */
function instantOf(wallTime: string): number {
  return Date.parse(`${wallTime}Z`);
}
