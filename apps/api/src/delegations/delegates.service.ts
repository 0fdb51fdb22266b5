import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError, RateLimitedError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { runSql } from '../kernel/run-sql.js';
import { nameKey } from '../people/person-name.js';
import { somebodyOf } from '../people/somebody-finder.js';
import { COMPLETE_PERSON } from '../registrations/registration-place.queries.js';
import { DelegatePlaces } from './delegate-places.js';
import { type DelegationAct, type DelegationChange, DelegationChanges, logDelegation } from './delegation-change.js';
import { type Addressee, checkAddressee } from './delegation-input.js';
import { writeReady } from './delegation-letters.js';
import { type DelegationActor, refuseLate, refuseTooMany } from './delegation-rules.js';
import type { NameDelegateInput, StepInInput, WithdrawDelegateInput } from './delegation.graphql.js';
import { mayKeepDelegations } from './delegation.policy.js';
import { ADD_DELEGATE, type DelegateRow, delegationOfDelegate, delegationOfToken, type DelegationRow, END_DELEGATE, readDelegation, STEP_IN } from './delegations.queries.js';

/** Whoever has a link may name people so often in an hour: nobody tries out addresses with it. */
const MOST_NAMED = 60;
const HOUR = 3_600;

/** Whom an organisation sends: kept by whoever has the link in the mail, and by the organisers, whom the deadline does not bind. */
@Injectable()
export class DelegatesService {
  constructor(
    private readonly em: EntityManager,
    private readonly changes: DelegationChanges,
    private readonly places: DelegatePlaces,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * Names a delegate, who has a place at once, or a substitute, who is told that they may be needed.
   *
   * @returns the delegation's id
   * @throws DomainErrors      INVALID, every fault with its path
   * @throws DomainError       PLACES_TAKEN, SUBSTITUTES_NAMED, ALREADY_NAMED, DELEGATE_REGISTERED, DELEGATE_IN_GROUP, FULL;
   *                           DELEGATION_CLOSED, DELEGATION_WITHDRAWN and those of the meeting; TOKEN_USED_OR_EXPIRED
   * @throws RateLimitedError
   */
  async name(input: NameDelegateInput, viewer: Viewer, now: Date): Promise<string> {
    const { found, act, actor } = await this.#found(input.token ?? null, input.delegationId ?? null, viewer, now);
    const addressee = checkAddressee(input, []);
    if (actor === 'CONTACT') await this.#limit(found.id, now);
    await this.changes.make(found, act, async (change) => {
      const { em, delegation, delegates } = change;
      refuseLate(delegation, actor, now);
      const personId = await personOf(change, addressee);
      if (delegates.some((each) => each.personId === personId)) throw new DomainError('ALREADY_NAMED', {}, ['email']);
      refuseTooMany(delegation, delegates, input.role);
      const membershipId = input.role === 'DELEGATE' ? await this.places.give(change, { personId, ...addressee }) : null;
      const id = newId();
      await runSql(em, ADD_DELEGATE, [id, delegation.id, personId, addressee.email, input.role, membershipId, now]);
      if (input.role === 'SUBSTITUTE') await writeReady(em, delegation, { personId, ...addressee }, now);
      await logDelegation(change, 'delegate.named', { delegateId: id, role: input.role });
    });
    return found.id;
  }

  /** Takes a name back, and the place with it, which is open again. @throws DomainError  as {@link name} */
  async withdraw({ token = null, delegateId }: WithdrawDelegateInput, viewer: Viewer, now: Date): Promise<string> {
    const { found, act, actor } = await this.#found(token, await this.#delegationOf(delegateId, token, viewer), viewer, now);
    await this.changes.make(found, act, async (change) => {
      refuseLate(change.delegation, actor, now);
      const delegate = delegateIn(change, delegateId);
      await this.places.takeBack(change, delegate);
      await runSql(change.em, END_DELEGATE, [delegate.id, now]);
      await logDelegation(change, 'delegate.withdrawn', { delegateId, role: delegate.role });
    });
    return found.id;
  }

  /**
   * A substitute steps in: for a delegate, who gives everything up, or where a place is open. Nobody who waits comes first.
   *
   * @throws DomainError  STALE: no substitute any more, or no such delegate; else as {@link name}
   */
  async stepIn({ token = null, substituteId, insteadOfId = null }: StepInInput, viewer: Viewer, now: Date): Promise<string> {
    const { found, act, actor } = await this.#found(token, await this.#delegationOf(substituteId, token, viewer), viewer, now);
    await this.changes.make(found, act, async (change) => {
      const { em, delegation, delegates } = change;
      refuseLate(delegation, actor, now);
      const substitute = delegateIn(change, substituteId);
      const from = insteadOfId === null ? null : delegateIn(change, insteadOfId);
      if (substitute.role !== 'SUBSTITUTE' || from?.role === 'SUBSTITUTE') throw new DomainError('STALE');
      if (from === null || from.state === 'NOT_COMING') refuseTooMany(delegation, delegates, 'DELEGATE');
      const membershipId = from === null ? await this.places.give(change, substitute) : await this.places.hand(change, from, substitute);
      if (from !== null) await runSql(em, END_DELEGATE, [from.id, now]);
      await runSql(em, STEP_IN, [substitute.id, membershipId]);
      await logDelegation(change, 'delegate.steppedIn', { delegateId: substituteId, insteadOfId });
    });
    return found.id;
  }

  /** @throws UnauthenticatedError  without a link; NotFoundError */
  async #delegationOf(delegateId: string, token: string | null, viewer: Viewer): Promise<string> {
    if (token === null) signedIn(viewer);
    const id = isId(delegateId) ? await delegationOfDelegate(this.em, delegateId) : null;
    if (id === null) throw new NotFoundError();
    return id;
  }

  /** The delegation that somebody means and may change: by the link in a mail, or by session. */
  async #found(token: string | null, delegationId: string | null, viewer: Viewer, now: Date): Promise<{ found: DelegationRow; act: DelegationAct; actor: DelegationActor }> {
    const { requestId } = viewer;
    if (token !== null) {
      const found = await delegationOfToken(this.em, token);
      if (!found) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
      if (delegationId !== null && delegationId !== found.id) throw new NotFoundError();
      return { found, act: { byId: null, requestId, now }, actor: 'CONTACT' };
    }
    const by = signedIn(viewer);
    const found = delegationId !== null && isId(delegationId) ? await readDelegation(this.em, delegationId) : null;
    if (!found) throw new NotFoundError();
    if (!mayKeepDelegations(viewer, found.processId)) throw new ForbiddenError();
    return { found, act: { byId: by.person.id, requestId, now }, actor: 'STAFF' };
  }

  async #limit(delegationId: string, now: Date): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.limiter.hit(`delegation:named:${delegationId}`, MOST_NAMED, HOUR, now);
    if (!allowed) throw new RateLimitedError(retryAfterSeconds);
  }
}

/** @throws DomainError  STALE for one who was taken back meanwhile */
function delegateIn({ delegates }: DelegationChange, id: string): DelegateRow {
  const delegate = delegates.find((each) => each.id === id);
  if (!delegate) throw new DomainError('STALE');
  return delegate;
}

/** The person of that address and name, else a new one of the organisation. */
async function personOf({ em, delegation, now }: DelegationChange, { name, email }: Addressee): Promise<string> {
  const { locale, organisationId } = delegation;
  const id = await somebodyOf(em, { name, email, telephone: null, locale, organisationId, municipality: null }, now);
  // Somebody who once signed in without saying a name has it now.
  await runSql(em, COMPLETE_PERSON, [id, name, nameKey(name), null, null, null]);
  return id;
}
