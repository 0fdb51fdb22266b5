import { isOrganiserOf, type Viewer } from '../access/viewer.js';

/** See and keep who is in a group: the organisers of its process. */
export function mayKeepMembers(viewer: Viewer, group: { process: { id: string } }): boolean {
  return isOrganiserOf(viewer, group.process.id);
}
