import type { EntityManager } from '@mikro-orm/postgresql';
import { AttendanceEvent } from '../attendance/attendance-event.entity.js';
import { InvalidError } from '../kernel/domain-error.js';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { moveAgenda } from '../meetings/agenda-moving.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { type MeetingSchedule, scheduleOf } from '../meetings/meeting-schedule.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { VenueInput } from '../meetings/venue.graphql.js';
import { findPlace, type Place } from '../meetings/venue-finder.js';
import { keepAgreedPlans } from '../registrations/registration-agreement.js';
import type { RescheduleMeetingInput } from './notice.graphql.js';

/** When and where a meeting will be, and the days that it will have no more. */
export interface NewPlan {
  schedule: MeetingSchedule;
  place: Place;
  days: MeetingDay[];
  /** The first position that is dropped; null: none is. */
  droppedFrom: number | null;
}

/**
 * Works out a meeting's new days and place; writes nothing but a venue or room that is new.
 *
 * @param locale  the language that the venue's name is written in
 * @throws InvalidError, DomainError  as `scheduleOf` and `findPlace`; also where a day would go that has attendance
 */
export async function planRescheduling(em: EntityManager, meeting: Meeting, input: RescheduleMeetingInput, locale: Locale): Promise<NewPlan> {
  const days = await em.find(MeetingDay, { meeting }, { orderBy: { position: 'asc' } });
  const schedule = scheduleOf({ timezone: meeting.timezone, ...hoursOf(days, input) });
  const place = await placeOf(em, meeting, input.venue, locale);
  const dropped = days.slice(schedule.days.length);
  const attended = dropped.length > 0 && (await em.count(AttendanceEvent, { meetingDay: { $in: dropped } })) > 0;
  if (attended) throw new InvalidError('invalid.dayAttended', ['days']);
  return { schedule, place, days, droppedFrom: dropped[0]?.position ?? null };
}

/**
 * Writes the plan. The room is given back first and taken last: in between, its days stand at the wrong hours there,
 * and the database would see it taken twice.
 */
export async function reschedule(em: EntityManager, meeting: Meeting, { schedule, place, days, droppedFrom }: NewPlan, now: Date): Promise<void> {
  await keepAgreedPlans(em, meeting.id);
  await em.execute('update meeting set room_id = null where id = ?', [meeting.id]);
  const { days: newDays, ...times } = schedule;
  await moveAgenda(em, meeting.id, days, newDays);
  for (const [index, newDay] of newDays.entries()) {
    const day = days[index];
    if (day) em.assign(day, newDay);
    else em.create(MeetingDay, { meeting, calendarUid: newId(), ...newDay });
  }
  if (droppedFrom !== null) em.remove(days.filter(({ position }) => position >= droppedFrom));
  await em.flush();
  em.assign(meeting, { ...times, ...place, updatedAt: now });
  await em.flush();
  await em.execute('update meeting set room_id = ? where id = ?', [place.room?.id ?? null, meeting.id]);
}

/** A meeting of several days keeps them when its first start and last end are those it has; else they must be said. */
function hoursOf(days: readonly MeetingDay[], { days: typed, startsAt, endsAt }: RescheduleMeetingInput): Parameters<typeof scheduleOf>[0] | object {
  if (typed?.length) return { days: typed };
  if (days.length < 2) return { startsAt, endsAt };
  const known = days.flatMap(({ starts, ends }) => (starts && ends ? [{ starts, ends }] : []));
  const same = known[0]?.starts === startsAt.slice(0, 16) && known.at(-1)?.ends === endsAt.slice(0, 16);
  if (!same || known.length < days.length) throw new InvalidError('invalid.required', ['days']);
  return { days: known };
}

async function placeOf(em: EntityManager, meeting: Meeting, input: VenueInput | null | undefined, locale: Locale): Promise<Place> {
  const venue = meeting.venue ? await em.refreshOrFail(meeting.venue) : null;
  const room = meeting.room ? await em.refreshOrFail(meeting.room) : null;
  if (input == null) return { venue, room };
  const { room: roomName, ...address } = input;
  const roomAlone = roomName != null && venue !== null && Object.values(address).every((value) => value == null);
  if (!roomAlone) return findPlace(em, input, locale);
  const { street, municipality, country } = venue;
  const [name] = Object.values(venue.name ?? {});
  return findPlace(em, { name: name ?? null, street: street ?? null, municipality: municipality ?? null, country: country ?? null, room: roomName }, locale);
}
