import { processesOrganisedBy, type Viewer } from '../access/viewer.js';

/** To see the list of venues and to add one: everybody who organises something. */
export function mayUseVenues(viewer: Viewer): boolean {
  const organised = processesOrganisedBy(viewer);
  return organised === 'all' || organised.length > 0;
}

/** To change what is said of a venue: administrators, and organisers while nobody else's process meets there. */
export function mayEditVenue(viewer: Viewer, usedBy: readonly string[]): boolean {
  const organised = processesOrganisedBy(viewer);
  return organised === 'all' || (organised.length > 0 && usedBy.every((processId) => organised.includes(processId)));
}
