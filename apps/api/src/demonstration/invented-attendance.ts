import type { AttendanceStatus } from '../attendance/attendance-event.entity.js';
import type { RegistrationStatus } from '../registrations/registration.entity.js';
import { type Chance, oneOf } from './invented-people.js';

/** A meeting that people are to have come to. */
export interface HeldMeeting {
  id: string;
  /** Null: open to everybody. */
  group: string | null;
}

/** What one person had to do with one meeting. Persons are numbered from 0. */
export interface Story {
  person: number;
  meetingId: string;
  /** Null: came without a registration. */
  registration: Extract<RegistrationStatus, 'CONFIRMED' | 'WAITING' | 'CANCELLED'> | null;
  /** Null: was not expected any more, or never. */
  attendance: AttendanceStatus | null;
}

export const MEMBERS_PER_GROUP = 40;

/** Of a hundred people: how many came, came late, were excused, did not come. */
type Odds = readonly [present: number, late: number, excused: number, absent: number];
const memberOdds: Odds = [85, 6, 6, 3];
/** Nearly everybody came to what they had chosen first, so that more than 4,000 of 4,200 people are involved. */
const firstOdds: Odds = [94, 4.5, 0.7, 0.8];
const secondOdds: Odds = [72, 10, 9, 9];

const SECOND_MEETING = 0.3;
const CANCELLED = 0.04;
const WALKED_IN = 0.02;
/** Every so many open meetings one was full, and people waited in vain. */
const FULL_EVERY = 4;
const WAITING_AT_FULL = 15;

/**
 * Invents who came to what: the first people are the groups' members and come to the meetings of their group; each of
 * the others comes to one open meeting, and some to a second. Nobody has two stories with one meeting.
 */
export function inventedStories(meetings: readonly HeldMeeting[], people: number, chance: Chance): Story[] {
  const stories: Story[] = [];
  const told = new Set<string>();
  const tell = (story: Story) => {
    const key = `${story.person} ${story.meetingId}`;
    if (told.has(key)) return;
    told.add(key);
    stories.push(story);
  };
  const groups = [...new Set(meetings.flatMap(({ group }) => group ?? []))];
  const members = groups.length * MEMBERS_PER_GROUP;
  const [firstOpen, ...otherOpen] = meetings.filter(({ group }) => group === null);
  if (!firstOpen) throw new Error('There is no meeting that is open to everybody.');
  const open = [firstOpen, ...otherOpen] as const;

  for (let person = 0; person < members; person += 1) {
    const group = groups[Math.floor(person / MEMBERS_PER_GROUP)];
    for (const { id } of meetings.filter((meeting) => meeting.group === group)) {
      tell({ person, meetingId: id, registration: 'CONFIRMED', attendance: attendanceBy(memberOdds, chance) });
    }
  }
  for (let person = members; person < people; person += 1) {
    tell({ person, meetingId: oneOf(open, chance).id, registration: 'CONFIRMED', attendance: attendanceBy(firstOdds, chance) });
    if (chance() < SECOND_MEETING) {
      tell({ person, meetingId: oneOf(open, chance).id, registration: 'CONFIRMED', attendance: attendanceBy(secondOdds, chance) });
    }
    if (chance() < CANCELLED) tell({ person, meetingId: oneOf(open, chance).id, registration: 'CANCELLED', attendance: null });
    if (chance() < WALKED_IN) tell({ person, meetingId: oneOf(open, chance).id, registration: null, attendance: 'PRESENT' });
  }
  for (const { id } of open.filter((_, index) => index % FULL_EVERY === 0)) {
    for (let waiting = 0; waiting < WAITING_AT_FULL; waiting += 1) {
      const person = members + Math.floor(chance() * (people - members));
      tell({ person, meetingId: id, registration: 'WAITING', attendance: null });
    }
  }
  return stories;
}

function attendanceBy([present, late, excused]: Odds, chance: Chance): AttendanceStatus {
  const hundredth = chance() * 100;
  if (hundredth < present) return 'PRESENT';
  if (hundredth < present + late) return 'LATE';
  return hundredth < present + late + excused ? 'EXCUSED' : 'ABSENT';
}
