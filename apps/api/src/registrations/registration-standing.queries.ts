import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import type { WaitingPerson } from './registration-obstacle.js';
import { meetingWindow } from './registration-rules.js';
import { IN_TURN } from './registration-seats.queries.js';

/** Somebody without a seat, and the zone in which their meeting is told of. */
export interface Standing extends WaitingPerson {
  timezone: string;
}

interface StandingRow {
  id: string;
  status: WaitingPerson['status'];
  confirmed: boolean;
  ahead: number | null;
  free: number | null;
  stops_hours: number;
  offered_until: string | null;
  reserved_for: LocalizedText | null;
  reserved_until: string | null;
  meeting_status: MeetingStatus;
  starts_at: string | null;
  ends_at: string | null;
  latest: string | null;
  timezone: string;
}

/** What keeps people from a seat, of those who wait or asked. $1 registrations, $2 now */
const READ_STANDINGS = `
with line as (
  select id, (row_number() over (partition by quota_id order by position) - 1)::int as ahead
    from registration
   where status = 'WAITING' and ${IN_TURN}
     and quota_id in (select quota_id from registration where id = any ($1::uuid[]) and status = 'WAITING')
)
select registration.id, registration.status, registration.confirmed_at is not null as confirmed, line.ahead,
       quota.seats - quota.taken - kept_seats(quota.id) as free, quota.promotion_stops_hours as stops_hours, offer.hold_until as offered_until,
       reserved.title as reserved_for, reserved.releases_at as reserved_until,
       meeting.status as meeting_status, meeting.starts_at, meeting.ends_at, meeting.latest::text, meeting.timezone
  from registration
  join quota on quota.id = registration.quota_id
  join meeting on meeting.id = registration.meeting_id
  left join line on line.id = registration.id
  left join lateral (
    select hold_until from registration as other
     where other.person_id = registration.person_id and other.status = 'OFFERED'
       and (other.meeting_id = registration.meeting_id or other.session_id = registration.session_id)
     limit 1) as offer on true
  left join lateral (
    select admission.title, giver.releases_at
      from quota as giver
      join admission on admission.quota_id = giver.id
     where giver.releases_to_id = quota.id and giver.releases_at > $2 and giver.seats > giver.taken + kept_seats(giver.id)
     order by giver.releases_at, admission.position
     limit 1) as reserved on true
 where registration.id = any ($1::uuid[]) and registration.status in ('WAITING', 'TO_APPROVE')`;

/** By registration; whoever neither waits nor asked is missing. */
export async function readStandings(em: EntityManager, ids: readonly string[], now: Date): Promise<Map<string, Standing>> {
  const rows = await runSql<StandingRow>(em, READ_STANDINGS, [ids, now]);
  return new Map(rows.map((row) => [row.id, standingOf(row)]));
}

function standingOf(row: StandingRow): Standing {
  const { status, confirmed, timezone, latest } = row;
  const window = { status: row.meeting_status, startsAt: instant(row.starts_at), endsAt: instant(row.ends_at), latest, timezone };
  const until = instant(row.reserved_until);
  return {
    status,
    confirmed,
    offeredElsewhereUntil: instant(row.offered_until),
    ahead: row.ahead ?? 0,
    freeSeats: row.free,
    stopsHours: row.stops_hours,
    meeting: meetingWindow(window),
    reserved: row.reserved_for !== null && until !== null ? { forWhom: row.reserved_for, until } : null,
    timezone,
  };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
