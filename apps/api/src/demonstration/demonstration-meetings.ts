import { addDays, meaningOf } from '@percorso/time';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { insertRows, type Row, updateRows } from '../kernel/table-rows.js';
import type { KnownPerson } from './demonstration-people.js';
import * as tables from './demonstration-tables.js';
import { inventedStories, type Story } from './invented-attendance.js';
import type { Chance } from './invented-people.js';

/** A meeting of which the demonstration says who came. */
export interface MeetingToClose {
  id: string;
  /** The precise day on which it was held. */
  date: string;
  timezone: string;
  sessionId: string | null;
  dayId: string;
  /** Key of the group whose meeting it is; null: open to everybody. */
  group: string | null;
}

interface Written {
  registrations: Row<typeof tables.registrations.columns>[];
  events: Row<typeof tables.attendanceEvents.columns>[];
  attendances: Row<typeof tables.attendances.columns>[];
}

/** A key that no programme file can have, so that no file ever means these. */
const KEY = 'demonstration:room';
const LONGEST_AHEAD = 40;
/** Seats of a room that was not full come in such steps. */
const SEATS = 50;
/** Every so many meetings somebody counted heads at the door too. */
const HEADS_COUNTED_EVERY = 12;
const HEADS = 25;

/**
 * Lets the invented people register for and come to the meetings, and closes these, all in a few statements.
 *
 * @param comesAs     ids of the stakeholder categories by key
 * @param recordedBy  who is said to have taken the attendance
 */
export async function closeMeetings(
  em: EntityManager,
  meetings: readonly MeetingToClose[],
  people: readonly KnownPerson[],
  comesAs: Map<string, string>,
  recordedBy: string,
  chance: Chance,
): Promise<void> {
  const stories = Map.groupBy(inventedStories(meetings, people.length, chance), ({ meetingId }) => meetingId);
  const written: Written = { registrations: [], events: [], attendances: [] };
  const quotas: Row<typeof tables.quotas.columns>[] = [];
  const admissions: Row<typeof tables.admissions.columns>[] = [];
  for (const meeting of meetings) {
    const ofMeeting = stories.get(meeting.id) ?? [];
    const taken = ofMeeting.filter(({ registration }) => registration === 'CONFIRMED').length;
    const waiting = ofMeeting.filter(({ registration }) => registration === 'WAITING').length;
    const seats = waiting > 0 ? taken : Math.ceil((taken + 1) / SEATS) * SEATS;
    const quota = { id: newId(), meeting_id: meeting.id, key: KEY, seats, taken, last_position: waiting };
    const admission = {
      ...{ id: newId(), meeting_id: meeting.id, quota_id: quota.id, key: KEY, position: 0, synthetic: true },
      title: { it: 'In sala', en: 'In the room', fr: 'En salle' },
      mode: 'IN_PERSON',
      audience: meeting.group === null ? 'PUBLIC' : 'GROUP',
    };
    quotas.push(quota);
    admissions.push(admission);
    writeStories(ofMeeting, meeting, { admissionId: admission.id, quotaId: quota.id, people, comesAs, recordedBy, chance }, written);
  }
  await insertRows(em, tables.quotas, quotas);
  await insertRows(em, tables.admissions, admissions);
  await insertRows(em, tables.registrations, written.registrations);
  await insertRows(em, tables.attendanceEvents, written.events);
  await insertRows(em, tables.attendances, written.attendances);
  await updateRows(
    em,
    tables.closings,
    ['status', 'closed_at', 'head_count', 'synthetic'],
    meetings.map((meeting, index) => ({
      id: meeting.id,
      status: 'CLOSED',
      closed_at: instantAt(meeting, 0, '18:00'),
      head_count: index % HEADS_COUNTED_EVERY === 0 ? HEADS : null,
      synthetic: true,
    })),
  );
}

interface Surroundings {
  admissionId: string;
  quotaId: string;
  people: readonly KnownPerson[];
  comesAs: Map<string, string>;
  recordedBy: string;
  chance: Chance;
}

function writeStories(stories: readonly Story[], meeting: MeetingToClose, around: Surroundings, written: Written): void {
  let position = 0;
  for (const story of stories) {
    const person = around.people[story.person];
    if (!person) throw new Error(`There is no invented person ${story.person}.`);
    const registration = story.registration === null ? null : registrationOf(story.registration, person, meeting, around);
    if (registration?.status === 'WAITING') registration.position = position += 1;
    if (registration) written.registrations.push(registration);
    if (story.attendance === null) continue;
    const statement = {
      nonce: `demonstration-${meeting.id}-${story.person}`,
      meeting_day_id: meeting.dayId,
      person_id: person.id,
      registration_id: registration?.id ?? null,
      status: story.attendance,
      at: instantAt(meeting, 0, story.attendance === 'LATE' ? '10:20' : '09:30'),
      walk_in: registration === null,
      recorded_by_id: around.recordedBy,
    };
    written.events.push({ ...statement, id: newId(), recorded_at: statement.at });
    written.attendances.push({ ...statement, id: newId(), synthetic: true });
  }
}

function registrationOf(
  status: NonNullable<Story['registration']>,
  person: KnownPerson,
  meeting: MeetingToClose,
  { admissionId, quotaId, comesAs, chance }: Surroundings,
): Row<typeof tables.registrations.columns> {
  const ahead = 2 + Math.floor(chance() * LONGEST_AHEAD);
  const registered = instantAt(meeting, -ahead, '11:15');
  const cancelled = status === 'CANCELLED' ? instantAt(meeting, -1, '16:40') : null;
  return {
    id: newId(),
    person_id: person.id,
    meeting_id: meeting.id,
    session_id: meeting.sessionId,
    admission_id: admissionId,
    quota_id: quotaId,
    status,
    position: null,
    registered_at: registered,
    confirmed_at: registered,
    cancelled_at: cancelled,
    comes_as_id: comesAs.get(person.category) ?? null,
    organisation_id: person.organisationId,
    municipality: person.municipality,
    locale: person.locale,
    synthetic: true,
    updated_at: cancelled ?? registered,
  };
}

/** @param days  from the day of the meeting; @param hour  on the clocks there */
function instantAt({ date, timezone }: MeetingToClose, days: number, hour: string): string {
  return meaningOf(`${addDays(date, days)}T${hour}`, timezone).instant.toISOString();
}
