import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { Person } from '../people/person.entity.js';
import type { SignedIn } from './current-viewer.js';
import type { GrantRoleInput, RoleAssignmentType, RoleFilter } from './role.graphql.js';
import { mustAdminister, mustFit, type RolePlace } from './role.policy.js';
import { countAdministrators, keepRole, listRoles, processOfPlace, removeRole } from './roles.queries.js';
import { personWithAddress } from './sessions.queries.js';

/** Who has which role. All of it is for administrators, and logged. */
@Injectable()
export class RolesService {
  constructor(private readonly em: EntityManager) {}

  /** @throws ForbiddenError unless administrator */
  async list(filter: RoleFilter, page: PageRequest, viewer: SignedIn): Promise<Connection<RoleAssignmentType>> {
    mustAdminister(viewer);
    for (const key of ['processId', 'personId'] as const) {
      if (filter[key] != null && !isId(filter[key])) throw new NotFoundError();
    }
    return listRoles(this.em, filter, page);
  }

  /**
   * Gives a person a role; it holds from their next request on. A role that they have already stays as it is.
   *
   * @throws ForbiddenError  unless administrator
   * @throws DomainError  INVALID: the role cannot hold there; UNKNOWN_REFERENCE: no such person, process, group or meeting
   */
  async grant(input: GrantRoleInput, viewer: SignedIn, now: Date, requestId: string): Promise<{ assignment: RoleAssignmentType }> {
    mustAdminister(viewer);
    const place: RolePlace = { processId: input.processId ?? null, groupId: input.groupId ?? null, meetingId: input.meetingId ?? null };
    mustFit(input.role, place);
    for (const [key, id] of Object.entries(place)) if (id !== null && !isId(id)) throw unknown(id, key);

    return this.em.transactional(async (em) => {
      const processId = await processOfPlace(em, place);
      if (processId === undefined) throw unknown(place.processId ?? place.groupId ?? place.meetingId ?? '', 'role');
      const personId = await this.findPerson(em, input, viewer, now);
      const { assignment, made } = await keepRole(em, personId, input.role, place, now);
      if (made) {
        const subject = { subjectType: 'person', subjectId: personId, processId };
        await recordAudit(em, { at: now, personId: viewer.person.id, action: 'role.granted', ...subject, details: { role: input.role, ...place }, requestId });
      }
      return { assignment };
    });
  }

  /**
   * Takes a role away, at once.
   *
   * @throws ForbiddenError  unless administrator
   * @throws NotFoundError  when there is no such assignment
   * @throws DomainError  LAST_ADMINISTRATOR
   */
  async revoke(assignmentId: string, viewer: SignedIn, now: Date, requestId: string): Promise<{ revoked: boolean }> {
    mustAdminister(viewer);
    if (!isId(assignmentId)) throw new NotFoundError();
    return this.em.transactional(async (em) => {
      const administrators = await countAdministrators(em);
      const removed = await removeRole(em, assignmentId);
      if (!removed) throw new NotFoundError();
      if (removed.role === 'ADMINISTRATOR' && administrators === 1) throw new DomainError('LAST_ADMINISTRATOR');
      const { role, processId, groupId, meetingId } = removed;
      const subject = { subjectType: 'person', subjectId: removed.personId, processId: removed.processOfPlace };
      await recordAudit(em, { at: now, personId: viewer.person.id, action: 'role.revoked', ...subject, details: { role, processId, groupId, meetingId }, requestId });
      return { revoked: true };
    });
  }

  private async findPerson(em: EntityManager, { personId, email }: GrantRoleInput, viewer: SignedIn, now: Date): Promise<string> {
    if (personId != null) {
      const person = isId(personId) ? await em.findOne(Person, { id: personId, erasedAt: null }, { fields: ['id'] }) : null;
      if (!person) throw unknown(personId, 'personId');
      return person.id;
    }
    if (email == null) throw new InvalidError('invalid.required', ['email']);
    return personWithAddress(em, emailAddress(email, ['email']), viewer.locale, now);
  }
}

function unknown(value: string, key: string): DomainError {
  return new DomainError('UNKNOWN_REFERENCE', { value }, [key]);
}
