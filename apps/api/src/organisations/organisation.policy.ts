import { isAdministrator, isStaff, type Viewer } from '../access/viewer.js';

/** See all organisations, change them, and make one of two: administrators, since every process uses them. */
export function mayKeepOrganisations(viewer: Viewer): boolean {
  return isAdministrator(viewer);
}

/** Be suggested also those at which nobody has looked yet, as when a file of people brought them. */
export function maySeeAllNames(viewer: Viewer): boolean {
  return isStaff(viewer);
}
