import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../src/kernel/ids.js';
import type { Admission } from '../../src/meetings/admission.entity.js';
import type { Meeting } from '../../src/meetings/meeting.entity.js';
import type { Quota } from '../../src/meetings/quota.entity.js';
import type { Person } from '../../src/people/person.entity.js';
import type { Process } from '../../src/processes/process.entity.js';
import { Registration, type RegistrationStatus } from '../../src/registrations/registration.entity.js';
import type { Browser } from './browser.js';
import { aMeeting, aPerson, aRole, type MeetingValues, signedInBrowser } from './builders.js';
import type { TestServer } from './test-server.js';

export const RECORD = `mutation ($input: RecordAttendanceInput!) {
  recordAttendance(input: $input) { results { nonce accepted alreadyBy alreadyAt reason } userErrors { code message path } } }`;
const ROSTER = `query ($id: ID!, $first: Int, $after: String) { meeting(id: $id) {
  attendanceCounts { expected present late excused absent walkIns capacity }
  roster(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node {
    person { id name email } registration { id status attendance } organisation category needs needKinds walkIn
    attendance { meetingDayId status at leftAt recordedBy nonce } } } } } }`;

export interface Result {
  nonce: string;
  accepted: boolean;
  alreadyBy: string | null;
  alreadyAt: string | null;
  reason: string | null;
}

export interface Recorded {
  recordAttendance: { results: Result[]; userErrors: { code: string; message: string; path: string[] | null }[] };
}

interface RosterEntry {
  person: { id: string; name: string; email: string | null };
  registration: { id: string; status: string; attendance: string | null } | null;
  organisation: string | null;
  category: string | null;
  needs: string | null;
  needKinds: string[] | null;
  walkIn: boolean;
  attendance: { status: string; at: string; leftAt: string | null; recordedBy: string; nonce: string }[];
}

export interface RosterAnswer {
  attendanceCounts: Record<string, number | null> | null;
  roster: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: RosterEntry }[] } | null;
}

/** The start of the meeting whose door it is: at ten in Rome. */
export const START = new Date('2026-11-20T09:00:00Z');

/** An instant so many minutes after the start. */
export const minutes = (count: number): Date => new Date(START.getTime() + count * 60_000);

let nonces = 0;

/** An event as a device sends it, with a nonce of its own: somebody present, a quarter of an hour before the start. */
export function anEvent(values: Record<string, unknown> = {}): { nonce: string } & Record<string, unknown> {
  nonces += 1;
  return { nonce: `nonce-${nonces}`, status: 'PRESENT', at: minutes(-15).toISOString(), ...values };
}

/** Ten minutes before a meeting starts: two facilitators and a desk, each with a device. */
export class MeetingDoor {
  private constructor(
    readonly em: EntityManager,
    readonly process: Process,
    readonly meeting: Meeting,
    readonly admission: Admission,
    readonly quota: Quota,
    readonly anna: Browser,
    readonly bruno: Browser,
    readonly desk: Browser,
  ) {}

  static async open(server: TestServer, values: MeetingValues = {}): Promise<MeetingDoor> {
    const em = server.em();
    server.setNow(minutes(-10));
    const { process, meeting, admission, quota } = await aMeeting(em, { starts: '2026-11-20T10:00', ends: '2026-11-20T12:00', ...values });
    const staff = async (name: string, role: 'FACILITATOR' | 'DESK') => {
      const person = await aPerson(em, { name });
      await aRole(em, person, role, { meeting });
      return signedInBrowser(server, person);
    };
    const anna = await staff('Anna Facilitatrice', 'FACILITATOR');
    const bruno = await staff('Bruno Facilitatore', 'FACILITATOR');
    return new MeetingDoor(em, process, meeting, admission, quota, anna, bruno, await staff('Dora Accoglienza', 'DESK'));
  }

  /** Somebody who is registered, with a confirmed seat unless the status says otherwise. */
  async aRegistration(values: { person?: Person; status?: RegistrationStatus; needs?: string } = {}): Promise<Registration> {
    const status = values.status ?? 'CONFIRMED';
    const registration = this.em.create(Registration, {
      id: newId(),
      person: values.person ?? (await aPerson(this.em)),
      meeting: this.meeting,
      admission: this.admission,
      quota: this.quota,
      status,
      position: status === 'WAITING' ? 1 : null,
      holdUntil: status === 'PENDING' ? minutes(60) : null,
      registeredAt: minutes(-10_000),
      confirmedAt: minutes(-10_000),
      needs: values.needs ?? null,
      locale: 'it',
    });
    await this.em.flush();
    return registration;
  }

  async send(browser: Browser, ...events: object[]): Promise<Recorded['recordAttendance']> {
    return (await browser.get<Recorded>(RECORD, { input: { meetingId: this.meeting.id, events } })).recordAttendance;
  }

  /** Sends events that as a whole are not refused. */
  async record(browser: Browser, ...events: object[]): Promise<Result[]> {
    const { results, userErrors } = await this.send(browser, ...events);
    expect(userErrors).toEqual([]);
    return results;
  }

  async roster(browser: Browser, page: object = {}): Promise<RosterAnswer> {
    return (await browser.get<{ meeting: RosterAnswer }>(ROSTER, { id: this.meeting.id, ...page })).meeting;
  }

  /** What stands for a registration, day by day, as "PRESENT 08:45 Anna". */
  async standing({ id }: Registration): Promise<string[]> {
    const { roster } = await this.roster(this.anna);
    const entry = roster?.edges.map(({ node }) => node).find(({ registration }) => registration?.id === id);
    return entry?.attendance.map(({ status, at, recordedBy }) => `${status} ${at.slice(11, 16)} ${recordedBy.split(' ')[0]}`) ?? [];
  }
}
