import { DomainError } from '../kernel/domain-error.js';
import { changeableUntil, isOver, type MeetingWindow } from '../registrations/registration-rules.js';
import type { DelegateRole } from './delegate.entity.js';

export const delegationStates = ['OPEN', 'CLOSED', 'WITHDRAWN'] as const;
/** OPEN: the organisation can still change whom it sends. */
export type DelegationState = (typeof delegationStates)[number];

export const delegateStates = ['COMING', 'NOT_COMING', 'READY'] as const;
/**
 * COMING: has a seat, or is in the group. NOT_COMING: gave the seat up, or left the group; the place is free again. READY: a
 * substitute.
 */
export type DelegateState = (typeof delegateStates)[number];

/** What the rules must know of a delegation. */
export interface DelegationTerms {
  places: number;
  deadline: Date | null;
  withdrawnAt: Date | null;
  /** Of its meeting; null: it is a group's. */
  window: MeetingWindow | null;
}

/** What the rules must know of a delegate. */
export interface NamedDelegate {
  role: DelegateRole;
  state: DelegateState;
}

/** Who acts: whoever has the link, or the organisers, whom the deadline does not bind. */
export type DelegationActor = 'CONTACT' | 'STAFF';

export function delegationState({ deadline, withdrawnAt, window }: DelegationTerms, now: Date): DelegationState {
  if (withdrawnAt !== null) return 'WITHDRAWN';
  if (deadline !== null && deadline <= now) return 'CLOSED';
  if (window === null) return 'OPEN';
  const until = changeableUntil(window);
  const held = window.status === 'SAVE_THE_DATE' || window.status === 'SCHEDULED';
  return held && (until === null || until > now) ? 'OPEN' : 'CLOSED';
}

/** Until when the contact may change whom it sends; null: until further notice, or the meeting's day is not known. */
export function changeableBy({ deadline, window }: Pick<DelegationTerms, 'deadline' | 'window'>): Date | null {
  const until = window && changeableUntil(window);
  if (deadline === null || until === null) return deadline ?? until;
  return deadline < until ? deadline : until;
}

const REMINDED_BEFORE = 3 * 24 * 3_600_000;

/**
 * From when on the contact is reminded of open places without anybody asking for it: three days before the time to name
 * delegates ends, or half way for an invitation that came later; null: there is no such end.
 */
export function reminderFrom({ invitedAt, ...terms }: Pick<DelegationTerms, 'deadline' | 'window'> & { invitedAt: Date }): Date | null {
  const until = changeableBy(terms)?.getTime();
  return until === undefined ? null : new Date(Math.max(until - REMINDED_BEFORE, (invitedAt.getTime() + until) / 2));
}

/** @throws DomainError  DELEGATION_WITHDRAWN, DELEGATION_CLOSED; of the meeting MEETING_CANCELLED, MEETING_CLOSED, CLOSED */
export function refuseLate(terms: DelegationTerms, actor: DelegationActor, now: Date): void {
  const { window, withdrawnAt } = terms;
  if (withdrawnAt !== null) throw new DomainError('DELEGATION_WITHDRAWN');
  if (window?.status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
  if (window?.status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
  if (window !== null && isOver(window, now)) throw new DomainError('CLOSED');
  if (actor === 'CONTACT' && delegationState(terms, now) !== 'OPEN') throw new DomainError('DELEGATION_CLOSED');
}

/** How many places are used: those of delegates who come. */
export function placesUsed(delegates: readonly NamedDelegate[]): number {
  return delegates.filter(({ role, state }) => role === 'DELEGATE' && state === 'COMING').length;
}

/**
 * Refuses one more. There may be as many substitutes as there are places.
 *
 * @throws DomainError  PLACES_TAKEN, with how many there are
 */
export function refuseTooMany({ places }: Pick<DelegationTerms, 'places'>, delegates: readonly NamedDelegate[], role: DelegateRole): void {
  const used = role === 'DELEGATE' ? placesUsed(delegates) : delegates.filter((each) => each.role === role).length;
  if (used >= places) throw new DomainError(role === 'DELEGATE' ? 'PLACES_TAKEN' : 'SUBSTITUTES_NAMED', { places });
}
