import { translator } from '@percorso/messages';
import { parseEdtf } from '@percorso/time';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { retryTransaction } from '../kernel/transaction-retry.js';
import { recordMeetingAudit } from '../meetings/meeting-audit.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { Meeting, type MeetingStatus } from '../meetings/meeting.entity.js';
import { mayCheckIn, mayPlanMeeting, visibleMeetings } from '../meetings/meeting.policy.js';
import type { Statement } from './attendance-book.js';
import { findGuests } from './attendance-guests.js';
import { type CheckedEvent, checkEvent, type DayOfMeeting, Refusal } from './attendance-input.js';
import { type Attendee, AttendanceRecording, refused, type Result } from './attendance-recording.js';
import type { AttendanceEventInput, AttendanceResultType, RecordAttendanceInput } from './attendance.graphql.js';
import {
  addStatements,
  lockMeeting,
  namesOf,
  overfullDays,
  registrationsAtDoor,
  registrationsOfGuests,
  statementsAbout,
  statementsByNonce,
  writeOutcomes,
} from './attendances.queries.js';

const MOST_EVENTS = 500;

/** Why nobody's attendance can be taken, by the state of the meeting. */
const refusals: Partial<Record<MeetingStatus, 'MEETING_NOT_PUBLISHED' | 'MEETING_CANCELLED' | 'MEETING_CLOSED'>> = {
  DRAFT: 'MEETING_NOT_PUBLISHED',
  SAVE_THE_DATE: 'MEETING_NOT_PUBLISHED',
  CANCELLED: 'MEETING_CANCELLED',
  CLOSED: 'MEETING_CLOSED',
};

@Injectable()
export class AttendancesService {
  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'demonstration'>,
  ) {}

  /**
   * Records what was said at the door, by whoever may check people in. Every event is answered by itself; what was
   * sent before is answered the same again and is not recorded twice. The meeting is locked, so that of two devices at
   * once one comes first. However many events: the same few statements. A closed meeting is final for those at the door;
   * its organisers still correct it, an undo among that, and the log says so.
   *
   * @throws NotFoundError, ForbiddenError
   * @throws DomainError  MEETING_NOT_PUBLISHED, MEETING_CANCELLED, MEETING_CLOSED; INVALID for more than 500 events; BUSY
   */
  async record({ meetingId, events }: RecordAttendanceInput, viewer: Viewer, now: Date): Promise<AttendanceResultType[]> {
    const by = signedIn(viewer);
    const meeting = isId(meetingId) ? await this.em.findOne(Meeting, { $and: [{ id: meetingId }, visibleMeetings(viewer)] }) : null;
    if (!meeting) throw new NotFoundError();
    if (!mayCheckIn(viewer, meeting)) throw new ForbiddenError();
    if (events.length > MOST_EVENTS) throw new InvalidError('invalid.tooMany', ['events'], { most: MOST_EVENTS });
    return retryTransaction(() => this.em.fork().transactional((em) => this.#record(em, meeting, events, by, now)));
  }

  async #record(em: EntityManager, meeting: Meeting, events: readonly AttendanceEventInput[], by: SignedIn, now: Date): Promise<AttendanceResultType[]> {
    const status = await lockMeeting(em, meeting.id);
    const corrects = status === 'CLOSED' && mayPlanMeeting(by, meeting);
    const refusal = corrects ? undefined : refusals[status];
    if (refusal) throw new DomainError(refusal);

    const days = await daysOf(em, meeting);
    const checked = events.map((event) => checkEvent(event, days, this.settings.demonstration, now));
    const named = await statementsByNonce(em, events.flatMap(({ nonce, undoOf }) => (undoOf == null ? [nonce] : [nonce, undoOf])));
    const attendees = await findAttendees(em, meeting.id, checked, named, by, now);
    const people = [...attendees.values(), ...named.values()].map(({ personId }) => personId);
    for (const statement of await statementsAbout(em, meeting.id, [...new Set(people)])) named.set(statement.nonce, statement);

    const recording = new AttendanceRecording(meeting.id, named, by.person.id);
    const answered = new Map<string, Result>();
    const results = checked.map((event, index) => {
      if (event instanceof Refusal) return { ...refused(event.reason), note: event };
      const result = answered.get(event.nonce) ?? recording.record(event, attendees.get(index) ?? null);
      answered.set(event.nonce, result);
      return result;
    });
    await addStatements(em, recording.added, now);
    await writeOutcomes(em, meeting.id, recording.outcomes(), now);
    if (corrects && recording.added.length > 0) await recordMeetingAudit(em, 'attendance.corrected', meeting, by, now, { statements: recording.added.length });
    return answer(em, meeting.id, events, results, by);
  }
}

