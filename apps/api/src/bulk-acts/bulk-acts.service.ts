import { EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayAt } from '@percorso/time';
import type { SignedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import type { MembershipRole } from '../groups/group-membership.entity.js';
import { countTellable } from '../groups/group-memberships.queries.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { Jobs } from '../kernel/jobs.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { digestOf } from '../kernel/text-digest.js';
import { oneLine, optionalText } from '../kernel/text-input.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { peopleFilter } from '../people/person-filter.js';
import { ProcessPeopleService } from '../people/process-people.service.js';
import { Process } from '../processes/process.entity.js';
import { readStandingPlaces } from '../registrations/place-act.queries.js';
import { decidePlaces, isTold, seatsBeyond } from '../registrations/place-decisions.js';
import { registrationFilter } from '../registrations/registration-filter.js';
import { readSeats } from '../registrations/registration-seats.js';
import { checkStaffAct } from '../registrations/staff-seats.js';
import { BulkAct, type BulkActKind, type BulkOutcome } from './bulk-act.entity.js';
import type { BulkActInput, BulkActPreviewType, OrderBulkActInput } from './bulk-act.graphql.js';
import { mayActInBulk } from './bulk-act.policy.js';
import { addItems, readTargets, type Selection, type Target } from './bulk-acts.queries.js';
import { ACT_IN_BULK } from './bulk-acts.jobs.js';
import { membersFrom, takeMembersBack } from './bulk-memberships.js';

/** More than any list of ours, and what is done in a few minutes. */
const MOST_PEOPLE = 50_000;
const MOST_CHOSEN = 500;
const LONGEST_REASON = 2_000;
const LONGEST_KEY = 200;

/** An act as it was asked for, checked. */
interface CheckedAct {
  kind: BulkActKind;
  processId: string;
  /** Null: on the people of the process. */
  meetingId: string | null;
  selection: Selection;
  tells: boolean;
  allowOver: boolean;
  reason: string | null;
  groupId: string | null;
  role: MembershipRole | null;
}

/** What organisers do with all rows of a list that match a filter. */
@Injectable()
export class BulkActsService {
  constructor(
    private readonly em: EntityManager,
    private readonly people: ProcessPeopleService,
    private readonly jobs: Jobs,
  ) {}

  /**
   * What an act would do now, as an organiser.
   *
   * @throws NotFoundError, ForbiddenError
   * @throws DomainError  INVALID; MEETING_CANCELLED, MEETING_CLOSED; CLOSED when the meeting is over
   */
  async preview(input: BulkActInput, by: SignedIn, now: Date): Promise<BulkActPreviewType> {
    const act = await this.#check(input, by, now);
    const targets = await targetsOf(this.em, act);
    if (act.kind === 'ADD_TO_GROUP') return this.#membershipPreview(act, targets, now);
    const places = await readStandingPlaces(this.em, targets.flatMap(({ registrationId }) => registrationId ?? []));
    const seats = await readSeats(this.em, act.meetingId ?? '');
    const decisions = decidePlaces(act.kind, places, seats, act.allowOver);
    const told = places.filter((place) => isTold(place, decisions.outcomes.get(place.id) ?? 'NOT_LIVE', act.tells));
    return { total: targets.length, outcomes: counted([...decisions.outcomes.values()]), told: told.length, seatsBeyond: seatsBeyond(decisions, seats) };
  }

  /**
   * Has the worker do it. With the same key it is ordered once.
   *
   * @throws DomainError  INVALID when another number of people matches by now; IDEMPOTENCY_KEY_REUSED; else as {@link preview}
   */
  async order({ act: input, total, idempotencyKey }: OrderBulkActInput, by: SignedIn, now: Date): Promise<BulkAct> {
    const key = oneLine(idempotencyKey, LONGEST_KEY, ['idempotencyKey']);
    const contentHash = digestOf(JSON.stringify(input));
    const earlier = await this.#ordered(key, contentHash, by);
    if (earlier) return earlier;
    const act = await this.#check(input, by, now);
    const id = newId();
    const writing = this.em.fork({ useContext: false }).transactional(async (em) => {
      const targets = await targetsOf(em, act);
      if (targets.length !== total) throw new InvalidError('invalid.listChanged', ['total'], { count: targets.length });
      const { kind, processId, meetingId, tells, allowOver, reason, groupId, role } = act;
      em.create(BulkAct, {
        id, process: processId, meeting: meetingId, createdBy: by.person.id, createdAt: now, key, contentHash, kind, tells, allowOver, reason, group: groupId, role, state: 'AT_WORK', total,
      });
      await em.flush();
      await addItems(em, id, targets);
      await this.#log(em, id, processId, 'bulkAct.ordered', { kind, meetingId, total, tells, allowOver }, by, now);
    });
    const first = await writing.catch(async (error: unknown) => {
      // The same order came in twice at once: what the other one became is the answer.
      const same = error instanceof UniqueConstraintViolationException ? await this.#ordered(key, contentHash, by) : null;
      if (!same) throw error;
      return same;
    });
    if (first) return first;
    await this.jobs.request(ACT_IN_BULK);
    return this.byId(id, by);
  }

  /** What was ordered with a key before; null: nothing. @throws DomainError  IDEMPOTENCY_KEY_REUSED when it was something else */
  async #ordered(key: string, contentHash: string, by: SignedIn): Promise<BulkAct | null> {
    const earlier = await this.em.findOne(BulkAct, { createdBy: by.person.id, key }, { refresh: true });
    if (earlier && earlier.contentHash !== contentHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
    return earlier && this.byId(earlier.id, by);
  }

  /** The latest first. @throws NotFoundError, ForbiddenError */
  async list(slug: string, page: PageRequest, by: SignedIn): Promise<Connection<BulkAct>> {
    const process = await this.people.processOf(slug, by);
    const size = pageSize(page);
    const last = keysetOf(page, 2);
    const after = last ? { $or: [{ createdAt: { $lt: new Date(last[0] ?? '') } }, { createdAt: new Date(last[0] ?? ''), id: { $lt: last[1] ?? '' } }] } : {};
    const [acts, total] = await Promise.all([
      this.em.find(BulkAct, { $and: [{ process: process.id }, after] }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: size + 1, populate: ['meeting', 'group'] }),
      this.em.count(BulkAct, { process: process.id }),
    ]);
    return pageOf(acts, size, total, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  }

  /** @throws NotFoundError unless one organises its process */
  async byId(id: string, viewer: Viewer): Promise<BulkAct> {
    const found = isId(id) ? await this.em.findOne(BulkAct, { id }, { refresh: true }) : null;
    if (!found || !mayActInBulk(viewer, found.process.id)) throw new NotFoundError();
    return found;
  }

  /**
   * Takes back whom an act added to a group, as far as nobody has changed that since. Undone twice is undone once.
   *
   * @throws DomainError  STALE when it cannot be taken back, or not yet
   */
  async undo(id: string, by: SignedIn, now: Date): Promise<BulkAct> {
    const act = await this.byId(id, by);
    if (act.state === 'UNDONE') return act;
    if (!isUndoable(act)) throw new DomainError('STALE');
    await this.em.transactional(async (em) => {
      const undone = await runSql(em, `update bulk_act set state = 'UNDONE', finished_at = $2 where id = $1 and state = 'DONE' returning id`, [id, now]);
      if (undone.length === 0) return;
      const people = await takeMembersBack(em, id);
      await this.#log(em, id, act.process.id, 'bulkAct.undone', { kind: act.kind, people }, by, now);
    });
    return this.byId(id, by);
  }

  async #membershipPreview({ groupId, processId, tells }: CheckedAct, targets: readonly Target[], now: Date): Promise<BulkActPreviewType> {
    const { timezone } = await this.em.findOneOrFail(Process, processId);
    const members = await membersFrom(this.em, groupId ?? '', targets.map(({ personId }) => personId), dayAt(now, timezone));
    const added = new Set<string>();
    const outcomes = targets.map(({ personId }): BulkOutcome => {
      if (members.has(personId) || added.has(personId)) return 'ALREADY_MEMBER';
      added.add(personId);
      return 'ADDED';
    });
    const told = tells ? await countTellable(this.em, groupId ?? '', [...added]) : 0;
    return { total: targets.length, outcomes: counted(outcomes), told, seatsBeyond: 0 };
  }

  async #check(input: BulkActInput, by: SignedIn, now: Date): Promise<CheckedAct> {
    const { kind, chosenIds = null } = input;
    if (chosenIds && (chosenIds.length > MOST_CHOSEN || !chosenIds.every(isId))) throw new InvalidError('invalid.choice', ['chosenIds']);
    const meeting = input.meetingId == null ? null : await this.#meetingOf(input.meetingId, by);
    const processId = meeting?.process.id ?? (await this.people.processOf(input.slug ?? '', by)).id;
    const selection = meeting ? { meetingId: meeting.id, filter: registrationFilter(input.registrations), chosenIds } : { processId, filter: peopleFilter(input.people), chosenIds };
    if (kind === 'ADD_TO_GROUP') {
      const group = input.groupId != null && isId(input.groupId) ? await this.em.findOne(Group, { id: input.groupId, process: processId }) : null;
      if (!group) throw new InvalidError('invalid.choice', ['groupId']);
      return { kind, processId, meetingId: meeting?.id ?? null, selection, tells: input.tells ?? true, allowOver: false, reason: null, groupId: group.id, role: input.role ?? 'MEMBER' };
    }
    if (!meeting) throw new InvalidError('invalid.choice', ['kind']);
    const seats = await readSeats(this.em, meeting.id);
    checkStaffAct(kind, seats.meetings.get(meeting.id)?.window, now);
    const reason = kind === 'REFUSE' ? optionalText(input.reason, LONGEST_REASON, ['reason']) : null;
    return { kind, processId, meetingId: meeting.id, selection, tells: input.tells ?? true, allowOver: input.allowOver ?? false, reason, groupId: null, role: null };
  }

  async #meetingOf(id: string, by: SignedIn): Promise<Meeting> {
    const meeting = isId(id) ? await this.em.findOne(Meeting, { $and: [{ id }, visibleMeetings(by)] }) : null;
    if (!meeting) throw new NotFoundError();
    if (!mayActInBulk(by, meeting.process.id)) throw new ForbiddenError();
    return meeting;
  }

  #log(em: EntityManager, subjectId: string, processId: string, action: string, details: Record<string, unknown>, by: SignedIn, at: Date): Promise<void> {
    return recordAudit(em, { at, personId: by.person.id, action, subjectType: 'bulk-act', subjectId, processId, details, requestId: by.requestId });
  }
}

/** Whether it can be taken back: what people were told cannot. */
export function isUndoable({ kind, state, tells }: Pick<BulkAct, 'kind' | 'state' | 'tells'>): boolean {
  return kind === 'ADD_TO_GROUP' && state === 'DONE' && !tells;
}

/** @throws DomainError  INVALID when there are too many, or none */
async function targetsOf(em: EntityManager, { selection }: CheckedAct): Promise<Target[]> {
  const targets = await readTargets(em, selection, MOST_PEOPLE + 1);
  if (targets.length > MOST_PEOPLE) throw new InvalidError('invalid.tooManyPeople', ['kind'], { most: MOST_PEOPLE });
  return targets;
}

function counted(outcomes: readonly BulkOutcome[]): { outcome: BulkOutcome; people: number }[] {
  return [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => ({ outcome, people: all.length }));
}
