import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { parseEdtf } from '@percorso/time';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { checkName, somebodyOf } from '../people/somebody-finder.js';
import { Process } from '../processes/process.entity.js';
import { GroupMembership } from './group-membership.entity.js';
import type { AddGroupMemberInput, SetGroupMembershipInput } from './group-membership.graphql.js';
import { ADD_MEMBERSHIP, listMembers, membershipById, type MembershipRow, SET_MEMBERSHIP } from './group-memberships.queries.js';
import { Group } from './group.entity.js';
import { mayKeepMembers } from './group.policy.js';
import { tellNewMembers } from './membership-letters.js';

/** Who is in a group, kept by the organisers of its process. */
@Injectable()
export class GroupMembershipsService {
  constructor(private readonly em: EntityManager) {}

  /** Null for whoever may not know. */
  async list(group: Group, page: PageRequest, viewer: Viewer, now: Date): Promise<Connection<MembershipRow> | null> {
    return mayKeepMembers(viewer, group) ? listMembers(this.em, group.id, await this.#today(group, now), page) : null;
  }

  /**
   * Adds somebody, known by the address and the name, or new. Whoever is a member today or later is told by mail.
   *
   * @throws DomainError  INVALID: already in it in that time; END_BEFORE_START
   */
  async add(input: AddGroupMemberInput, viewer: Viewer, now: Date): Promise<MembershipRow | null> {
    const group = isId(input.groupId) ? await this.em.findOne(Group, input.groupId) : null;
    this.#check(group, viewer);
    const name = checkName(input.name, ['name']);
    const email = input.email ? emailAddress(input.email, ['email']) : null;
    const span = spanOf(input);
    const id = newId();
    const today = await this.#today(group, now);
    await onceAtATime(() =>
      this.em.transactional(async (em) => {
        const personId = await somebodyOf(em, { name, email, telephone: null, locale: viewer.locale, organisationId: null, municipality: null }, now);
        await runSql(em, ADD_MEMBERSHIP, [id, group.id, personId, input.role, ...span]);
        await this.#log(em, 'membership.added', id, group, viewer, { role: input.role, personId }, now);
        if (input.endsOn == null || input.endsOn >= today) await tellNewMembers(em, group, [id], input.startsOn != null && input.startsOn > today ? input.startsOn : null, now);
      }),
    );
    return membershipById(this.em, id, today);
  }

  /** Changes a role or its days; a last day that is over ends it. @throws DomainError  as {@link add} */
  async set(input: SetGroupMembershipInput, viewer: Viewer, now: Date): Promise<MembershipRow | null> {
    const membership = isId(input.membershipId) ? await this.em.findOne(GroupMembership, input.membershipId) : null;
    const group = membership && (await this.em.findOne(Group, membership.group.id));
    this.#check(group, viewer);
    const span = spanOf(input);
    await onceAtATime(() =>
      this.em.transactional(async (em) => {
        await runSql(em, SET_MEMBERSHIP, [input.membershipId, input.role, ...span]);
        await this.#log(em, 'membership.set', input.membershipId, group, viewer, { role: input.role, span }, now);
      }),
    );
    return membershipById(this.em, input.membershipId, await this.#today(group, now));
  }

  #check(group: Group | null, viewer: Viewer): asserts group is Group {
    signedIn(viewer);
    if (!group) throw new NotFoundError();
    if (!mayKeepMembers(viewer, group)) throw new ForbiddenError();
  }

  /** The day that it is in the zone of the process. */
  async #today(group: Group, now: Date): Promise<string> {
    const { timezone } = await this.em.findOneOrFail(Process, group.process.id);
    return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(now);
  }

  #log(em: EntityManager, action: string, subjectId: string, group: Group, viewer: Viewer, details: Record<string, unknown>, at: Date): Promise<void> {
    const { person, requestId } = signedIn(viewer);
    return recordAudit(em, { at, personId: person.id, action, subjectType: 'membership', subjectId, processId: group.process.id, details: { ...details, groupId: group.id }, requestId });
  }
}

/** @throws DomainError  INVALID, END_BEFORE_START */
function spanOf({ startsOn = null, endsOn = null }: { startsOn?: string | null; endsOn?: string | null }): [string | null, string | null] {
  if (startsOn !== null && parseEdtf(startsOn)?.precision !== 'day') throw new InvalidError('invalid.date', ['startsOn']);
  if (endsOn !== null && parseEdtf(endsOn)?.precision !== 'day') throw new InvalidError('invalid.date', ['endsOn']);
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw new DomainError('END_BEFORE_START', {}, ['endsOn']);
  return [startsOn, endsOn];
}

const OVERLAPS = '23P01';

/** The database refuses a second membership at the same time. */
async function onceAtATime(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === OVERLAPS) throw new InvalidError('invalid.alreadyMember', ['name']);
    throw error;
  }
}
