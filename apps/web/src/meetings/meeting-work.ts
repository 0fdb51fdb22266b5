import { parseEdtf } from '@percorso/time';

import type { MeetingStatus, TimePosition } from '../schema.generated.js';

interface Ahead {
  id: string;
  status: MeetingStatus;
  position: TimePosition;
  date: string;
  startsAt: string | null;
}

export interface MeetingWork<Meeting> {
  /** Over, and not closed: their numbers are still missing. The earliest first. */
  toClose: Meeting[];
  /** To come or going on, the next first. */
  next: Meeting[];
  /** Held, the latest first. */
  held: Meeting[];
}

/** What is to do with meetings that somebody runs. Each counts once, by however many roles one comes to it; cancelled ones are no work. */
export function workOn<Meeting extends Ahead>(meetings: readonly Meeting[]): MeetingWork<Meeting> {
  const once = [...new Map(meetings.map((meeting) => [meeting.id, meeting])).values()].sort(byTime);
  const open = once.filter(({ status }) => status !== 'CLOSED' && status !== 'CANCELLED');
  return {
    toClose: open.filter(({ position, status }) => position === 'PAST' && status === 'SCHEDULED'),
    next: open.filter(({ position }) => position !== 'PAST'),
    held: once.filter(({ status }) => status === 'CLOSED').reverse(),
  };
}

function byTime(one: Ahead, other: Ahead): number {
  return earliest(one).localeCompare(earliest(other)) || one.id.localeCompare(other.id);
}

/** The instant where it is known, else the first day that the date can mean. */
function earliest({ startsAt, date }: Ahead): string {
  return startsAt ?? parseEdtf(date)?.earliest ?? date;
}
