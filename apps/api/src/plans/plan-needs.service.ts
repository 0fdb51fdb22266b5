import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { processesOrganisedBy } from '../access/viewer.js';
import { ForbiddenError } from '../kernel/graphql-errors.js';
import { runSql } from '../kernel/run-sql.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Process } from '../processes/process.entity.js';
import { type PlanNeed, planNeeds } from './plan-need.graphql.js';
import { READ_NEEDS } from './plan-needs.queries.js';

const MOST = 200;

interface NeedRow {
  kind: PlanNeed;
  processId: string;
  meetingId: string | null;
  earliest: string | null;
  count: number;
}

export interface Desk {
  processes: Process[];
  needs: { kind: PlanNeed; process: Process; meeting: Meeting | null; count: number }[];
}

@Injectable()
export class PlanNeedsService {
  constructor(private readonly em: EntityManager) {}

  /** What waits for somebody who organises, in all of their processes. @throws ForbiddenError for whoever organises none */
  async desk(viewer: SignedIn, now: Date): Promise<Desk> {
    const organised = processesOrganisedBy(viewer);
    if (organised !== 'all' && organised.length === 0) throw new ForbiddenError();
    const processes = await this.em.find(Process, organised === 'all' ? {} : { id: { $in: organised } }, { orderBy: { updatedAt: 'desc', id: 'asc' } });
    const rows = await runSql<NeedRow>(this.em, READ_NEEDS, [processes.map(({ id }) => id), now]);
    const first = rows
      .toSorted((a, b) => planNeeds.indexOf(a.kind) - planNeeds.indexOf(b.kind) || String(a.earliest).localeCompare(String(b.earliest)))
      .slice(0, MOST);
    const meetings = await this.em.find(Meeting, { id: { $in: first.flatMap(({ meetingId }) => meetingId ?? []) } });
    const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    return {
      processes,
      needs: first.flatMap(({ kind, processId, meetingId, count }) => {
        const process = processes.find(({ id }) => id === processId);
        return process ? [{ kind, process, meeting: byId.get(meetingId ?? '') ?? null, count }] : [];
      }),
    };
  }
}
