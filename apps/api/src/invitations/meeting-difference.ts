import type { CalendarChange } from '../calendars/calendar-revision.js';
import type { MeetingForMail } from '../calendars/meeting-snapshot.js';
import type { ChangedDay } from '../calendars/calendar-updates.js';

/** What changed of a meeting between what a person knows and what is true now. */
export interface MeetingDifference {
  overall: CalendarChange;
  /** The days that both have and that look different now. */
  days: ChangedDay[];
}

/**
 * Compares what mails say of when and where, by the rule of `changeBetween`: day, hour, zone, town, and whether the
 * date is final, are material; room, street and the link are minor. Titles and descriptions tell nobody.
 */
export function differenceBetween(before: MeetingForMail, after: MeetingForMail): MeetingDifference {
  const everywhere = changeOf(frameOf(before), frameOf(after), detailsOf(before), detailsOf(after));
  const days = after.days.flatMap((day): ChangedDay[] => {
    const old = before.days.find(({ position }) => position === day.position);
    if (!old) return [];
    const material = everywhere === 'material' || !same(hoursOf(old), hoursOf(day));
    return material || everywhere === 'minor' ? [{ position: day.position, material }] : [];
  });
  const material = everywhere === 'material' || before.days.length !== after.days.length || days.some((day) => day.material);
  return { overall: material ? 'material' : everywhere, days };
}

function changeOf(frame: unknown, newFrame: unknown, details: unknown, newDetails: unknown): CalendarChange {
  if (!same(frame, newFrame)) return 'material';
  return same(details, newDetails) ? 'none' : 'minor';
}

function frameOf({ timezone, municipality, tentative, days, date }: MeetingForMail): unknown {
  return [timezone, municipality, tentative, days.length === 0 ? date : null];
}

function hoursOf({ date, startsAt, endsAt }: MeetingForMail['days'][number]): unknown {
  return [date, startsAt, endsAt];
}

function detailsOf({ place, onlineUrl }: MeetingForMail): unknown {
  return [place, onlineUrl];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
