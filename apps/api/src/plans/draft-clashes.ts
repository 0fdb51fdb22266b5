import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { meaningOf, parseEdtf } from '@percorso/time';
import type { Viewer } from '../access/viewer.js';
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
    const staying = otherPhases ? await this.#comingBesides(processId, moving, now) : [];
    const other: OtherDates = {
      meetings: moving.flatMap(({ id, timezone }) => {
        const hours = draft.MEETING.get(id);
        return hours ? [{ id, ...hours, startsAt: meaningOf(hours.starts, timezone).instant, endsAt: meaningOf(hours.ends, timezone).instant }] : [];
      }),
      phases: otherPhases ? [...draft.PHASE.values()].map(({ span, trackIds }) => ({ processId, earliest: parseEdtf(span)?.earliest ?? null, latest: parseEdtf(span)?.latest ?? null, trackIds })) : null,
    };
    const found = await this.clashes.of(this.em, [...moving, ...staying], viewer, other);
    if (staying.length === 0) return found;
    const known = new Set((await this.clashes.of(this.em, staying, viewer)).flatMap(({ kind, meeting }) => (kind === 'PHASE' ? [meeting.id] : [])));
    return found.filter(({ kind, meeting }) => moving.includes(meeting) || (kind === 'PHASE' && !known.has(meeting.id)));
  }

  #comingBesides(processId: string, moving: readonly Meeting[], now: Date): Promise<Meeting[]> {
    const today = now.toISOString().slice(0, 10);
    const besides = { process: { id: processId }, status: { $nin: ['CANCELLED', 'CLOSED'] as const }, id: { $nin: moving.map(({ id }) => id) } };
    return this.em.find(Meeting, { ...besides, $or: [{ latest: null }, { latest: { $gte: today } }] });
  }
}
