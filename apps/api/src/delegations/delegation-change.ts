import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { type LockedSeats, readSeats } from '../registrations/registration-seats.js';
import { settleSeats } from '../registrations/registration-settling.js';
import { comingMeetings } from './delegation-meetings.queries.js';
import { type DelegateRow, delegatesOf, type DelegationRow, readDelegation } from './delegations.queries.js';

/** Who changes a delegation. */
export interface DelegationAct {
  /** A member of staff; null: whoever has the link, or the clock. */
  byId: string | null;
  requestId: string | null;
  now: Date;
}

/** A delegation that is being changed: it and the seats of its meetings are locked, and as they were after the lock. */
export interface DelegationChange extends DelegationAct {
  em: EntityManager;
  /** By meeting: the one that it is for, or the coming ones of its group. */
  seats: Map<string, LockedSeats>;
  delegation: DelegationRow;
  delegates: DelegateRow[];
}

/** The transactions in which delegations change. */
@Injectable()
export class DelegationChanges {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
  ) {}

  /**
   * Changes a delegation. Before and after, whoever waits in its meetings gets what is free, so that nobody is passed over.
   *
   * @throws DomainError  BUSY
   */
  async make<Result>(found: Pick<DelegationRow, 'id' | 'meetingId' | 'groupId'>, act: DelegationAct, work: (change: DelegationChange) => Promise<Result>): Promise<Result> {
    return this.settled(await this.meetingsOf(found, act.now), act.now, async (em, seats) => {
      const delegation = await readDelegation(em, found.id, true);
      if (!delegation) throw new NotFoundError();
      return work({ ...act, em, seats, delegation, delegates: await delegatesOf(em, [delegation.id]) });
    });
  }

  /** The meetings in which it has places: the one that it is for, or the coming ones of its group. */
  async meetingsOf({ meetingId, groupId }: Pick<DelegationRow, 'meetingId' | 'groupId'>, now: Date): Promise<string[]> {
    return groupId === null ? [meetingId ?? ''] : comingMeetings(this.em.fork({ useContext: false }), groupId, now);
  }

  /** The same without a delegation. @throws DomainError  BUSY */
  settled<Result>(meetingIds: readonly string[], now: Date, work: (em: EntityManager, seats: Map<string, LockedSeats>) => Promise<Result>): Promise<Result> {
    return this.office.underLocks(meetingIds, async (em, locked) => {
      const seats = await this.#settle(em, locked, now);
      const result = await work(em, seats);
      await this.#settle(em, await read(em, seats), now);
      return result;
    });
  }

  async #settle(em: EntityManager, locked: Map<string, LockedSeats>, now: Date): Promise<Map<string, LockedSeats>> {
    const settled = new Map<string, LockedSeats>();
    for (const [meetingId, seats] of locked) {
      const { seats: after, letters } = await settleSeats(em, meetingId, seats, now);
      await this.office.write(em, letters, now);
      settled.set(meetingId, after);
    }
    return settled;
  }
}

/** Writes into the log what was done with a delegation. */
export function logDelegation({ em, delegation, byId, requestId, now }: Omit<DelegationChange, 'seats' | 'delegates'>, action: string, details: Record<string, unknown> = {}): Promise<void> {
  const { id: subjectId, processId, meetingId, groupId } = delegation;
  return recordAudit(em, { at: now, personId: byId, action, subjectType: 'delegation', subjectId, processId, details: { ...details, meetingId, groupId }, requestId });
}

async function read(em: EntityManager, locked: Map<string, LockedSeats>): Promise<Map<string, LockedSeats>> {
  const seats = new Map<string, LockedSeats>();
  for (const meetingId of locked.keys()) seats.set(meetingId, await readSeats(em, meetingId));
  return seats;
}
