import { isOrganiserOf, type Viewer } from '../access/viewer.js';

/** Open a number of people to the names behind it: the organisers of the process. */
export function mayReadCountedPeople(viewer: Viewer, processId: string): boolean {
  return isOrganiserOf(viewer, processId);
}

/** Open a number to what is behind it without any name of a person: its organisers and its readers. */
export function mayReadCountedOrganisations(viewer: Viewer, processId: string): boolean {
  return isOrganiserOf(viewer, processId) || viewer.roles.some((held) => held.role === 'READER' && held.processId === processId);
}
