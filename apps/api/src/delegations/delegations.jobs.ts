import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Jobs } from '../kernel/jobs.js';
import { runSql } from '../kernel/run-sql.js';
import { DelegatePlaces } from './delegate-places.js';
import { DelegationChanges, logDelegation } from './delegation-change.js';
import { writeReminder } from './delegation-letters.js';
import { delegationsToSeat } from './delegation-meetings.queries.js';
import { changeableBy, delegationState, placesUsed, reminderFrom } from './delegation-rules.js';
import { delegatesOf, type DelegationRow, readDelegation, RELEASE, REMINDED_OF, TO_RELEASE, TO_REMIND } from './delegations.queries.js';

/** What happens to delegations by the clock. */
@Injectable()
export class DelegationsJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly changes: DelegationChanges,
    private readonly places: DelegatePlaces,
  ) {}

  register(jobs: Jobs): void {
    jobs.register('release-places', '* * * * *', (now) => this.release(now), { atStart: true });
    jobs.register('seat-delegates', '* * * * *', (now) => this.seat(now), { atStart: true });
    jobs.register('remind-delegations', '*/10 * * * *', (now) => this.remind(now), { atStart: true });
  }

  /** Once the deadline of a delegation has passed, whoever waits gets the places that it did not name. */
  async release(now: Date): Promise<void> {
    const due = await runSql<Pick<DelegationRow, 'id' | 'meetingId' | 'groupId'>>(this.em.fork(), TO_RELEASE, [now]);
    for (const { id, ...found } of due) await this.changes.settled(await this.changes.meetingsOf(found, now), now, async (em) => void (await runSql(em, RELEASE, [id, now])));
  }

  /** The delegates of a group get their seats in its meetings that were announced since they were named. */
  async seat(now: Date): Promise<void> {
    const due = await delegationsToSeat(this.em.fork(), now);
    for (const found of due) await this.changes.make({ ...found, meetingId: null }, { byId: null, requestId: null, now }, (change) => this.places.catchUp(change));
  }

  /** Reminds organisations that have named too few, once, before it is too late. */
  async remind(now: Date): Promise<void> {
    const open = await runSql<{ id: string }>(this.em.fork(), TO_REMIND, [now]);
    for (const { id } of open) await this.em.fork({ useContext: false }).transactional((em) => remindOf(em, id, now));
  }
}

/** Nothing where all places are named, or where somebody reminded them already in that time. */
async function remindOf(em: EntityManager, id: string, now: Date): Promise<void> {
  const delegation = await readDelegation(em, id, true);
  const from = delegation && reminderFrom(delegation);
  const until = delegation && changeableBy(delegation);
  if (!from || !until || from > now || delegationState(delegation, now) !== 'OPEN') return;
  if (delegation.remindedAt !== null && delegation.remindedAt >= from) return;
  if (placesUsed(await delegatesOf(em, [id])) >= delegation.places) return;
  const reminded = await runSql(em, REMINDED_OF, [id, until, now]);
  if (reminded.length === 0) return;
  await writeReminder(em, delegation, now);
  await logDelegation({ em, delegation, byId: null, requestId: null, now }, 'delegation.reminded');
}
