import type { FilterQuery } from '@mikro-orm/core';
import { isAdministrator, isOrganiserOf, type Viewer } from '../access/viewer.js';
import type { Process } from './process.entity.js';

/** Which processes one may see: the published ones, and those one has a role in. */
export function visibleProcesses(viewer: Viewer): FilterQuery<Process> {
  if (isAdministrator(viewer)) return {};
  const own = viewer.roles.flatMap(({ processId }) => (processId ? [processId] : []));
  return own.length > 0 ? { $or: [{ published: true }, { id: { $in: own } }] } : { published: true };
}

/** Keep the stakeholder categories of a process, and say in which one an organisation stands: its organisers. */
export function mayKeepCategories(viewer: Viewer, processId: string): boolean {
  return isOrganiserOf(viewer, processId);
}
