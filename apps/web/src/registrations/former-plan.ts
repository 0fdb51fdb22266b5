/** When and where a meeting was. */
export interface FormerPlan<Venue = FormerVenue> {
  date: string;
  timezone: string;
  days: readonly { date: string; starts: string | null; ends: string | null }[];
  venue: Venue | null;
  room: string | null;
}

export interface FormerVenue {
  name: string | null;
  street: string | null;
  municipality: string | null;
}

/** Where something takes place, in one line: room, house, street and town, as far as they are known. */
export function placeInWords(venue: FormerVenue | null, room: string | null): string {
  return [room, venue?.name, venue?.street, venue?.municipality].filter(Boolean).join(', ');
}

/** Whether a meeting is at another time than it was. Both are wall time in their zones. */
export function hasOtherTime(before: Omit<FormerPlan, 'venue' | 'room'>, now: Omit<FormerPlan, 'venue' | 'room'>): boolean {
  return JSON.stringify(timeOf(before)) !== JSON.stringify(timeOf(now));
}

function timeOf({ date, timezone, days }: Omit<FormerPlan, 'venue' | 'room'>): unknown[] {
  return [date, timezone, days.map((day) => [day.date, minute(day.starts), minute(day.ends)])];
}

/** A wall time may come with seconds. */
function minute(wallTime: string | null): string | null {
  return wallTime && wallTime.slice(0, 16);
}
