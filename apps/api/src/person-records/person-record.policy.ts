import { processesOrganisedBy, type Viewer } from '../access/viewer.js';

/**
 * In which processes one reads what people did: those that one organises; null: in all of them, and beyond. A person of
 * no such process has no record for the viewer, and of the others nothing is read.
 */
export function readableProcesses(viewer: Viewer): string[] | null {
  const organised = processesOrganisedBy(viewer);
  return organised === 'all' ? null : organised;
}

/**
 * Make one person of two: administrators; and the organisers of all processes in which either is known, follows or has a
 * role, since all of that becomes the other's.
 *
 * @param concerned  those processes; null among them: a role that holds everywhere
 */
export function mayMergePeople(viewer: Viewer, concerned: readonly (string | null)[]): boolean {
  const organised = processesOrganisedBy(viewer);
  return organised === 'all' || concerned.every((processId) => processId !== null && organised.includes(processId));
}
