import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayAt } from '@percorso/time';
import { Group } from '../groups/group.entity.js';
import { tellNewMembers } from '../groups/membership-letters.js';
import { recordAudit } from '../kernel/audit.js';
import { runSql } from '../kernel/run-sql.js';
import { retryTransaction } from '../kernel/transaction-retry.js';
import { Process } from '../processes/process.entity.js';
import { readStandingPlaces } from '../registrations/place-act.queries.js';
import { actOnPlaces } from '../registrations/place-acts.js';
import { decidePlaces, type StaffAct } from '../registrations/place-decisions.js';
import { checkStaffAct } from '../registrations/staff-seats.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import type { LockedSeats } from '../registrations/registration-seats.js';
import { settleSeats } from '../registrations/registration-settling.js';
import type { BulkAct } from './bulk-act.entity.js';
import { addMembers } from './bulk-memberships.js';
import { type Item, nextItems, type Noted, noteOutcomes } from './bulk-acts.queries.js';
import { doneOutcomes } from './bulk-act.entity.js';

/** People in one transaction; others who want a seat of the meeting wait meanwhile. */
const PEOPLE_AT_ONCE = 250;

const LOCK = `select 1 from bulk_act where id = $1 and state = 'AT_WORK' for update`;
const GO_ON = `update bulk_act set done = done + $2, attempts = 0 where id = $1`;
const END = `update bulk_act set state = 'DONE', finished_at = $2, attempts = 0 where id = $1`;

const actions: Record<StaffAct, string> = { APPROVE: 'registration.approved', REFUSE: 'registration.refused', SEAT: 'registration.promoted', CANCEL: 'registration.cancelled' };

/** Does an act that was ordered, and goes on where it stopped. */
@Injectable()
export class BulkActRun {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
  ) {}

  /**
   * Each portion of people is one transaction together with what became of them and the mails: killed at any moment,
   * nobody is told twice or left out. Several workers may be at it: they take turns.
   *
   * @throws DomainError  MEETING_CANCELLED, MEETING_CLOSED; CLOSED when the meeting is over by now
   */
  async run(act: BulkAct, now: Date): Promise<void> {
    while (await this.#portion(act, now));
  }

  /** @returns whether there is more */
  #portion(act: BulkAct, now: Date): Promise<boolean> {
    const { meeting, kind } = act;
    if (kind === 'ADD_TO_GROUP' || !meeting) return retryTransaction(() => this.em.fork({ useContext: false }).transactional((em) => this.#take(em, act, now, (items) => addPeople(em, act, items, now))));
    return this.office.underLock(meeting.id, (em, seats) => this.#take(em, act, now, (items) => this.#move(em, seats, act, kind, meeting.id, items, now)));
  }

  async #take(em: EntityManager, { id, process, createdBy, kind }: BulkAct, now: Date, work: (items: readonly Item[]) => Promise<Noted[]>): Promise<boolean> {
    if ((await runSql(em, LOCK, [id])).length === 0) return false;
    const items = await nextItems(em, id, PEOPLE_AT_ONCE);
    if (items.length === 0) {
      await runSql(em, END, [id, now]);
      await recordAudit(em, { at: now, personId: createdBy?.id ?? null, action: 'bulkAct.done', subjectType: 'bulk-act', subjectId: id, processId: process.id, details: { kind } });
      return false;
    }
    await noteOutcomes(em, id, await work(items));
    await runSql(em, GO_ON, [id, items.length]);
    return true;
  }

  async #move(em: EntityManager, locked: LockedSeats, act: BulkAct, kind: StaffAct, meetingId: string, items: readonly Item[], now: Date): Promise<Noted[]> {
    checkStaffAct(kind, locked.meetings.get(meetingId)?.window, now);
    const { seats, letters } = await settleSeats(em, meetingId, locked, now);
    await this.office.write(em, letters, now);
    const places = await readStandingPlaces(em, items.flatMap(({ registrationId }) => registrationId ?? []));
    const here = places.filter((place) => place.meetingId === meetingId);
    const decisions = decidePlaces(kind, here, seats, act.allowOver);
    const told = await actOnPlaces(em, seats, here, decisions, { isAnswer: kind === 'APPROVE', tells: act.tells, reason: act.reason ?? null }, now);
    const settled = await settleSeats(em, meetingId, seats, now);
    await this.office.write(em, [...told, ...settled.letters], now);
    const noted = items.map(({ position, registrationId }) => ({ position, outcome: decisions.outcomes.get(registrationId ?? '') ?? ('GONE' as const), membershipId: null, registrationId }));
    const done = noted.filter(({ outcome }) => doneOutcomes.includes(outcome));
    await recordAudit(
      em,
      ...done.map(({ registrationId }) => ({
        at: now, personId: act.createdBy?.id ?? null, action: actions[kind], subjectType: 'registration', subjectId: registrationId, processId: act.process.id, details: { bulkActId: act.id },
      })),
    );
    return noted;
  }
}

async function addPeople(em: EntityManager, { id: bulkActId, group, role, process, createdBy, tells }: BulkAct, items: readonly Item[], now: Date): Promise<Noted[]> {
  if (!group || !role) throw new Error('An act that adds to a group names it');
  const { timezone } = await em.findOneOrFail(Process, process.id);
  const added = await addMembers(em, group.id, role, items.map(({ personId }) => personId), dayAt(now, timezone));
  await recordAudit(
    em,
    ...[...added.values()].map((subjectId) => ({ at: now, personId: createdBy?.id ?? null, action: 'membership.added', subjectType: 'membership', subjectId, processId: process.id, details: { bulkActId, groupId: group.id, role } })),
  );
  if (tells) await tellNewMembers(em, await em.findOneOrFail(Group, group.id), [...added.values()], null, now);
  return items.map(({ position, personId }) => {
    const membershipId = added.get(personId) ?? null;
    added.delete(personId);
    return { position, outcome: membershipId ? 'ADDED' : 'ALREADY_MEMBER', membershipId };
  });
}
