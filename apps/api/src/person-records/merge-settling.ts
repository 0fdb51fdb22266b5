import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { actOnPlaces } from '../registrations/place-acts.js';
import { readStandingPlaces } from '../registrations/place-act.queries.js';
import type { PlaceOutcome } from '../registrations/place-decisions.js';
import type { Letter } from '../registrations/registration-letters.js';
import type { LockedSeats } from '../registrations/registration-seats.js';
import { settleSeats } from '../registrations/registration-settling.js';
import {
  DELETE_ATTENDANCE,
  DELETE_MEMBERSHIPS,
  doubleAttendances,
  doubleInvitations,
  doubleMemberships,
  doubleRegistrations,
  MOVE_ATTENDANCE,
  MOVE_INVITATION_LINKS,
  MOVE_REGISTRATION_LINKS,
  SETTLE,
  WITHDRAW_INVITATIONS,
} from './person-merges.queries.js';

/** What two people have that one person cannot have twice, and what became of it; for the log. */
export interface SettledDoubles {
  registrations: string[];
  attendances: number;
  invitations: string[];
  memberships: { groupId: string; role: string }[];
  /** Whose seats are others' turn now. */
  meetingIds: string[];
}

/**
 * Settles what cannot be there twice, before everything is moved to one of them. The seats of all their meetings must be
 * locked, and both people. Nobody is told.
 */
export async function settleDoubles(em: EntityManager, seats: Map<string, LockedSeats>, keptId: string, mergedId: string, now: Date): Promise<SettledDoubles> {
  const registrations = await settleRegistrations(em, seats, keptId, mergedId, now);
  const attendances = await doubleAttendances(em, keptId, mergedId);
  await runSql(em, DELETE_ATTENDANCE, [attendances.map(({ goesId }) => goesId)]);
  const invitations = await doubleInvitations(em, keptId, mergedId);
  const pairs = [invitations.map(({ staysId }) => staysId), invitations.map(({ goesId }) => goesId)];
  await runSql(em, MOVE_INVITATION_LINKS, pairs);
  await runSql(em, WITHDRAW_INVITATIONS, [pairs[1]]);
  const memberships = await doubleMemberships(em, keptId, mergedId);
  await runSql(em, DELETE_MEMBERSHIPS, [memberships.map(({ goesId }) => goesId)]);
  for (const statement of Object.values(SETTLE)) await runSql(em, statement, [keptId, mergedId, now]);
  return {
    ...registrations,
    attendances: attendances.length,
    invitations: invitations.map(({ goesId }) => goesId),
    memberships: memberships.map(({ ofId, goes }) => ({ groupId: ofId, role: goes })),
  };
}

async function settleRegistrations(em: EntityManager, seats: Map<string, LockedSeats>, keptId: string, mergedId: string, now: Date): Promise<Pick<SettledDoubles, 'registrations' | 'meetingIds'>> {
  const { doubles } = await doubleRegistrations(em, keptId, mergedId);
  const pairs = [doubles.map(({ stays }) => stays.id), doubles.map(({ goes }) => goes.id)];
  await runSql(em, MOVE_ATTENDANCE, pairs);
  await runSql(em, MOVE_REGISTRATION_LINKS, pairs);
  for (const [meetingId, ofMeeting] of Map.groupBy(doubles, ({ goes }) => goes.meetingId)) {
    const locked = seats.get(meetingId);
    if (!locked) throw new Error('The seats of a meeting of both are not locked');
    const ids = ofMeeting.map(({ goes }) => goes.id);
    const outcomes = new Map(ids.map((id): [string, PlaceOutcome] => [id, 'CANCELLED']));
    await actOnPlaces(em, locked, await readStandingPlaces(em, ids), { outcomes, newSeats: new Map() }, { isAnswer: false, tells: false, reason: null }, now);
  }
  return { registrations: doubles.map(({ goes }) => goes.id), meetingIds: [...new Set(doubles.map(({ goes }) => goes.meetingId))] };
}

/** Gives the seats that became free to the first in line. @returns whom to tell */
export async function giveFreedSeats(em: EntityManager, seats: Map<string, LockedSeats>, meetingIds: readonly string[], now: Date): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (const id of meetingIds) {
    const locked = seats.get(id);
    if (locked) letters.push(...(await settleSeats(em, id, locked, now)).letters);
  }
  return letters;
}
