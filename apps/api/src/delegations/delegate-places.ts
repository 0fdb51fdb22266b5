import { Injectable } from '@nestjs/common';
import { dayAt } from '@percorso/time';
import { DomainError } from '../kernel/domain-error.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { ADD_MEMBERSHIP } from '../groups/group-memberships.queries.js';
import { JointRegistrationActs } from '../registrations/joint-registration-acts.js';
import { refusalOf, seatsForNewcomers } from '../registrations/registration-rules.js';
import type { AdmissionOfChoice, LockedSeats } from '../registrations/registration-seats.js';
import { DelegateSeats, type GivenUp } from './delegate-seats.js';
import type { DelegationChange } from './delegation-change.js';
import { endMembership, isMember } from './delegation-meetings.queries.js';
import type { DelegateRow } from './delegations.queries.js';

const MARK = 'update registration set delegation_id = $2 where id = any ($1::uuid[])';

/** What a delegate's place consists of: a seat in the meeting, or membership in the group and what its coming meetings have to give. */
@Injectable()
export class DelegatePlaces {
  constructor(
    private readonly seats: DelegateSeats,
    private readonly joint: JointRegistrationActs,
  ) {}

  /**
   * Gives somebody a place.
   *
   * @returns the membership that it made; null: it is of a meeting
   * @throws DomainError  DELEGATE_REGISTERED, DELEGATE_IN_GROUP, FULL
   */
  async give(change: DelegationChange, personId: string): Promise<string | null> {
    const { meetingId, admissionId, groupId } = change.delegation;
    if (meetingId !== null && admissionId !== null) {
      await this.seats.give(change, personId, { meetingId, admissionId });
      return null;
    }
    const membershipId = await joinGroup(change, groupId ?? '', personId);
    await this.#registerForRest(change, personId);
    return membershipId;
  }

  /** Takes back what somebody has for the delegation. @returns the seats */
  async takeBack(change: DelegationChange, { personId, membershipId }: DelegateRow): Promise<GivenUp[]> {
    if (membershipId !== null) await endMembership(change.em, membershipId, todayOf(change));
    return this.seats.takeBack(change, personId);
  }

  /** Gives a substitute what a delegate had: the seats directly, whoever waits for them. @returns as {@link give} */
  async hand(change: DelegationChange, from: DelegateRow, toId: string): Promise<string | null> {
    const freed = await this.takeBack(change, from);
    const { meetingId, groupId } = change.delegation;
    if (meetingId !== null && freed.length === 0) return this.give(change, toId);
    const membershipId = groupId === null ? null : await joinGroup(change, groupId, toId);
    for (const seat of freed) await this.seats.give(change, toId, seat, 1);
    if (groupId !== null) await this.#registerForRest(change, toId);
    return membershipId;
  }

  /** Registers a delegate of a group for whatever of its coming meetings they have no registration in. */
  async #registerForRest(change: DelegationChange, personId: string): Promise<void> {
    const { em, seats, delegation, now } = change;
    const choices = oneASession(seats, now).map(({ id: admissionId, meeting: { id: meetingId } }) => ({ meetingId, admissionId, wait: true, answers: [] }));
    const { locale, organisationId, categoryKey: comesAs } = delegation;
    const wish = { locale, organisationId, organisationName: null, comesAs, municipality: null, needs: null, consents: [] };
    const made = await this.joint.registerKnown(em, seats, { choices, all: false, wish }, personId, now);
    await runSql(em, MARK, [made, delegation.id]);
  }
}

async function joinGroup(change: DelegationChange, groupId: string, personId: string): Promise<string> {
  const today = todayOf(change);
  if (await isMember(change.em, groupId, personId, today)) throw new DomainError('DELEGATE_IN_GROUP', {}, ['email']);
  const id = newId();
  await runSql(change.em, ADD_MEMBERSHIP, [id, groupId, personId, 'MEMBER', today, null]);
  return id;
}

/** Of each session of the group the way to attend with the best prospect; none where registration is not open. */
function oneASession(seats: Map<string, LockedSeats>, now: Date): AdmissionOfChoice[] {
  const open = [...seats].flatMap(([meetingId, { admissions }]) =>
    [...admissions.values()].filter((admission) => {
      const { meeting, audience } = admission;
      return meeting.id === meetingId && meeting.published && audience !== 'INVITED' && refusalOf(meeting.window, admission, now) === null;
    }),
  );
  return [...Map.groupBy(open, ({ meeting }) => meeting.sessionId ?? meeting.id).values()].flatMap((ways) => {
    return ways.find(({ quota }) => seatsForNewcomers(quota) !== 0) ?? ways.find(({ waitingList }) => waitingList) ?? [];
  });
}

function todayOf({ delegation, now }: DelegationChange): string {
  return dayAt(now, delegation.timezone);
}
