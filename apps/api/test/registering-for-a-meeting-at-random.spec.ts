import fc from 'fast-check';
import type { Viewer } from '../src/access/viewer.js';
import { DomainError } from '../src/kernel/domain-error.js';
import { newId } from '../src/kernel/ids.js';
import { RateLimiter } from '../src/kernel/rate-limiter.js';
import { Quota } from '../src/meetings/quota.entity.js';
import { Admission } from '../src/meetings/admission.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { ApprovalsService } from '../src/registrations/approvals.service.js';
import { linkOf } from '../src/registrations/registration-link.js';
import { obstacleOf } from '../src/registrations/registration-obstacle.js';
import { readStandings } from '../src/registrations/registration-standing.queries.js';
import { RegistrationsJobs } from '../src/registrations/registrations.jobs.js';
import { SeatsService } from '../src/registrations/seats.service.js';
import { aMeeting, aPerson, aProcess } from './harness/builders.js';
import { apply, brokenRules, manyPeople, type OfficeOfOneServer, type RegistrationWorld, registrationWorld } from './harness/registration-world.js';

/*
 * A model of everything that moves registrations: whatever people, staff and the clock do in whatever order, the rules
 * of brokenRules hold, nobody has two seats in one session, and nobody is seated past somebody who waits.
 */

const RUNS = Number(process.env.MODEL_RUNS ?? 12);
const LONGEST = 120_000 + RUNS * 10_000;
const PEOPLE = 6;
const ADMISSIONS = 4;
const MINUTE = 60_000;
const LONGER_THAN_A_HOLD = 25 * 60 * MINUTE;

