import type { MeetingStatus } from '../meetings/meeting.entity.js';
import type { Programme, ProgrammeMeeting } from './programme-file.js';
import type { StoredMeeting, StoredProgramme } from './programmes.queries.js';

type FileStatus = NonNullable<ProgrammeMeeting['status']>;

const statuses = {
  draft: 'DRAFT',
  'save-the-date': 'SAVE_THE_DATE',
  scheduled: 'SCHEDULED',
  closed: 'CLOSED',
  cancelled: 'CANCELLED',
} satisfies Record<FileStatus, MeetingStatus>;

const stage: Record<MeetingStatus, number> = { DRAFT: 0, SAVE_THE_DATE: 1, SCHEDULED: 2, CLOSED: 3, CANCELLED: 3 };

/** The state that a meeting is in after an import: a file can bring it forward, and never takes back what was done since. */
export function statusAfter(stored: MeetingStatus | null, wanted: FileStatus | undefined): MeetingStatus {
  const status = statuses[wanted ?? 'scheduled'];
  return stored !== null && stage[stored] >= stage[status] ? stored : status;
}

/**
 * What of a file can come true: meetings that have gone further than the file says stay so, and a room keeps the capacity
 * that is known of it.
 *
 * @param exported  the stored programme as a file says it
 */
export function settled<Wanted extends Programme>(wanted: Wanted, stored: StoredProgramme, exported: Programme): Wanted {
  const rows = new Map(stored.meetings.map((meeting) => [meeting.key, meeting]));
  const written = new Map((exported.meetings ?? []).map((meeting) => [meeting.key, meeting]));
  const settle = (meeting: ProgrammeMeeting): ProgrammeMeeting => {
    const row = rows.get(meeting.key);
    if (!row) return meeting;
    const { status, reason } = written.get(meeting.key) ?? {};
    const further = statusAfter(row.status, meeting.status) === row.status && statuses[meeting.status ?? 'scheduled'] !== row.status;
    return { ...meeting, ...(further ? { status, reason } : {}), ...venueOf(meeting, row) };
  };
  return wanted.meetings ? { ...wanted, meetings: wanted.meetings.map(settle) } : wanted;
}

function venueOf({ venue }: ProgrammeMeeting, { room: known, venue: place }: StoredMeeting): Pick<ProgrammeMeeting, 'venue'> {
  if (!venue?.room || venue.room.capacity !== undefined || !known?.capacity) return {};
  const sameRoom = known.name === venue.room.name && place?.municipality === (venue.municipality ?? null);
  return sameRoom ? { venue: { ...venue, room: { ...venue.room, capacity: known.capacity } } } : {};
}
