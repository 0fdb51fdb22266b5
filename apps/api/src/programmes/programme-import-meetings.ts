import { newId } from '../kernel/ids.js';
import { textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { insertRows, type Row, updateRows } from '../kernel/table-rows.js';
import type { MeetingServices, MeetingStatus } from '../meetings/meeting.entity.js';
import type { ProgrammeMeeting } from './programme-file.js';
import { writeAgendas } from './programme-import-agendas.js';
import { type MeetingToAdmit, planAdmissions, writeAdmissions } from './programme-import-admissions.js';
import { writeGroups } from '../meetings/meeting-groups.js';
import { type Place, placesOf } from './programme-import-places.js';
import { sessionsOf } from './programme-import-sessions.js';
import {
  clashesOf,
  deleteMeetings,
  lockMeetings,
  markImported,
  type MeetingUse,
  replaceTracks,
  usedAdmissions,
  usesOfMeetings,
  usesOfSeats,
} from './programme-import.queries.js';
import { idOf, type Importing, inWords, keepImported, keepOrder, reportMissing, reportSection } from './programme-importing.js';
import { keptOfMeeting } from './programme-kept.js';
import { type ProgrammeSchedule, programmeSchedule } from './programme-schedule.js';
import { statusAfter } from './programme-settling.js';
import * as tables from './programme-tables.js';
import type { StoredMeeting } from './programmes.queries.js';

interface MeetingToWrite extends MeetingToAdmit {
  id: string;
  /** The fields of the file that differ; for a new meeting all that it has. */
  fields: ReadonlySet<string>;
  status: MeetingStatus;
  schedule: ProgrammeSchedule;
  place: Place;
}

type MeetingRow = Row<typeof tables.meetings.columns>;

const WHEN = ['date', 'starts', 'ends', 'days', 'timezone'];
const WHICH = ['series', 'group', 'number'];
const has = (fields: ReadonlySet<string>, names: readonly string[]) => names.some((name) => fields.has(name));

/**
 * Writes the meetings that are new or differ, and takes away those that the file no longer has and nobody did anything
 * with. Their rows and seats are locked. An import tells nobody: what those who are registered, invited or were there
 * would have to hear of is a fault, found before anything is written.
 */
export async function writeMeetings(importing: Importing): Promise<void> {
  const { em, stored, difference } = importing;
  const { changed, missing } = difference.sections.meetings;
  const rows = new Map((stored?.meetings ?? []).map((meeting) => [meeting.key, meeting]));
  const gone = missing.flatMap((key) => rows.get(key) ?? []).filter(({ imported }) => imported);
  const touched = [...[...changed.keys()].map((key) => idOf(importing, 'meetings', key)), ...gone.map(({ id }) => id)];
  await lockMeetings(em, touched);
  const uses = await usesOfMeetings(em, touched);
  const removed = gone.filter(({ id }) => uses.get(id)?.used !== true);
  const kept = gone.filter((meeting) => !removed.includes(meeting));

  const meetings = await meetingsToWrite(importing, rows);
  for (const meeting of meetings) judge(importing, meeting, uses.get(meeting.id));
  const admitting = meetings.filter(({ fields }) => fields.has('admissions') || fields.has('timezone'));
  const admissions = planAdmissions(importing, admitting, { seats: await usesOfSeats(em, touched), admissions: await usedAdmissions(em, touched) });
  await findClashes(importing, meetings, removed);
  if (importing.faults.list().length > 0) return;

  await deleteMeetings(em, removed.map(({ id }) => id));
  await writeRows(importing, meetings);
  await writeAdmissions(importing, admissions);
  await markImported(em, 'meeting', kept.map(({ id }) => id), false);
  await keepImported(importing, 'meetings', 'meeting');
  await keepOrder(importing, 'meetings', 'meeting');
  reportSection(importing, 'meetings');
  reportMissing(importing, 'meetings', removed.map(({ key }) => key), kept.map(({ key }) => key));
}

async function meetingsToWrite(importing: Importing, rows: Map<string, StoredMeeting>): Promise<MeetingToWrite[]> {
  const { wanted, difference } = importing;
  const { added, changed } = difference.sections.meetings;
  const isNew = new Set(added);
  const written = [...(wanted.meetings ?? []).entries()].filter(([, { key }]) => isNew.has(key) || changed.has(key));
  const moving = written.filter(([, { key }]) => isNew.has(key) || changed.get(key)?.includes('venue'));
  const places = await placesOf(importing, moving.map(([, meeting]) => meeting));
  return written.map(([index, meeting]) => {
    const stored = rows.get(meeting.key) ?? null;
    const fields = new Set(changed.get(meeting.key) ?? Object.keys(meeting));
    const place = stored && !fields.has('venue') ? { venueId: stored.venueId, roomId: stored.roomId } : places.get(meeting.key);
    return {
      index,
      meeting,
      stored,
      id: idOf(importing, 'meetings', meeting.key),
      fields,
      status: statusAfter(stored?.status ?? null, meeting.status),
      schedule: programmeSchedule(meeting, meeting.timezone ?? wanted.timezone),
      place: place ?? { venueId: null, roomId: null },
    };
  });
}

/** Faults for what people would have to hear of. */
function judge({ faults }: Importing, { index, stored, fields, status, schedule, place }: MeetingToWrite, use: MeetingUse | undefined): void {
  if (!stored || !use?.used) return;
  const refuse = (field: string, what: 'move' | 'cancel' | 'close' | 'session') =>
    faults.add(['meetings', index, field], 'programme.peopleTakePart', { what });
  const when = WHEN.find((field) => fields.has(field));
  const isMoved = when !== undefined || place.venueId !== stored.venueId || place.roomId !== stored.roomId;
  const losesDays = schedule.days.length < stored.days.length;
  if (isMoved && (use.awaited || losesDays)) refuse(when ?? 'venue', 'move');
  if (!use.awaited) return;
  if (status !== stored.status && status === 'CANCELLED') refuse('status', 'cancel');
  if (status !== stored.status && status === 'CLOSED') refuse('status', 'close');
  const which = WHICH.find((field) => fields.has(field));
  if (which) refuse(which, 'session');
}

/** Faults for rooms that would be booked twice. */
async function findClashes(importing: Importing, meetings: MeetingToWrite[], removed: StoredMeeting[]): Promise<void> {
  const booking = meetings.filter(({ status, place }) => place.roomId !== null && status !== 'DRAFT' && status !== 'CANCELLED');
  const wanted = booking.flatMap(({ id, schedule, place }) =>
    schedule.days.flatMap(({ position, startsAt, endsAt }) =>
      startsAt === null || endsAt === null ? [] : [{ meeting_id: id, position, room_id: place.roomId ?? '', starts_at: startsAt, ends_at: endsAt }],
    ),
  );
  const rewritten = [...meetings, ...removed].map(({ id }) => id);
  const language = importing.wanted.languages[0] ?? 'it';
  const clashes = await clashesOf(importing.em, wanted, rewritten);
  for (const { meetingId, position, otherName } of clashes) {
    const found = meetings.find(({ id }) => id === meetingId);
    if (!found) continue;
    const day = found.meeting.days ? ['days', position - 1, 'starts'] : ['starts'];
    const ofFile = [...importing.ids.meetings].find(([, id]) => id === otherName.id)?.[0];
    const name = (ofFile === undefined ? null : importing.names.meetings.get(ofFile)?.(language)) ?? textFor(otherName.title, language)?.text ?? '';
    importing.faults.add(['meetings', found.index, ...day], 'programme.roomTaken', { name });
  }
}

/** Rooms are given up before they are taken, so that two meetings can change places. */
async function writeRows(importing: Importing, meetings: MeetingToWrite[]): Promise<void> {
  const { em } = importing;
  const sessions = await sessionsOf(importing, meetings.map(({ meeting }) => meeting));
  const rows = meetings.map((meeting) => ({ isNew: meeting.stored === null, row: meetingRow(importing, meeting, sessions) }));
  const moved = meetings.filter(({ stored, fields }) => stored && has(fields, [...WHEN, 'venue', 'status']));
  await runSql(em, `update meeting set room_id = null where id = any($1::uuid[])`, [moved.map(({ id }) => id)]);
  await insertRows(em, tables.meetings, rows.flatMap(({ isNew, row }) => (isNew ? [row] : [])));
  await writeDays(importing, meetings);
  await updateRows(em, tables.meetings, WRITTEN, rows.flatMap(({ isNew, row }) => (isNew ? [] : [row])), [
    'calendar_sequence = thing.calendar_sequence + record.calendar_sequence',
    `closed_at = case when record.status = 'CLOSED' then coalesce(thing.closed_at, record.closed_at) else thing.closed_at end`,
    'version = thing.version + 1',
    'updated_at = clock_timestamp()',
  ]);
  const retracked = meetings.filter(({ fields }) => fields.has('tracks'));
  await replaceTracks(em, 'meeting', retracked.map(({ id, meeting }) => ({
    owner: id,
    tracks: (meeting.tracks ?? []).map((key) => idOf(importing, 'tracks', key)),
  })));
  const regrouped = meetings.filter(({ fields }) => has(fields, ['group', 'groups']));
  await writeGroups(em, regrouped.map(({ id, meeting: { group, groups = [] } }) => ({
    meetingId: id,
    groupIds: [...new Set([group ?? [], groups].flat())].map((key) => idOf(importing, 'groups', key)),
  })));
  await writeAgendas(importing, meetings.filter(({ fields }) => fields.has('parts')));
  await runSql(
    em,
    `update registration set session_id = meeting.session_id from meeting
      where meeting.id = registration.meeting_id and meeting.id = any($1::uuid[]) and registration.session_id is distinct from meeting.session_id`,
    [meetings.filter(({ stored, fields }) => stored && has(fields, WHICH)).map(({ id }) => id)],
  );
}

const WRITTEN = [
  ...(['group_id', 'series_id', 'session_id', 'title', 'description', 'status', 'date', 'earliest', 'latest', 'timezone'] as const),
  ...(['starts_at', 'ends_at', 'venue_id', 'room_id', 'online_url', 'services', 'programme', 'inferred', 'cancellation_reason', 'imported'] as const),
];

function meetingRow(importing: Importing, toWrite: MeetingToWrite, sessions: Awaited<ReturnType<typeof sessionsOf>>): MeetingRow {
  const { meeting, id, schedule, status, place, fields, stored, index } = toWrite;
  const { wanted, processId, now } = importing;
  const seat = sessions.get(meeting.key);
  const isMaterial = stored !== null && has(fields, [...WHEN, 'venue', 'status']);
  return {
    id,
    process_id: processId,
    key: meeting.key,
    position: index,
    title: inWords(importing, meeting.title),
    description: inWords(importing, meeting.description),
    group_id: meeting.group === undefined ? null : idOf(importing, 'groups', meeting.group),
    series_id: seat?.seriesId ?? null,
    session_id: seat?.sessionId ?? null,
    status,
    date: schedule.date,
    earliest: schedule.earliest,
    latest: schedule.latest,
    timezone: meeting.timezone ?? wanted.timezone,
    starts_at: schedule.startsAt,
    ends_at: schedule.endsAt,
    venue_id: place.venueId,
    room_id: place.roomId,
    online_url: meeting.onlineUrl ?? null,
    services: servicesOf(meeting),
    programme: keptFields(importing, meeting),
    inferred: meeting.inferred ?? null,
    calendar_uid: newId(),
    calendar_sequence: isMaterial ? 1 : 0,
    cancellation_reason: textFor(inWords(importing, meeting.reason), wanted.languages[0] ?? 'it')?.text ?? null,
    closed_at: status === 'CLOSED' ? now.toISOString() : null,
    imported: true,
    synthetic: importing.stored?.process.synthetic ?? false,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}

function servicesOf({ interpreters = [], signLanguage = false, recorded = false, photographed = false }: ProgrammeMeeting): MeetingServices | null {
  const announced = interpreters.length > 0 || signLanguage || recorded || photographed;
  return announced ? { interpreters, signLanguage, recorded, photographed } : null;
}

/** What no column has; a plain reason has its column. The texts that pages show are by language, as in columns. */
function keptFields(importing: Importing, meeting: ProgrammeMeeting): unknown {
  const { note, inferred } = meeting.venue ?? {};
  return keptOfMeeting.strip().parse({
    ...meeting,
    summary: inWords(importing, meeting.summary) ?? undefined,
    forWhom: inWords(importing, meeting.forWhom) ?? undefined,
    cost: inWords(importing, meeting.cost) ?? undefined,
    venue: note === undefined && inferred === undefined ? undefined : { note, inferred },
    reason: typeof meeting.reason === 'string' ? undefined : meeting.reason,
  });
}

/** Days keep their place in calendars: the first stays the first. */
async function writeDays({ em }: Importing, meetings: MeetingToWrite[]): Promise<void> {
  const added: Row<typeof tables.days.columns>[] = [];
  const changed: Row<typeof tables.days.columns>[] = [];
  const surplus: string[] = [];
  for (const { id, schedule, stored, fields } of meetings) {
    if (stored && !has(fields, WHEN)) continue;
    for (const { position, date, starts, ends, startsAt, endsAt } of schedule.days) {
      const before = stored?.days.find((day) => day.position === position);
      const row = { id: before?.id ?? newId(), meeting_id: id, position, date, starts, ends, starts_at: startsAt, ends_at: endsAt, calendar_uid: newId() };
      (before ? changed : added).push(row);
    }
    surplus.push(...(stored?.days ?? []).filter(({ position }) => position > schedule.days.length).map((day) => day.id));
  }
  await runSql(em, `delete from meeting_day where id = any($1::uuid[])`, [surplus]);
  await updateRows(em, tables.days, ['date', 'starts', 'ends', 'starts_at', 'ends_at'], changed);
  await insertRows(em, tables.days, added);
}
