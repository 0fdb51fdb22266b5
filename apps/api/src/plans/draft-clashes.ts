import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { meaningOf, parseEdtf } from '@percorso/time';
import type { Viewer } from '../access/viewer.js';
import { runSql } from '../kernel/run-sql.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { type Clash, MeetingClashes, type OtherDates } from './meeting-clashes.js';
import type { Difference, Plan } from './plan-draft.js';

/** Says what meetings would clash with once a draft is published. Nothing is written or locked for it. */
@Injectable()
export class DraftClashes {
  constructor(
    private readonly em: EntityManager,
    private readonly clashes: MeetingClashes,
  ) {}

  /**
   * All clashes of meetings that would move, at the hours that they would have; of the others what they clash with only
   * because phases would be other than they are. By day.
   */
  async of(processId: string, draft: Plan, differences: readonly Difference[], viewer: Viewer, now: Date): Promise<Clash[]> {
    const moving = await this.em.find(Meeting, { id: { $in: differences.flatMap(({ thing, id }) => (thing === 'MEETING' ? [id] : [])) } });
    const otherPhases = differences.some(({ thing }) => thing === 'PHASE' || thing === 'TRACK');
    const other: OtherDates = {
      meetings: moving.flatMap(({ id, timezone }) => {
        const hours = draft.MEETING.get(id);
        return hours ? [{ id, ...hours, startsAt: meaningOf(hours.starts, timezone).instant, endsAt: meaningOf(hours.ends, timezone).instant }] : [];
      }),
      phases: otherPhases ? [...draft.PHASE.values()].map(({ span, trackIds }) => ({ processId, earliest: parseEdtf(span)?.earliest ?? null, latest: parseEdtf(span)?.latest ?? null, trackIds })) : null,
    };
    const left = otherPhases ? await this.#leftOutside(processId, moving, other, now) : [];
    const found = await this.clashes.of(this.em, [...moving, ...left], viewer, other);
    return found.filter(({ kind, meeting }) => kind === 'PHASE' || moving.includes(meeting));
  }

  /** Coming meetings that stay where they are, and only then are outside of their phases. */
  async #leftOutside(processId: string, moving: readonly Meeting[], other: OtherDates, now: Date): Promise<Meeting[]> {
    const staying = await runSql<{ id: string }>(
      this.em,
      `select id from meeting where process_id = $1 and id <> all ($2::uuid[]) and status not in ('CANCELLED', 'CLOSED') and (latest is null or latest >= $3)`,
      [processId, moving.map(({ id }) => id), now.toISOString().slice(0, 10)],
    );
    const ids = staying.map(({ id }) => id);
    const then = await this.clashes.outsidePhases(this.em, ids, other);
    const already = then.size > 0 ? await this.clashes.outsidePhases(this.em, ids) : then;
    return this.em.find(Meeting, { id: { $in: [...then].filter((id) => !already.has(id)) } });
  }
}