async function daysOf(em: EntityManager, meeting: Meeting): Promise<DayOfMeeting[]> {
  const days = await em.find(MeetingDay, { meeting: { id: meeting.id } }, { orderBy: { position: 'asc' } });
  return days.map(({ id, startsAt, date }) => ({ id, startsAt: startsAt ?? null, earliest: parseEdtf(date)?.earliest ?? null, timezone: meeting.timezone }));
}

/** Whom the events are about, by their index. People are made only for events that were not recorded before. */
async function findAttendees(
  em: EntityManager,
  meetingId: string,
  checked: readonly (CheckedEvent | Refusal)[],
  recorded: ReadonlyMap<string, unknown>,
  by: SignedIn,
  now: Date,
): Promise<Map<number, Attendee>> {
  const events = checked.map((event, index) => ({ event, index }));
  const registered = events.flatMap(({ event, index }) => (event instanceof Refusal || event.kind !== 'REGISTERED' ? [] : [{ event, index }]));
  const seen = new Set<string>(recorded.keys());
  const guests = events.flatMap(({ event, index }) => {
    if (event instanceof Refusal || event.kind !== 'GUEST' || seen.has(event.nonce)) return [];
    seen.add(event.nonce);
    return [{ event, index }];
  });
  const registrations = await registrationsAtDoor(em, meetingId, registered.map(({ event }) => event.registrationId));
  const people = await findGuests(em, guests.map(({ event }) => event), by.person.locale, now);
  const ofGuests = people.length === 0 ? new Map() : await registrationsOfGuests(em, meetingId, people);
  return new Map<number, Attendee>([
    ...registered.flatMap(({ event, index }) => {
      const registration = registrations.get(event.registrationId);
      return registration ? [[index, { personId: registration.personId, registration }] as const] : [];
    }),
    ...guests.flatMap(({ index }, place) => {
      const personId = people[place];
      return personId === undefined ? [] : [[index, { personId, registration: ofGuests.get(personId) ?? null }] as const];
    }),
  ]);
}

async function answer(em: EntityManager, meetingId: string, events: readonly AttendanceEventInput[], results: readonly Result[], by: SignedIn): Promise<AttendanceResultType[]> {
  const names = await namesOf(em, results.flatMap(({ instead }) => instead?.recordedById ?? []));
  const overfull = results.some(({ letsIn }) => letsIn !== null) ? await overfullDays(em, meetingId) : new Map();
  return results.map(({ accepted, instead, note, letsIn }, index) => {
    const full = letsIn === null ? undefined : overfull.get(letsIn);
    const told = full ? new Refusal('attendance.reason.roomFull', full) : note;
    return {
      nonce: events[index]?.nonce ?? '',
      accepted,
      alreadyBy: instead?.recordedById ? (names.get(instead.recordedById) ?? null) : null,
      alreadyAt: instead?.at ?? null,
      reason: told && inWords(told, instead, by),
    };
  });
}

function inWords({ reason, values }: Refusal, instead: Statement | null, { locale }: SignedIn): string {
  const t = translator(locale);
  return t(reason, instead ? { ...values, status: t(`attendance.status.${instead.status}`) } : values);
}
