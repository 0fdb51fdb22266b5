import { isOrganiserOf, type Viewer } from '../access/viewer.js';

/** Invite organisations, see whom they send and change it: the organisers of the process. */
export function mayKeepDelegations(viewer: Viewer, processId: string): boolean {
  return isOrganiserOf(viewer, processId);
}
