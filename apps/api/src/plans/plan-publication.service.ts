import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { MeetingMovesService } from '../invitations/meeting-moves.service.js';
import { askedAgain, type Notice, type NoticeTotal, totalsOf } from '../invitations/notice-plan.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { refusalOf } from '../meetings/database-refusal.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Process } from '../processes/process.entity.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { applyToPlan } from './plan-application.js';
import { PlanChange } from './plan-change.entity.js';
import { type Difference, differences, withChanges } from './plan-draft.js';
import type { PublishPlanInput } from './plan-draft.graphql.js';
import { changesOf, readChanges, readPlan } from './plan-reading.js';
import { processToPlan } from './planned-process.js';

export interface PublishedPlan {
  process: Process;
  moves: { meeting: Meeting; noticeTotals: NoticeTotal[] }[];
  noticeTotals: NoticeTotal[];
  answersAskedAgain: number;
}

@Injectable()
export class PlanPublicationService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
    private readonly moves: MeetingMovesService,
  ) {}

  /**
   * Makes the plan what its draft says: all of it, or nothing. Whoever is concerned by a meeting that moves is told once.
   * The process's row, the seats and rows of the meetings that move are locked.
   *
   * @throws DomainError  what moving a meeting throws, with the meeting's id as the path
   */
  async publish(input: PublishPlanInput, viewer: Viewer, now: Date): Promise<PublishedPlan> {
    const by = signedIn(viewer);
    const { id: processId } = await processToPlan(this.em, input.processSlug, viewer);
    const moving = (await this.#differences(this.em, processId)).flatMap(({ thing, id }) => (thing === 'MEETING' ? [id] : []));
    const moves = await rehearsable<{ meetingId: string; notices: Notice[] }[]>((undo) =>
      this.office.underLocks(moving, async (em) => {
        await em.execute('select 1 from process where id = ? for no key update', [processId]);
        const made: { meetingId: string; notices: Notice[] }[] = [];
        for (const difference of await this.#differences(em, processId)) {
          if (difference.thing === 'MEETING') {
            made.push({ meetingId: difference.id, notices: await this.#move(em, difference, input, viewer, now) });
          } else {
            await applyToPlan(em, processId, difference);
            await record(em, processId, difference, by, now);
          }
        }
        await em.nativeDelete(PlanChange, { process: { id: processId } });
        await em.nativeUpdate(Process, { id: processId }, { updatedAt: now });
        if (input.dryRun) undo(made);
        return made;
      }),
    );
    const meetings = await this.em.find(Meeting, { id: { $in: moves.map(({ meetingId }) => meetingId) } }, { refresh: true });
    const process = await this.em.findOneOrFail(Process, { id: processId }, { refresh: true });
    const notices = moves.flatMap((move) => move.notices);
    return {
      process,
      moves: moves.flatMap((move) => meetings.flatMap((meeting) => (meeting.id === move.meetingId ? [{ meeting, noticeTotals: totalsOf(move.notices) }] : []))),
      noticeTotals: totalsOf(notices),
      answersAskedAgain: askedAgain(notices),
    };
  }

  async #differences(em: EntityManager, processId: string): Promise<Difference[]> {
    const plan = await readPlan(em, processId);
    return differences(plan, withChanges(plan, changesOf(await readChanges(em, processId))));
  }

  async #move(em: EntityManager, { id, after }: Extract<Difference, { thing: 'MEETING' }>, { notify, reason }: PublishPlanInput, viewer: Viewer, now: Date): Promise<Notice[]> {
    if (after === null) return [];
    try {
      return (await this.moves.rescheduleUnderLock(em, { meetingId: id, startsAt: after.starts, endsAt: after.ends, reason: reason ?? null, notify }, viewer, now)).notices;
    } catch (error) {
      const refusal = refusalOf(error);
      throw refusal instanceof DomainError ? refusal.at(['meetings', id]) : refusal;
    }
  }
}

function record(em: EntityManager, processId: string, { thing, id, kind, before, after }: Difference, by: SignedIn, at: Date): Promise<void> {
  const subjectType = thing.toLowerCase();
  return recordAudit(em, { at, personId: by.person.id, action: `${subjectType}.${kind.toLowerCase()}`, subjectType, subjectId: id, processId, details: { before, after }, requestId: by.requestId });
}
