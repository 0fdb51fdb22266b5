import { isAdministrator, isOrganiserOf, processesOrganisedBy, type Viewer } from '../access/viewer.js';

/** Whether one may import anything at all. */
export function maySometimesImport(viewer: Viewer): boolean {
  const organised = processesOrganisedBy(viewer);
  return organised === 'all' || organised.length > 0;
}

/** Administrators import every process, and new ones; organisers their own. @param processId  null: there is none yet */
export function mayImport(viewer: Viewer, processId: string | null): boolean {
  return processId === null ? isAdministrator(viewer) : isOrganiserOf(viewer, processId);
}