const who = fc.nat(PEOPLE - 1);
/** Most of it happens in the room in Lodi, where the line is. */
const where = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(ADMISSIONS - 1) });
const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('register' as const), who, where }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('visit' as const), who, where }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('confirm' as const), who }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('cancel' as const), which: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('change' as const), which: fc.nat(20), where, wait: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('setSeats' as const), where, seats: fc.option(fc.nat(5)) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('accept' as const), which: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('decide' as const), which: fc.nat(5), approve: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('waitADay' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

interface Seat {
  id: string;
  quota_id: string;
  person_id: string;
  status: string;
  confirmed: boolean;
}

class Stage {
  now = new Date('2026-11-02T09:00:00Z');

  constructor(
    readonly server: OfficeOfOneServer,
    readonly meetings: string[],
    readonly admissions: { id: string; meetingId: string }[],
    readonly people: string[],
    readonly mailbox: string,
    readonly staff: Viewer,
  ) {}

  async perform(step: Action): Promise<void> {
    this.now = new Date(this.now.getTime() + MINUTE);
    try {
      await this.#act(step);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  seats(): Promise<Seat[]> {
    return this.server.orm.em.fork().execute<Seat[]>(
      `select id, quota_id, person_id, status, confirmed_at is not null as confirmed from registration
        where meeting_id in (?, ?) and status in ('CONFIRMED', 'PENDING', 'OFFERED', 'TO_APPROVE', 'WAITING') order by position nulls first, id`,
      this.meetings,
    );
  }

  async #act(step: Action): Promise<unknown> {
    const { office, confirmation, moves, offers, orm } = this.server;
    const actor = { personId: null, requestId: 'model' };
    switch (step.act) {
      case 'register':
        return apply(this.server, this.#person(step.who), { id: this.#admission(step.where).meetingId }, this.#admission(step.where), { now: this.now });
      case 'visit': {
        const wish = this.#wish(step.where);
        const by = { name: `Ospite ${step.who}`, email: this.#address(step.who), telephone: null };
        return office.apply({ wish, by, idempotency: { scope: by.email, key: newId(), contentHash: '' }, now: this.now });
      }
      case 'confirm': {
        const token = await this.#newestLink(step.who);
        const link = token === null ? null : await linkOf(orm.em.fork(), token);
        if (!link) return null;
        if (link.registrationId !== null) return confirmation.confirm(link, link.registrationId, this.now);
        return link.wish && confirmation.confirmAnotherPerson(link, link.wish, this.now);
      }
      case 'cancel': {
        const place = await this.#place(step.which);
        return place && moves.cancel(place.meeting_id, place.id, actor, this.now);
      }
      case 'change': {
        const place = await this.#place(step.which);
        return place && moves.change(place.meeting_id, place.id, this.#admission(step.where).id, { wait: step.wait, keepPlace: step.which % 2 === 0 }, actor, this.now);
      }
      case 'setSeats':
        return new SeatsService(orm.em.fork(), office).setSeats({ admissionId: this.#admission(step.where).id, seats: step.seats }, this.staff, this.now);
      case 'accept': {
        const place = await this.#place(step.which, 'OFFERED');
        return place && offers.accept(place.meeting_id, place.id, actor, this.now);
      }
      case 'decide': {
        const place = await this.#place(step.which, 'TO_APPROVE');
        const approvals = new ApprovalsService(orm.em.fork(), office);
        return place && approvals[step.approve ? 'approve' : 'refuse']({ registrationId: place.id }, this.staff, this.now);
      }
      case 'waitADay': {
        this.now = new Date(this.now.getTime() + LONGER_THAN_A_HOLD);
        return new RegistrationsJobs(orm.em.fork(), office, new RateLimiter(orm.em)).expireHolds(this.now);
      }
    }
  }

  #person(index: number): string {
    return this.people[index] ?? '';
  }

  #admission(index: number): { id: string; meetingId: string } {
    return this.admissions[index] ?? { id: '', meetingId: '' };
  }

  /** Two guests share each mailbox. */
  #address(index: number): string {
    return `${this.mailbox}-${Math.floor(index / 2)}@example.org`;
  }

  #wish(index: number) {
    const { id, meetingId } = this.#admission(index);
    return {
      meetingId, admissionId: id, locale: 'it' as const, organisationId: null, organisationName: null, comesAs: null, municipality: null,
      needs: null, consents: [],
    };
  }

  async #newestLink(index: number): Promise<string | null> {
    const [mail] = await this.server.orm.em.fork().execute<{ secret: string }[]>(
      `select data ->> 'secret' as secret from outgoing_mail
        where to_address = ? and data ->> 'secret' is not null order by id desc limit 1`,
      [this.#address(index)],
    );
    return mail?.secret ?? null;
  }

  /** Any registration, also one that is history. @param status  only of those in it */
  async #place(which: number, status: string | null = null): Promise<{ id: string; meeting_id: string } | null> {
    const places = await this.server.orm.em.fork().execute<{ id: string; meeting_id: string }[]>(
      'select id, meeting_id from registration where meeting_id in (?, ?) and status = coalesce(?, status) order by id',
      [...this.meetings, status],
    );
    return places.length === 0 ? null : (places[which % places.length] ?? null);
  }
}

/** How every story begins: the room in Lodi is full, and a line of members and a guest stands before it. */
const queueInLodi: readonly Action[] = [
  { act: 'register', who: 0, where: 0 },
  { act: 'register', who: 1, where: 0 },
  { act: 'visit', who: 0, where: 0 },
  { act: 'register', who: 2, where: 0 },
  { act: 'register', who: 3, where: 0 },
];

/** Whether somebody has a seat, be it only on offer. */
const isSeated = ({ status }: Seat) => status !== 'WAITING' && status !== 'TO_APPROVE';

/** Whoever was in line before is seated before those behind them, and before anybody who was not in line. */
function overtaken(before: readonly Seat[], after: readonly Seat[]): string[] {
  // Whoever has an offer elsewhere is passed over until they answer.
  const offered = new Set([...before, ...after].filter(({ status }) => status === 'OFFERED').map(({ person_id }) => person_id));
  const afterwards = new Map(after.map((seat) => [seat.id, seat]));
  const seatedBefore = new Set(before.filter(isSeated).map(({ id, quota_id }) => `${id} ${quota_id}`));
  return [...new Set(before.map(({ quota_id }) => quota_id))].flatMap((quota) => {
    const line = before.filter((seat) => seat.quota_id === quota && seat.status === 'WAITING' && seat.confirmed);
    const still = line.filter(({ id, person_id }) => afterwards.get(id)?.quota_id === quota && afterwards.get(id)?.status === 'WAITING' && !offered.has(person_id));
    const first = still[0];
    if (!first) return [];
    const ahead = new Set(line.slice(0, line.indexOf(first)).map(({ id }) => id));
    const seated = after.filter((seat) => seat.quota_id === quota && isSeated(seat) && !seatedBefore.has(`${seat.id} ${quota}`));
    return seated.filter(({ id }) => !ahead.has(id)).map(({ id }) => `${id} was seated before ${first.id}`);
  });
}

/** Only their own act, or that of staff, seats somebody who has not confirmed the address. */
const OWN_ACTS: readonly Action['act'][] = ['confirm', 'change'];

function seatedUnconfirmed(step: Action, before: readonly Seat[], after: readonly Seat[]): string[] {
  if (OWN_ACTS.includes(step.act)) return [];
  const unconfirmed = new Set(before.filter(({ status, confirmed }) => status === 'WAITING' && !confirmed).map(({ id }) => id));
  return after.filter((seat) => isSeated(seat) && unconfirmed.has(seat.id)).map(({ id }) => `${id} was seated unconfirmed`);
}

describe('registering for a meeting, whatever people do', () => {
  let world: RegistrationWorld;
  let server: OfficeOfOneServer;

  beforeAll(async () => {
    world = await registrationWorld();
    server = await world.openServer();
  });
  afterAll(() => world.close());

  /** @param offers  whether freed seats in the room in Lodi are offered, and those in Milan given, or the other way round */
  const stage = async (offers: boolean): Promise<Stage> => {
    const em = server.orm.em.fork();
    const process = await aProcess(em);
    const series = em.create(Series, { process, key: 'laboratorio', position: 0 });
    const session = em.create(Session, { series, number: 1 });
    const admissions: { id: string; meetingId: string }[] = [];
    const meetings: string[] = [];
    for (const seats of [1, 2]) {
      const promotion = offers === (seats === 1) ? 'OFFER' : 'AT_ONCE';
      const { meeting, admission } = await aMeeting(em, { process, session, seats, promotion: { promotion } });
      const quota = em.create(Quota, { meeting, key: 'net', seats: 2 });
      const net = em.create(Admission, { meeting, quota, key: 'net', title: { it: 'In rete' }, mode: 'ONLINE', audience: 'PUBLIC', waitingList: seats === 1, approval: seats === 2, position: 1 });
      await em.flush();
      meetings.push(meeting.id);
      admissions.push({ id: admission.id, meetingId: meeting.id }, { id: net.id, meetingId: meeting.id });
    }
    const person = await aPerson(em);
    const roles = [{ role: 'ADMINISTRATOR' as const, processId: null, groupId: null, meetingId: null, groupMeetings: [] }];
    const staff = { person: { id: person.id, name: person.name, email: null, locale: 'it' as const }, sessionId: 'model', roles, locale: 'it' as const, address: '::1', requestId: 'model' };
    const acted = new Stage(server, meetings, admissions, await manyPeople(server.orm, PEOPLE), `casella-${newId()}`, staff);
    for (const step of queueInLodi) await acted.perform(step);
    return acted;
  };

  const faultsIn = async ({ meetings, now }: Stage, seats: readonly Seat[]): Promise<string[]> => {
    const twice = [['CONFIRMED', 'PENDING'], ['OFFERED']].flatMap((kind) => {
      const held = seats.filter(({ status }) => kind.includes(status)).map(({ person_id }) => person_id);
      return new Set(held).size < held.length ? [`two seats of one person in one session: ${kind.join()}`] : [];
    });
    const standings = await readStandings(server.orm.em.fork(), seats.map(({ id }) => id), now);
    const forNothing = [...standings].flatMap(([id, standing]) => (obstacleOf(standing, now) === null ? [`${id} waits for no reason`] : []));
    return [...twice, ...forNothing, ...(await Promise.all(meetings.map((id) => brokenRules(server.orm, id)))).flat()];
  };

  it('keeps every rule after every step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 30 }), fc.boolean(), async (steps, offers) => {
        const acted = await stage(offers);
        let before = await acted.seats();
        for (const step of steps) {
          await acted.perform(step);
          const after = await acted.seats();
          expect(await faultsIn(acted, after)).toEqual([]);
          expect([...overtaken(before, after), ...seatedUnconfirmed(step, before, after)]).toEqual([]);
          before = after;
        }
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
  }, LONGEST);

  it('keeps every rule when many act at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(action, { minLength: 4, maxLength: 8 }), { minLength: 2, maxLength: 6 }), fc.boolean(), async (rounds, offers) => {
        const acted = await stage(offers);
        for (const together of rounds) {
          await Promise.all(together.map((step) => acted.perform(step)));
          expect(await faultsIn(acted, await acted.seats())).toEqual([]);
        }
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
  }, LONGEST);
});
