import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { moveReferences } from '../kernel/row-references.js';
import { runSql } from '../kernel/run-sql.js';
import { Person } from '../people/person.entity.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { isLive } from '../registrations/registration-places.js';
import { giveFreedSeats, settleDoubles } from './merge-settling.js';
import { mayMergePeople } from './person-record.policy.js';
import {
  bothHaveFeeds,
  COMPLETE,
  concernedProcesses,
  doubleAttendances,
  doubleInvitations,
  doubleMemberships,
  doubleRegistrations,
  LEAVE_ONLY_THE_WAY,
  LOCK_PEOPLE,
  mergedInto,
  peopleAlike,
} from './person-merges.queries.js';
import type { MergePeopleInput } from './person-merge.graphql.js';
import { personReferences } from './person-references.js';
import { type PersonRecord, PersonRecordsService } from './person-records.service.js';

const MOST_ALIKE = 20;

/** Two people who are one. */
@Injectable()
export class PersonMergesService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
    private readonly records: PersonRecordsService,
  ) {}

  /** Who of those whom the reader may know of may be the same person. */
  async alike({ id }: PersonRecord, by: SignedIn): Promise<PersonRecord[]> {
    const found = await Promise.all((await peopleAlike(this.em.fork(), id, MOST_ALIKE)).map((each) => this.records.find(each, by)));
    return found.flatMap((record) => record ?? []);
  }

  /** What making one of two would do; nothing is done. @throws NotFoundError  also when they are one already */
  async preview(keptId: string, mergedId: string, by: SignedIn) {
    const [kept, merged] = await this.#both({ keptPersonId: keptId, mergedPersonId: mergedId }, by);
    if (kept.id === merged.id) throw new NotFoundError();
    const [concerned, { doubles }, attendances, invitations, memberships, feedEnds] = await Promise.all([
      concernedProcesses(this.em, kept.id, merged.id),
      doubleRegistrations(this.em, kept.id, merged.id),
      doubleAttendances(this.em, kept.id, merged.id),
      doubleInvitations(this.em, kept.id, merged.id),
      doubleMemberships(this.em, kept.id, merged.id),
      bothHaveFeeds(this.em, kept.id, merged.id),
    ]);
    const refusal = mayMergePeople(by, concerned) ? null : new DomainError('PERSON_ELSEWHERE');
    const registrations = doubles.map(({ stays, goes }) => ({ staysMeetingId: stays.meetingId, goesMeetingId: goes.meetingId, stays: stays.status, goes: goes.status }));
    // Of processes that others organise not even that there is something is said.
    const shown = refusal ? { registrations: [], attendances: [], invitations: [], memberships: [] } : { registrations, attendances, invitations, memberships };
    return { kept, merged, refusal, ...shown, feedEnds, addressEnds: kept.email !== null && merged.email !== null ? merged.email : null };
  }

  /**
   * Makes one person of two: everything that names the one names the other afterwards. What one person cannot have twice
   * is settled first, the better staying; seats that become free go to the first in line, who alone are told. Asked for
   * again, it changes nothing. All seats of both are locked first, then both people.
   *
   * @throws NotFoundError  unless one may know of both
   * @throws DomainError    INVALID: they are the same one; PERSON_ELSEWHERE
   */
  async merge(input: MergePeopleInput, by: SignedIn, now: Date): Promise<PersonRecord> {
    if ((await mergedInto(this.em, input.mergedPersonId)) === input.keptPersonId) return this.records.byId(input.keptPersonId, by);
    const [kept, merged] = await this.#both(input, by);
    if (kept.id === merged.id) throw new InvalidError('invalid.choice', ['mergedPersonId']);
    await this.#check(this.em, kept.id, merged.id, by);
    const { all } = await doubleRegistrations(this.em, kept.id, merged.id);
    const meetingIds = [...new Set(all.filter(isLive).map(({ meetingId }) => meetingId))];
    await this.office.underLocks(meetingIds, async (em, seats) => {
      const people = await runSql<{ id: string; mergedIntoId: string | null; gone: boolean }>(em, LOCK_PEOPLE, [kept.id, merged.id]);
      if (people.some(({ id, mergedIntoId }) => id === merged.id && mergedIntoId === kept.id)) return;
      if (people.length < 2 || people.some(({ gone }) => gone)) throw new NotFoundError();
      await this.#check(em, kept.id, merged.id, by);
      const { meetingIds: freed, ...settled } = await settleDoubles(em, seats, kept.id, merged.id, now);
      const moved = await moveReferences(em, personReferences, merged.id, kept.id);
      await joinFacts(em, kept.id, merged.id, now);
      await this.office.write(em, await giveFreedSeats(em, seats, freed, now), now);
      const [only, ...more] = kept.knownIn;
      await recordAudit(em, {
        at: now,
        personId: by.person.id,
        action: 'person.merged',
        subjectType: 'person',
        subjectId: kept.id,
        processId: only !== undefined && more.length === 0 ? only : null,
        details: { mergedPersonId: merged.id, settled, moved },
        requestId: by.requestId,
      });
    });
    return this.records.byId(kept.id, by);
  }

  #both({ keptPersonId, mergedPersonId }: MergePeopleInput, by: SignedIn): Promise<[PersonRecord, PersonRecord]> {
    return Promise.all([this.records.byId(keptPersonId, by), this.records.byId(mergedPersonId, by)]);
  }

  /** @throws DomainError PERSON_ELSEWHERE */
  async #check(em: EntityManager, keptId: string, mergedId: string, by: SignedIn): Promise<void> {
    if (!mayMergePeople(by, await concernedProcesses(em, keptId, mergedId))) throw new DomainError('PERSON_ELSEWHERE');
  }
}

/** What is known of who goes completes what is known of who stays. */
async function joinFacts(em: EntityManager, keptId: string, mergedId: string, now: Date): Promise<void> {
  const { name, nameKey, email, contactEmail, telephone, organisation, municipality } = await em.findOneOrFail(Person, mergedId);
  await runSql(em, LEAVE_ONLY_THE_WAY, [keptId, mergedId, now]);
  await runSql(em, COMPLETE, [keptId, name, nameKey, email, contactEmail, telephone, organisation?.id ?? null, municipality]);
}
