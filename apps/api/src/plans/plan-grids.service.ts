import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { runSql } from '../kernel/run-sql.js';
import { mayReadCountedOrganisations } from '../numbers/number.policy.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { type GridMeeting, type PlanGrid, planGrid } from './plan-grid.js';
import { READ_GRID } from './plan-grids.queries.js';

@Injectable()
export class PlanGridsService {
  constructor(private readonly em: EntityManager) {}

  /** @returns null for whoever neither organises nor reads the process: drafts are in it */
  async of(process: { id: string }, viewer: Viewer): Promise<PlanGrid | null> {
    if (!mayReadCountedOrganisations(viewer, process.id)) return null;
    return planGrid(await runSql<GridMeeting>(this.em, READ_GRID, [process.id]), viewer.locale);
  }

  /** @returns null also for a process that the viewer may not know of */
  async bySlug(slug: string, viewer: Viewer): Promise<PlanGrid | null> {
    const process = await this.em.findOne(Process, { $and: [{ slug }, visibleProcesses(viewer)] });
    return process && this.of(process, viewer);
  }
}
