import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { LoginSession } from '../../src/access/login-session.entity.js';
import { type Role, RoleAssignment } from '../../src/access/role-assignment.entity.js';
import { newId } from '../../src/kernel/ids.js';
import { newToken, tokenHash } from '../../src/kernel/secret-token.js';
import { Admission, type Audience, type AdmissionMode } from '../../src/meetings/admission.entity.js';
import { MeetingDay } from '../../src/meetings/meeting-day.entity.js';
import { scheduleOf } from '../../src/meetings/meeting-schedule.js';
import { Meeting, type MeetingStatus } from '../../src/meetings/meeting.entity.js';
import { Quota } from '../../src/meetings/quota.entity.js';
import type { Session } from '../../src/meetings/session.entity.js';
import { Organisation } from '../../src/organisations/organisation.entity.js';
import { Person } from '../../src/people/person.entity.js';
import { nameKey } from '../../src/people/person-name.js';
import { Process } from '../../src/processes/process.entity.js';
import type { Group } from '../../src/groups/group.entity.js';
import type { Browser } from './browser.js';
import type { TestServer } from './test-server.js';

/*
 * Builders: each makes what a test needs with values that do not matter to it; a test names only what does.
 */

let counter = 0;
const next = (): number => (counter += 1);

export async function aProcess(em: EntityManager, values: Partial<{ slug: string; timezone: string; published: boolean }> = {}): Promise<Process> {
  const number = next();
  const host = em.create(Organisation, { name: `Ente ${number}` });
  const process = em.create(Process, {
    slug: `percorso-${number}`,
    kind: 'PATH',
    title: { it: `Percorso ${number}` },
    host,
    language: 'it',
    timezone: 'Europe/Rome',
    programme: {},
    ...values,
  });
  await em.flush();
  return process;
}

export async function aPerson(em: EntityManager, values: Partial<{ name: string; email: string | null; locale: 'it' | 'en' | 'fr' }> = {}): Promise<Person> {
  const number = next();
  const name = values.name ?? `Persona ${number}`;
  const person = em.create(Person, { name, nameKey: nameKey(name), email: `persona-${number}@example.org`, locale: 'it', ...values });
  await em.flush();
  return person;
}

export interface MeetingValues {
  process?: Process;
  group?: Group | null;
  session?: Session | null;
  status?: MeetingStatus;
  /** Wall time in Europe/Rome; without it, far in the future. */
  starts?: string;
  ends?: string;
  seats?: number | null;
  mode?: AdmissionMode;
  audience?: Audience;
  waitingList?: boolean;
  approval?: boolean;
  /** How freed seats get to those who wait. */
  promotion?: Partial<Pick<RequiredEntityData<Quota>, 'promotion' | 'offerHours' | 'promotionStopsHours'>>;
  onlineUrl?: string | null;
}

/** A scheduled meeting with one admission, open to everybody, of the seats given (none given: no limit). */
export async function aMeeting(em: EntityManager, values: MeetingValues = {}): Promise<{ meeting: Meeting; admission: Admission; quota: Quota; process: Process }> {
  const process = values.process ?? (await aProcess(em));
  const number = next();
  const { days, ...schedule } = scheduleOf({
    timezone: 'Europe/Rome',
    startsAt: values.starts ?? '2099-03-12T10:00',
    endsAt: values.ends ?? '2099-03-12T12:00',
  });
  const meeting = em.create(Meeting, {
    process,
    key: `meeting-${number}`,
    group: values.group ?? null,
    series: values.session?.series ?? null,
    session: values.session ?? null,
    title: { it: `Incontro ${number}` },
    status: values.status ?? 'SCHEDULED',
    timezone: 'Europe/Rome',
    ...schedule,
    onlineUrl: values.onlineUrl ?? null,
    programme: {},
    position: number,
    calendarUid: newId(),
  });
  for (const day of days) em.create(MeetingDay, { meeting, calendarUid: newId(), ...day });
  const quota = em.create(Quota, { meeting, key: 'room', seats: values.seats ?? null, ...values.promotion });
  const admission = em.create(Admission, {
    meeting,
    quota,
    key: 'room',
    title: { it: 'In sala' },
    mode: values.mode ?? 'IN_PERSON',
    audience: values.audience ?? 'PUBLIC',
    waitingList: values.waitingList ?? true,
    approval: values.approval ?? false,
    position: 0,
  });
  await em.flush();
  return { meeting, admission, quota, process };
}

export async function aRole(em: EntityManager, person: Person, role: Role, where: Partial<{ process: Process; group: Group; meeting: Meeting }> = {}): Promise<void> {
  em.create(RoleAssignment, { person, role, process: null, group: null, meeting: null, ...where });
  await em.flush();
}

/** A browser in which the person is signed in. */
export async function signedInBrowser(server: TestServer, person: Person): Promise<Browser> {
  const em = server.em();
  const token = newToken();
  const now = new Date();
  em.create(LoginSession, {
    tokenHash: tokenHash(token),
    person: em.getReference(Person, person.id),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 24 * 60 * 60 * 1000),
  });
  await em.flush();
  const browser = server.browser();
  browser.setCookie('percorso', token);
  return browser;
}
