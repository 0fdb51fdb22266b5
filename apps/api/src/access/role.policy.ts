import { ForbiddenError } from '../kernel/graphql-errors.js';
import { InvalidError } from '../kernel/domain-error.js';
import type { SignedIn } from './current-viewer.js';
import type { Role } from './role-assignment.entity.js';
import { isAdministrator, processesOrganisedBy } from './viewer.js';

/** Where a role is to hold. */
export interface RolePlace {
  processId: string | null;
  groupId: string | null;
  meetingId: string | null;
}

/** Roles, people and the whole log are for administrators. @throws ForbiddenError for all others */
export function mustAdminister(viewer: SignedIn): void {
  if (!isAdministrator(viewer)) throw new ForbiddenError();
}

/**
 * The processes whose log one may read: those that one organises; 'all' for an administrator.
 *
 * @throws ForbiddenError  when there are none
 */
export function processesWithReadableLog(viewer: SignedIn): 'all' | string[] {
  const processes = processesOrganisedBy(viewer);
  if (processes !== 'all' && processes.length === 0) throw new ForbiddenError();
  return processes;
}

/** Where each role can hold, one of these and nothing else. An administrator's holds everywhere. */
const PLACES: Record<Role, readonly (keyof RolePlace)[]> = {
  ADMINISTRATOR: [],
  ORGANISER: ['processId'],
  READER: ['processId'],
  FACILITATOR: ['groupId', 'meetingId'],
  DESK: ['meetingId'],
};

/** @throws InvalidError  when the place is missing, not one that the role can hold in, or one too many */
export function mustFit(role: Role, place: RolePlace): void {
  const given = (['processId', 'groupId', 'meetingId'] as const).filter((key) => place[key] !== null);
  const possible = PLACES[role];
  const wrong = given.find((key) => !possible.includes(key)) ?? given[1];
  if (wrong) throw new InvalidError('invalid.choice', [wrong]);
  if (given.length === 0 && possible[0]) throw new InvalidError('invalid.required', [possible[0]]);
}
