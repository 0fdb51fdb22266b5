import { Injectable } from '@nestjs/common';
import { dayAt } from '@percorso/time';
import { DomainError } from '../kernel/domain-error.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { ADD_MEMBERSHIP } from '../groups/group-memberships.queries.js';
import { JointRegistrationActs } from '../registrations/joint-registration-acts.js';
import type { Letter } from '../registrations/registration-letters.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { refusalOf, seatsForNewcomers } from '../registrations/registration-rules.js';
import type { AdmissionOfChoice, LockedSeats } from '../registrations/registration-seats.js';
import { DelegateSeats, type GivenUp } from './delegate-seats.js';
import type { DelegationChange } from './delegation-change.js';
import { type NamedPerson, writeNamed, writeNoLonger } from './delegation-letters.js';
import { endMembership, hasDeclined, isMember, placesInMeetings, type PlacesInMeeting } from './delegation-meetings.queries.js';
import type { DelegateRow } from './delegations.queries.js';

const MARK = 'update registration set delegation_id = $2 where id = any ($1::uuid[])';

/** What a delegate's place consists of: a seat in the meeting, or membership in the group and a seat in its coming meetings. */
@Injectable()
export class DelegatePlaces {
  constructor(
    private readonly seats: DelegateSeats,
    private readonly joint: JointRegistrationActs,
    private readonly office: RegistrationOffice,
  ) {}

  /**
   * Gives somebody a place, and tells them.
   *
   * @returns the membership that it made; null: it is of a meeting
   * @throws DomainError  DELEGATE_REGISTERED, DELEGATE_IN_GROUP, FULL
   */
  async give(change: DelegationChange, to: NamedPerson): Promise<string | null> {
    const { meetingId, admissionId, groupId } = change.delegation;
    if (meetingId !== null && admissionId !== null) {
      const letter = await this.seats.give(change, to.personId, { meetingId, admissionId });
      await this.office.write(change.em, [letter], change.now);
      return null;
    }
    const membershipId = await joinGroup(change, groupId ?? '', to.personId);
    await this.#seatInGroup(change, to, []);
    return membershipId;
  }

  /** Takes back what somebody has for the delegation, and tells them. @returns the seats */
  async takeBack(change: DelegationChange, delegate: DelegateRow): Promise<GivenUp[]> {
    const { personId, membershipId, state } = delegate;
    if (membershipId !== null) await endMembership(change.em, membershipId, todayOf(change));
    const { freed, told } = await this.seats.takeBack(change, personId);
    if (!told && state !== 'NOT_COMING') await writeNoLonger(change.em, change.delegation, delegate, change.now);
    return freed;
  }

  /** Gives a substitute what a delegate had: the seats directly, whoever waits for them. @returns as {@link give} */
  async hand(change: DelegationChange, from: DelegateRow, to: NamedPerson): Promise<string | null> {
    const freed = await this.takeBack(change, from);
    const { meetingId, groupId } = change.delegation;
    if (groupId !== null) {
      const membershipId = await joinGroup(change, groupId, to.personId);
      await this.#seatInGroup(change, to, await this.seats.giveEach(change, to.personId, freed, 1));
      return membershipId;
    }
    const [seat] = freed;
    if (meetingId === null || !seat) return this.give(change, to);
    await this.office.write(change.em, [await this.seats.give(change, to.personId, seat, 1)], change.now);
    return null;
  }

  /**
   * Gives the delegates of a group the seats that are kept for them in meetings which they have not answered since they were
   * named: those announced later, and those in which they wait.
   */
  async catchUp(change: DelegationChange): Promise<void> {
    for (const { personId, role, membershipId, namedAt } of change.delegates) {
      if (role !== 'DELEGATE' || membershipId === null) continue;
      const places: GivenUp[] = [];
      for (const place of await this.#kept(change)) if (!(await hasDeclined(change.em, personId, place.meetingId, namedAt))) places.push(place);
      await this.office.write(change.em, await this.seats.giveEach(change, personId, places), change.now);
    }
  }

  /**
   * Gives a new delegate of a group the seats that are kept in its meetings, and registers them for the others, in which they
   * may have to wait; all in one mail. @param given  letters of seats that they have already
   */
  async #seatInGroup(change: DelegationChange, to: NamedPerson, given: readonly Letter[]): Promise<void> {
    const { em, seats, delegation, now } = change;
    const { personId } = to;
    const letters = [...given, ...(await this.seats.giveEach(change, personId, await this.#kept(change)))];
    const choices = oneASession(seats, now).map(({ id: admissionId, meeting: { id: meetingId } }) => ({ meetingId, admissionId, wait: true, answers: [] }));
    const { locale, organisationId, categoryKey: comesAs } = delegation;
    const wish = { locale, organisationId, organisationName: null, comesAs, municipality: null, needs: null, consents: [] };
    const made = await this.joint.registerKnown(em, seats, { choices, all: false, wish }, personId, letters, now);
    await runSql(em, MARK, [made, delegation.id]);
    if (letters.length + made.length === 0) await writeNamed(em, delegation, to, now);
  }

  /** The meetings of the group in which the delegation keeps a seat for one more. */
  async #kept({ em, delegation, now }: DelegationChange): Promise<PlacesInMeeting[]> {
    const places = await placesInMeetings(em, [delegation.id], now);
    return places.filter(({ kept }) => kept > 0);
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
