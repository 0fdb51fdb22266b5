import { seatsForNewcomers } from './registration-rules.js';
import { holdsSeat, isLive, type Place } from './registration-places.js';
import type { LockedSeats, QuotaOfChoice } from './registration-seats.js';

/** What staff do with registrations. SEAT: give a seat to who waits. */
export const staffActs = ['APPROVE', 'REFUSE', 'SEAT', 'CANCEL'] as const;
export type StaffAct = (typeof staffActs)[number];

/** What becomes of a registration that staff act on: the first four happen, the others are why nothing does. */
export const placeOutcomes = ['SEATED', 'WAITS', 'REFUSED', 'CANCELLED', 'NOT_LIVE', 'NOT_ASKING', 'NOT_WAITING', 'NOT_CONFIRMED', 'FULL'] as const;
export type PlaceOutcome = (typeof placeOutcomes)[number];

/** A registration that staff act on. */
export interface StandingPlace extends Place {
  /** Whether the person has a seat already in the quota that it is in. */
  hasSeatThere: boolean;
  /** Whether the person has an address. */
  isReachable: boolean;
}

export interface PlaceDecisions {
  /** By registration. */
  outcomes: Map<string, PlaceOutcome>;
  /** New seats by quota. */
  newSeats: Map<string, number>;
}

/**
 * Decides what an act does to each of some registrations, who is earlier in them being served first. Nobody gets a seat
 * that is not there, unless `allowOver`.
 */
export function decidePlaces(act: StaffAct, places: readonly StandingPlace[], seats: LockedSeats, allowOver: boolean): PlaceDecisions {
  const newSeats = new Map<string, number>();
  const seated = new Set<string>();
  const takeSeat = (place: StandingPlace): boolean => {
    const quota = seats.quotas.get(place.quotaId);
    if (!quota) return false;
    const given = newSeats.get(quota.id) ?? 0;
    if (!place.hasSeatThere) {
      if (!allowOver && given >= freeSeats(act, quota)) return false;
      newSeats.set(quota.id, given + 1);
    }
    seated.add(place.personId);
    return true;
  };
  const decide = (place: StandingPlace): PlaceOutcome => {
    switch (act) {
      case 'CANCEL':
        return isLive(place) ? 'CANCELLED' : 'NOT_LIVE';
      case 'REFUSE':
        return place.status === 'TO_APPROVE' ? 'REFUSED' : 'NOT_ASKING';
      case 'SEAT':
        if (place.status !== 'WAITING' || seated.has(place.personId)) return 'NOT_WAITING';
        if (place.confirmedAt === null) return 'NOT_CONFIRMED';
        return takeSeat(place) ? 'SEATED' : 'FULL';
      case 'APPROVE':
        if (place.status !== 'TO_APPROVE' || seated.has(place.personId)) return 'NOT_ASKING';
        if (place.confirmedAt === null) return 'NOT_CONFIRMED';
        if (takeSeat(place)) return 'SEATED';
        return seats.admissions.get(place.admissionId)?.waitingList ? 'WAITS' : 'FULL';
    }
  };
  return { outcomes: new Map(places.map((place) => [place.id, decide(place)])), newSeats };
}

/** Seats that staff give without going beyond the limit: to who waits any, to who is new those that nobody waits for. */
function freeSeats(act: StaffAct, quota: QuotaOfChoice): number {
  if (act === 'APPROVE') return seatsForNewcomers(quota) ?? Infinity;
  return quota.seats === null ? Infinity : Math.max(quota.seats - quota.taken - quota.kept, 0);
}

/** By how many seats the decisions go beyond the limits. */
export function seatsBeyond({ newSeats }: PlaceDecisions, { quotas }: LockedSeats): number {
  const beyond = [...newSeats].map(([quotaId, more]) => {
    const quota = quotas.get(quotaId);
    if (!quota || quota.seats === null) return 0;
    const spoken = quota.taken + quota.kept;
    return Math.max(spoken + more - Math.max(quota.seats, spoken), 0);
  });
  return beyond.reduce((sum, each) => sum + each, 0);
}

/** Whether the person hears of it: never of the request of an address that nobody confirmed, since somebody else may have typed it. */
export function isTold(place: StandingPlace, outcome: PlaceOutcome, tellsCancelled: boolean): boolean {
  if (!place.isReachable) return false;
  if (outcome === 'CANCELLED') return tellsCancelled;
  if (outcome === 'REFUSED') return place.confirmedAt !== null;
  return outcome === 'SEATED' || outcome === 'WAITS';
}

/** Whether what is cancelled was a seat, to its person. */
export function wasSeat(place: Place): boolean {
  return holdsSeat(place) && place.status !== 'OFFERED';
}
