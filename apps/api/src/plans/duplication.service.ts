import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { parseEdtf, wallTimeAt } from '@percorso/time';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import { RoleAssignment } from '../access/role-assignment.entity.js';
import { isAdministrator, isOrganiserOf, type Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { localizedText } from '../kernel/text-input.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Series } from '../meetings/series.entity.js';
import { Session } from '../meetings/session.entity.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';
import { type Shift, shiftKeepingWeekday } from './date-shift.js';
import type { DuplicateMeetingsInput, DuplicateProcessInput, MeetingCopyType } from './duplication.graphql.js';
import { MeetingClashes } from './meeting-clashes.js';
import { copyMeetings } from './meeting-copies.js';
import { copyPlan } from './plan-copy.js';
import { processToPlan } from './planned-process.js';

/** More at once are a slip of the keyboard; a whole process has no such limit. */
const MOST_COPIES = 200;
const LONGEST_TITLE = 300;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_SLUG = 80;

export interface Copied {
  copies: (Omit<MeetingCopyType, 'original'> & { original: Meeting })[];
  meetings: Meeting[];
}

/** Doing it again: meetings, series and whole processes on other dates. All that is made is a draft, and nobody is told. */
@Injectable()
export class DuplicationService {
  constructor(
    private readonly em: EntityManager,
    private readonly clashes: MeetingClashes,
  ) {}

  /**
   * Copies meetings of a process to other dates of it: all of them, or none. Cancelled ones are copied only by name.
   *
   * @throws InvalidError, DomainError  at firstDay, also when an hour does not exist on its new day; UNKNOWN_REFERENCE
   */
  async meetings(input: DuplicateMeetingsInput, viewer: Viewer, now: Date): Promise<Copied> {
    const by = signedIn(viewer);
    return rehearsable<Copied>((undo) =>
      this.em.transactional(async (em) => {
        const process = await processToPlan(em, input.processSlug, viewer);
        const originals = await originalsOf(em, process, input);
        const shift = shiftTo(input.firstDay, originals);
        const sessions = await newSessions(em, process, originals, input);
        const made = await copyMeetings(em, originals, {
          process,
          shift,
          parts: new Set(input.parts),
          groupOf: (group) => group,
          trackOf: (track) => track,
          ...sessions,
        }).catch(atFirstDay);
        const clashes = await this.clashes.of(em, made, viewer);
        const copied: Copied = {
          copies: originals.flatMap((original, index) => {
            const copy = made[index];
            if (!copy) return [];
            return [{ original, date: copy.date, starts: copy.startsAt ? wallTimeAt(copy.startsAt, copy.timezone) : null, clashes: clashes.flatMap(({ meeting, message }) => (meeting === copy ? [message] : [])) }];
          }),
          meetings: made,
        };
        await this.#record(em, 'meetings.duplicated', process, by, now, { meetings: made.length });
        if (input.dryRun) undo({ ...copied, meetings: [] });
        return copied;
      }),
    );
  }

  /**
   * Copies a process: tracks, phases, milestones, groups without their members, series and meetings. It is not published,
   * and the caller organises it.
   *
   * @throws InvalidError  at slug, also one that is taken, title or firstDay
   */
  async process(input: DuplicateProcessInput, viewer: Viewer, now: Date): Promise<Process> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const original = await processToPlan(em, input.processSlug, viewer);
      if (!SLUG.test(input.slug) || input.slug.length > LONGEST_SLUG) throw new InvalidError('invalid.slug', ['slug']);
      if (await em.count(Process, { slug: input.slug })) throw new InvalidError('invalid.slugTaken', ['slug']);
      const title = localizedText(input.title, LONGEST_TITLE, ['title']);
      if (!title) throw new InvalidError('invalid.required', ['title']);
      if (parseEdtf(input.firstDay)?.precision !== 'day') throw new InvalidError('invalid.day', ['firstDay']);
      const copy = await copyPlan(em, original, { slug: input.slug, title, firstDay: input.firstDay, parts: new Set(input.parts) }).catch(atFirstDay);
      if (!isAdministrator(viewer)) em.create(RoleAssignment, { person: em.getReference(Person, by.person.id), role: 'ORGANISER', process: copy });
      await em.flush();
      await this.#record(em, 'process.duplicated', copy, by, now, { from: original.slug });
      return copy;
    });
  }

  /** Shows a process to everybody; what is a draft in it stays one. Also one that is published already: nothing changes. */
  async publish(slug: string, viewer: Viewer, now: Date): Promise<Process> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const process = await em.findOne(Process, { slug, ...(isAdministrator(viewer) ? {} : { id: { $in: viewer.roles.flatMap(({ processId }) => processId ?? []) } }) });
      if (!process) throw new NotFoundError();
      if (!isOrganiserOf(viewer, process.id)) throw new ForbiddenError();
      if (process.published) return process;
      process.published = true;
      await em.flush();
      await this.#record(em, 'process.published', process, by, now, {});
      return process;
    });
  }

  #record(em: EntityManager, action: string, process: Process, by: SignedIn, at: Date, details: Record<string, unknown>): Promise<void> {
    return recordAudit(em, { at, personId: by.person.id, action, subjectType: 'process', subjectId: process.id, processId: process.id, details, requestId: by.requestId });
  }
}

