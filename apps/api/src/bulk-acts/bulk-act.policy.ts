import { isOrganiserOf, type Viewer } from '../access/viewer.js';

/** Act on many people at once, and see what came of it: the organisers of the process. */
export function mayActInBulk(viewer: Viewer, processId: string): boolean {
  return isOrganiserOf(viewer, processId);
}
