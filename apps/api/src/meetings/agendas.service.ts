import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { StaleError } from '../kernel/domain-error.js';
import { Admission } from './admission.entity.js';
import { changeCover } from './agenda-cover.js';
import { changeAgenda, type StoredAgendaPart } from './agenda-input.js';
import type { SetAgendaInput } from './agenda.graphql.js';
import { partsWithItems } from './agendas.queries.js';
import { recordMeetingAudit } from './meeting-audit.js';
import { lockMeetingToPlan } from './meeting-lock.js';
import type { Meeting } from './meeting.entity.js';

@Injectable()
export class AgendasService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Replaces a meeting's agenda, and which admissions cover its parts, and tells nobody. The meeting's row is locked.
   * Admissions no longer cover parts that are gone; one that covered no other covers the whole day, unless an editor says
   * that it covers none of what there is.
   *
   * @throws DomainError  STALE when somebody else has saved since the version that the editor saw; INVALID, END_BEFORE_START,
   *                      TIME_SKIPPED, UNKNOWN_REFERENCE, each at its field
   */
  async set({ meetingId, version, parts }: SetAgendaInput, viewer: Viewer, now: Date): Promise<Meeting> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const meeting = await lockMeetingToPlan(em, meetingId, viewer);
      if (version != null && version !== meeting.version) throw new StaleError({ meeting });
      const stored = (await partsWithItems(em, [meeting.id])).get(meeting.id) ?? [];
      const before = outlineOf(stored, await em.find(Admission, { meeting }));
      changeAgenda(em, meeting, stored, parts);
      await em.flush();
      const after = (await partsWithItems(em, [meeting.id])).get(meeting.id) ?? [];
      const admissions = await changeCover(em, meeting, after, parts, viewer.locale);
      await em.flush();
      await em.execute('update meeting set version = version + 1, updated_at = ? where id = ?', [now, meeting.id]);
      await recordMeetingAudit(em, 'meeting.agendaSet', meeting, by, now, { before, after: outlineOf(after, admissions) });
      return em.refreshOrFail(meeting);
    });
  }
}

/** An agenda as the log keeps it. */
function outlineOf(parts: readonly StoredAgendaPart[], admissions: readonly Admission[]) {
  return parts.map(({ part: { key, title, audience, internal, starts, ends }, items }) => ({
    ...{ key, title, audience, internal, starts, ends },
    admissions: admissions.flatMap((admission) => (admission.covers?.includes(key) ?? true ? [admission.key] : [])),
    items: items.map(({ title, minutes, speakers, documents }) => ({ title, minutes, speakers, documents })),
  }));
}
