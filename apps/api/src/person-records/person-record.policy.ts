import { processesOrganisedBy, type Viewer } from '../access/viewer.js';

/**
 * In which processes one reads what people did: those that one organises; null: in all of them, and beyond. A person of
 * no such process has no record for the viewer, and of the others nothing is read.
 */
export function readableProcesses(viewer: Viewer): string[] | null {
  const organised = processesOrganisedBy(viewer);
  return organised === 'all' ? null : organised;
}
