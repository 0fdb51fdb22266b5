import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { runSql } from '../kernel/run-sql.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import type { AdmissionMode, Audience } from '../meetings/admission.entity.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import type { PromotionWay } from '../meetings/quota.entity.js';
import { meetingWindow, type MeetingWindow, type SeatCount } from './registration-rules.js';
import { IN_TURN } from './registration-seats.queries.js';

/** An admission as pages show it, with the seats of its quota, at most a second old. */
export interface AdmissionNow extends SeatCount {
  id: string;
  meeting: { id: string };
  /** What the rules must know of the meeting. */
  window: MeetingWindow;
  title: LocalizedText;
  mode: AdmissionMode;
  audience: Audience;
  opensAt: Date | null;
  closesAt: Date | null;
  waitingList: boolean;
  /** Whether staff decide on each request. */
  approval: boolean;
  /** Whether a freed seat is given to the first in line, or offered for so many hours. */
  promotion: PromotionWay;
  offerHours: number;
  /** How many hours before the start freed seats stop going to those who wait. */
  promotionStopsHours: number;
  /** Admissions with the same one share their seats. */
  quotaId: string;
  /** The quota that gets what is left of these seats at `releasesAt`; null: they are not reserved. */
  releasesToId: string | null;
  releasesAt: Date | null;
  /** People in the waiting list. */
  waiting: number;
}

interface SeatsRow {
  id: string;
  meeting_id: string;
  title: LocalizedText;
  mode: AdmissionMode;
  audience: Audience;
  opens_at: string | null;
  closes_at: string | null;
  waiting_list: boolean;
  approval: boolean;
  promotion: PromotionWay;
  offer_hours: number;
  promotion_stops_hours: number;
  quota_id: string;
  releases_to_id: string | null;
  releases_at: string | null;
  status: MeetingStatus;
  starts_at: string | null;
  ends_at: string | null;
  latest: string | null;
  timezone: string;
  seats: number | null;
  taken: number;
  kept: number;
  waiting: number;
  somebody_waits: boolean;
}

const READ_SEATS_LEFT = `
select admission.id, admission.meeting_id, admission.title, mode, audience, opens_at, closes_at, waiting_list, approval,
       quota.promotion, quota.offer_hours, quota.promotion_stops_hours, quota.id as quota_id,
       quota.releases_to_id, quota.releases_at, meeting.status, meeting.starts_at, meeting.ends_at, meeting.latest::text, meeting.timezone, quota.seats, quota.taken, kept_seats(quota.id) as kept,
       (select count(*)::int from registration where quota_id = quota.id and status = 'WAITING') as waiting,
       exists (select from registration where registration.quota_id = quota.id and registration.status = 'WAITING' and ${IN_TURN}) as somebody_waits
  from admission
  join quota on quota.id = admission.quota_id
  join meeting on meeting.id = admission.meeting_id
 where admission.meeting_id = any ($1::uuid[])
 order by admission.meeting_id, admission.position`;

const FRESH_FOR = 1_000;
const MOST_KEPT = 10_000;

/**
 * How many seats are left, for pages: read once a second and meeting in each server process at most, so that a hot
 * meeting's page costs nothing. Nothing is decided by it.
 */
@Injectable()
export class SeatsLeft {
  readonly #kept = new Map<string, { at: number; seats: Promise<Map<string, AdmissionNow>> }>();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** By meeting, then by admission. An unknown meeting has an empty map. */
  async of(meetingIds: readonly string[]): Promise<Map<string, Map<string, AdmissionNow>>> {
    const now = this.clock.now().getTime();
    const stale = meetingIds.filter((id) => now - (this.#kept.get(id)?.at ?? 0) >= FRESH_FOR);
    if (stale.length > 0) this.#keep(stale, now);
    const seats = await Promise.all(meetingIds.map(async (id) => [id, (await this.#kept.get(id)?.seats) ?? new Map()] as const));
    return new Map(seats);
  }

  /** As `of`, for one meeting, and read now. */
  async now(meetingId: string): Promise<AdmissionNow[]> {
    const read = await this.#read([meetingId]);
    return [...(read.get(meetingId)?.values() ?? [])];
  }

  /** After this process has changed them itself, so that whoever did it sees it. */
  forget(meetingId: string): void {
    this.#kept.delete(meetingId);
  }

  #keep(meetingIds: string[], at: number): void {
    if (this.#kept.size > MOST_KEPT) this.#kept.clear();
    const reading = this.#read(meetingIds);
    for (const id of meetingIds) {
      const seats = reading.then((read) => read.get(id) ?? new Map<string, AdmissionNow>());
      this.#kept.set(id, { at, seats });
      seats.catch(() => this.#kept.delete(id));
    }
  }

  async #read(meetingIds: string[]): Promise<Map<string, Map<string, AdmissionNow>>> {
    const rows = await runSql<SeatsRow>(this.em.fork({ useContext: false }), READ_SEATS_LEFT, [meetingIds]);
    const byMeeting = Map.groupBy(rows, ({ meeting_id }) => meeting_id);
    return new Map([...byMeeting].map(([id, ofMeeting]) => [id, new Map(ofMeeting.map((row) => [row.id, admissionOf(row)]))]));
  }
}

function admissionOf({ id, title, mode, audience, seats, taken, kept, waiting, ...row }: SeatsRow): AdmissionNow {
  return {
    id,
    meeting: { id: row.meeting_id },
    window: meetingWindow({ status: row.status, startsAt: instant(row.starts_at), endsAt: instant(row.ends_at), latest: row.latest, timezone: row.timezone }),
    title,
    mode,
    audience,
    opensAt: instant(row.opens_at),
    closesAt: instant(row.closes_at),
    waitingList: row.waiting_list,
    approval: row.approval,
    promotion: row.promotion,
    offerHours: row.offer_hours,
    promotionStopsHours: row.promotion_stops_hours,
    quotaId: row.quota_id,
    releasesToId: row.releases_to_id,
    releasesAt: instant(row.releases_at),
    seats,
    taken,
    kept,
    waiting,
    somebodyWaits: row.somebody_waits,
  };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
