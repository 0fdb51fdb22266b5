import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { READ_LIVE_PLACES, READ_PLACE, WRITE_PLACE } from './registration-place.queries.js';
import { type AdmissionOfChoice, countSeats, type LockedSeats } from './registration-seats.js';
import { DRAW_PLACE } from './registration-seats.queries.js';
import type { RegistrationStatus } from './registration.entity.js';

/** Where a registration stands. */
export interface Place {
  id: string;
  personId: string;
  meetingId: string;
  sessionId: string | null;
  admissionId: string;
  quotaId: string;
  status: RegistrationStatus;
  /** Number in the waiting list; null: never waited. */
  position: number | null;
  /** Null: the address is not confirmed yet. */
  confirmedAt: Date | null;
  holdUntil: Date | null;
}

export interface PlaceRow {
  id: string;
  person_id: string;
  meeting_id: string;
  session_id: string | null;
  admission_id: string;
  quota_id: string;
  status: RegistrationStatus;
  position: number | null;
  confirmed_at: string | null;
  hold_until: string | null;
}

export function holdsSeat({ status }: Pick<Place, 'status'>): boolean {
  return status === 'CONFIRMED' || status === 'OFFERED' || status === 'PENDING';
}

export function isLive(place: Pick<Place, 'status'>): boolean {
  return holdsSeat(place) || place.status === 'WAITING' || place.status === 'TO_APPROVE';
}

/** Null for an unknown registration. */
export async function readPlace(em: EntityManager, registrationId: string): Promise<Place | null> {
  const [row] = await runSql<PlaceRow>(em, READ_PLACE, [registrationId]);
  return row ? placeOf(row) : null;
}

/** A person's live places in a meeting and its alternatives, seats first. */
export async function readLivePlaces(em: EntityManager, seats: LockedSeats, personId: string): Promise<Place[]> {
  const rows = await runSql<PlaceRow>(em, READ_LIVE_PLACES, [personId, [...seats.meetings.keys()]]);
  return rows.map(placeOf);
}

/** Moves a registration and counts its seat. The lock must be held. */
export async function movePlace(em: EntityManager, before: Place, change: Partial<Omit<Place, 'id' | 'personId'>>, now: Date): Promise<Place> {
  const after = { ...before, ...change };
  const { id, meetingId, sessionId, admissionId, quotaId, status, position, confirmedAt, holdUntil } = after;
  const cancelledAt = status === 'CANCELLED' ? now : null;
  await runSql(em, WRITE_PLACE, [id, meetingId, sessionId, admissionId, quotaId, status, position, confirmedAt, holdUntil, cancelledAt, now]);
  await countSeats(em, [
    ...(holdsSeat(before) ? [[before.quotaId, -1] as const] : []),
    ...(holdsSeat(after) ? [[after.quotaId, 1] as const] : []),
  ]);
  return after;
}

/**
 * Gives up the seats that somebody has besides a waiting place, or an offer, that becomes their seat now: one seat a
 * choice. The lock must be held. @returns the seats that were given up; others may have waited for them
 */
export async function giveUpSeatsBesides(em: EntityManager, seats: LockedSeats, place: Place, now: Date): Promise<Place[]> {
  if (place.status === 'CONFIRMED' || place.status === 'PENDING') return [];
  const others = (await readLivePlaces(em, seats, place.personId)).filter((other) => holdsSeat(other) && other.id !== place.id);
  for (const seat of others) await movePlace(em, seat, { status: 'CANCELLED', holdUntil: null }, now);
  return others;
}

/** Draws the last place in an admission's waiting list. The lock must be held. */
export async function drawPosition(em: EntityManager, { quota }: AdmissionOfChoice): Promise<number> {
  const [drawn] = await runSql<{ position: number }>(em, DRAW_PLACE, [quota.id]);
  if (!drawn) throw new Error('A quota went away under its lock');
  return drawn.position;
}

export function placeOf(row: PlaceRow): Place {
  return {
    id: row.id,
    personId: row.person_id,
    meetingId: row.meeting_id,
    sessionId: row.session_id,
    admissionId: row.admission_id,
    quotaId: row.quota_id,
    status: row.status,
    position: row.position,
    confirmedAt: row.confirmed_at === null ? null : new Date(row.confirmed_at),
    holdUntil: row.hold_until === null ? null : new Date(row.hold_until),
  };
}
