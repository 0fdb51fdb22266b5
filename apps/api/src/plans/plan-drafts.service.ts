import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isReversedInterval, parseEdtf } from '@percorso/time';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { changedText } from '../kernel/text-input.js';
import { scheduleOf } from '../meetings/meeting-schedule.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';
import { PlanChange } from './plan-change.entity.js';
import { type Change, type Plan, withChanges } from './plan-draft.js';
import type { DraftMeetingDatesInput, DraftMilestoneInput, DraftPhaseInput, DraftTrackInput, RemoveFromPlanInput } from './plan-draft.graphql.js';
import { changesOf, readChanges, readPlan } from './plan-reading.js';
import { processToPlan } from './planned-process.js';

const LONGEST_TITLE = 300;
/** Then it is time to publish, or to give up. */
const MOST_CHANGES = 500;

/**
 * Changing a process's plan without showing it: changes wait in a draft, which the organisers share, can be taken back one
 * by one, and take effect together when the plan is published. The process's row is locked meanwhile.
 */
@Injectable()
export class PlanDraftsService {
  constructor(private readonly em: EntityManager) {}

  /** Adds a track, or renames one. @throws InvalidError at title; UNKNOWN_REFERENCE at id */
  async track({ processSlug, id, title }: DraftTrackInput, viewer: Viewer, now: Date): Promise<Process> {
    return this.#draft(processSlug, viewer, now, (plan) => {
      const before = known(plan.TRACK, id, 'id');
      const named = changedText(before?.title, title, LONGEST_TITLE, ['title']);
      if (!named) throw new InvalidError('invalid.required', ['title']);
      return { thing: 'TRACK', id: id ?? newId(), state: { title: named } };
    });
  }

  /** Adds a phase, or changes one: moves it, lengthens it, gives it other tracks. @throws InvalidError at title and span; UNKNOWN_REFERENCE */
  async phase({ processSlug, id, title, span, trackIds }: DraftPhaseInput, viewer: Viewer, now: Date): Promise<Process> {
    return this.#draft(processSlug, viewer, now, (plan) => {
      const before = known(plan.PHASE, id, 'id');
      const named = title === undefined ? (before?.title ?? null) : changedText(before?.title, title, LONGEST_TITLE, ['title']);
      for (const trackId of trackIds) known(plan.TRACK, trackId, 'trackIds');
      return { thing: 'PHASE', id: id ?? newId(), state: { title: named, span: edtf(span, 'span'), trackIds: [...new Set(trackIds)] } };
    });
  }

  /** Adds a milestone, or changes one. @throws InvalidError at title and date; UNKNOWN_REFERENCE */
  async milestone({ processSlug, id, title, date, trackId = null }: DraftMilestoneInput, viewer: Viewer, now: Date): Promise<Process> {
    return this.#draft(processSlug, viewer, now, (plan) => {
      const before = known(plan.MILESTONE, id, 'id');
      const named = changedText(before?.title, title, LONGEST_TITLE, ['title']);
      if (!named) throw new InvalidError('invalid.required', ['title']);
      known(plan.TRACK, trackId, 'trackId');
      return { thing: 'MILESTONE', id: id ?? newId(), state: { title: named, date: edtf(date, 'date'), trackId } };
    });
  }

  /**
   * Gives a meeting of one day another day or other hours, which it gets when the plan is published.
   *
   * @throws DomainError  what `scheduleOf` throws, at starts and ends; INVALID at meetingId for a meeting that cannot be moved so
   */
  async meetingDates({ meetingId, starts, ends }: DraftMeetingDatesInput, viewer: Viewer, now: Date): Promise<Process> {
    signedIn(viewer);
    const meeting = isId(meetingId) ? await this.em.findOne(Meeting, { $and: [{ id: meetingId }, visibleMeetings(viewer)] }, { populate: ['process'] }) : null;
    if (!meeting) throw new NotFoundError();
    return this.#draft(meeting.process.slug, viewer, now, (plan) => {
      if (!plan.MEETING.has(meetingId)) throw new InvalidError('invalid.notMovable', ['meetingId']);
      const [day] = scheduleAt(starts, ends, meeting.timezone);
      if (!day?.starts || !day.ends) throw new InvalidError('invalid.required', ['starts']);
      return { thing: 'MEETING', id: meetingId, state: { starts: day.starts, ends: day.ends } };
    });
  }

  /** Takes a track, a phase or a milestone away. @throws InvalidError for a track with meetings in it, and for a meeting */
  async remove({ processSlug, thing, id }: RemoveFromPlanInput, viewer: Viewer, now: Date): Promise<Process> {
    return this.#draft(processSlug, viewer, now, async (plan, em) => {
      if (thing === 'MEETING') throw new InvalidError('invalid.cancelInstead', ['thing']);
      if (!plan[thing].has(id)) throw gone('id');
      const meetings = thing === 'TRACK' ? await em.count(Meeting, { tracks: { id }, status: { $ne: 'CANCELLED' } }) : 0;
      if (meetings > 0) throw new InvalidError('invalid.trackInUse', ['id'], { meetings });
      return { thing, id, state: null };
    });
  }

  /** Takes the last change back; an empty draft stays empty. */
  async undo(processSlug: string, viewer: Viewer, now: Date): Promise<Process> {
    return this.#locked(processSlug, viewer, async (em, process) => {
      const last = (await readChanges(em, process.id)).findLast(({ undoneAt }) => !undoneAt);
      if (last) last.undoneAt = now;
    });
  }

  /** Makes again what was taken back last; nothing where nothing was. */
  async redo(processSlug: string, viewer: Viewer): Promise<Process> {
    return this.#locked(processSlug, viewer, async (em, process) => {
      const next = (await readChanges(em, process.id)).find(({ undoneAt }) => undoneAt);
      if (next) next.undoneAt = null;
    });
  }

  /** Gives all changes up. */
  async discard(processSlug: string, viewer: Viewer): Promise<Process> {
    return this.#locked(processSlug, viewer, async (em, process) => {
      await em.nativeDelete(PlanChange, { process: { id: process.id } });
    });
  }

  /** Adds a change to the draft, made from the plan as the draft has it. What was taken back before is gone. */
  async #draft(processSlug: string, viewer: Viewer, now: Date, make: (plan: Plan, em: EntityManager) => Change | Promise<Change>): Promise<Process> {
    const by = signedIn(viewer);
    return this.#locked(processSlug, viewer, async (em, process) => {
      const rows = await readChanges(em, process.id);
      const counting = rows.filter(({ undoneAt }) => !undoneAt);
      if (counting.length >= MOST_CHANGES) throw new InvalidError('invalid.tooManyChanges', ['processSlug'], { most: MOST_CHANGES });
      const { thing, id, state } = await make(withChanges(await readPlan(em, process.id), changesOf(rows)), em);
      for (const row of rows) if (row.undoneAt) em.remove(row);
      await em.flush();
      em.create(PlanChange, { process, position: (counting.at(-1)?.position ?? 0) + 1, thing, thingId: id, state: state && { ...state }, person: em.getReference(Person, by.person.id), createdAt: now });
    });
  }

  async #locked(processSlug: string, viewer: Viewer, work: (em: EntityManager, process: Process) => Promise<void>): Promise<Process> {
    signedIn(viewer);
    return this.em.transactional(async (em) => {
      const process = await processToPlan(em, processSlug, viewer);
      await em.execute('select 1 from process where id = ? for no key update', [process.id]);
      await work(em, process);
      return process;
    });
  }
}

/** @returns null for a thing that is new @throws DomainError UNKNOWN_REFERENCE at the field */
function known<State>(things: ReadonlyMap<string, State>, id: string | null | undefined, field: string): State | null {
  if (id == null) return null;
  const found = things.get(id);
  if (!found) throw gone(field);
  return found;
}

/** What a form shows may have been taken out of the draft by somebody else; nobody knows it by its id. */
function gone(field: string): DomainError {
  return new DomainError('UNKNOWN_REFERENCE', {}, [field], 'planDraft.gone');
}

/** @throws DomainError END_BEFORE_START for an interval that runs backwards, else INVALID for what is no date, at the field */
function edtf(text: string, field: 'date' | 'span'): string {
  if (isReversedInterval(text)) throw new DomainError('END_BEFORE_START', {}, [field]);
  if (!parseEdtf(text)) throw new InvalidError(`invalid.${field}`, [field]);
  return text;
}

function scheduleAt(starts: string, ends: string, timezone: string) {
  try {
    return scheduleOf({ timezone, startsAt: starts, endsAt: ends }).days;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw error.at([error.path?.[0] === 'startsAt' ? 'starts' : 'ends']);
  }
}