async function originalsOf(em: EntityManager, process: Process, { meetingIds, groupKey, seriesKey }: DuplicateMeetingsInput): Promise<Meeting[]> {
  if (meetingIds == null && groupKey == null && seriesKey == null) throw new InvalidError('invalid.required', ['meetingIds']);
  const ids = meetingIds?.filter(isId) ?? null;
  const originals = await em.find(
    Meeting,
    {
      process: { id: process.id },
      ...(meetingIds == null ? { status: { $ne: 'CANCELLED' } } : { id: { $in: ids ?? [] } }),
      ...(groupKey == null ? {} : { group: { key: groupKey } }),
      ...(seriesKey == null ? {} : { series: { key: seriesKey } }),
    },
    { orderBy: { earliest: 'asc', startsAt: 'asc', position: 'asc' }, populate: ['group', 'groups', 'tracks', 'series', 'session'] },
  );
  const unknown = meetingIds?.find((id) => !originals.some((original) => original.id === id));
  if (unknown !== undefined) throw new DomainError('UNKNOWN_REFERENCE', { value: unknown }, ['meetingIds']);
  if (originals.length === 0) throw new InvalidError('invalid.nothingToCopy', [groupKey == null ? 'seriesKey' : 'groupKey']);
  if (originals.length > MOST_COPIES) throw new InvalidError('invalid.tooManyDates', ['meetingIds'], { most: MOST_COPIES });
  return originals;
}

function shiftTo(firstDay: string, originals: readonly Meeting[]): Shift {
  if (parseEdtf(firstDay)?.precision !== 'day') throw new InvalidError('invalid.day', ['firstDay']);
  const first = originals.flatMap(({ earliest }) => earliest ?? [])[0];
  if (first === undefined) throw new InvalidError('invalid.nothingToCopy', ['firstDay']);
  return shiftKeepingWeekday(first, firstDay);
}

/** The sessions of copies: in a new series with the same numbers, else in the same series after the last. */
async function newSessions(em: EntityManager, process: Process, originals: readonly Meeting[], { newSeries }: DuplicateMeetingsInput) {
  const title = localizedText(newSeries, LONGEST_TITLE, ['newSeries']);
  const made = new Map<string, Session>();
  const id = newId();
  const series = title && em.create(Series, { id, process, group: null, key: `series-${id}`, title, inferred: null, position: await em.count(Series, { process: { id: process.id } }) });
  const last = new Map<string, number>();
  for (const { session } of originals) {
    if (!session || made.has(session.id)) continue;
    const { series: of } = session;
    const before = last.get(of.id) ?? (await em.findOne(Session, { series: { id: of.id } }, { orderBy: { number: 'desc' } }))?.number ?? 0;
    last.set(of.id, before + 1);
    made.set(session.id, em.create(Session, { series: series ?? of, number: series ? session.number : before + 1 }));
  }
  return { seriesOf: (of: Series) => series ?? of, sessionOf: (of: Session) => made.get(of.id) ?? of };
}

/** An hour that does not exist on its new day is the fault of the day that was asked for. */
function atFirstDay(error: unknown): never {
  if (error instanceof DomainError && (error.code === 'TIME_SKIPPED' || error.code === 'TIME_REPEATED')) throw error.at(['firstDay']);
  throw error;
}
