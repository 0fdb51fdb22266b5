import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { recordAudit } from '../kernel/audit.js';
import { databaseOptions } from '../kernel/database.js';
import { newId } from '../kernel/ids.js';
import { StartFault } from '../kernel/start-fault.js';
import { insertRows, type Row } from '../kernel/table-rows.js';
import { nameKey } from '../people/person-name.js';
import { importProgramme } from '../programmes/programme-import.js';
import { sentenceOf } from '../programmes/programme-reader.js';
import { writeProgramme } from '../programmes/programme-writer.js';
import { demonstrationAccounts, type DemonstrationAddress } from './demonstration-accounts.js';
import { closeMeetings } from './demonstration-meetings.js';
import { type KnownPerson, writePeople } from './demonstration-people.js';
import * as tables from './demonstration-tables.js';
import { accountNamed, idsByKey, lockDemonstration, markLoaded, markSynthetic, meetingsToClose, type NamedProcess, processesNamed, wasLoaded } from './demonstrations.queries.js';
import { MEMBERS_PER_GROUP } from './invented-attendance.js';
import { seededChance } from './invented-people.js';
import { NEXT_SESSIONS, nextSessions } from './next-sessions.js';

/** Where people are made up, so that the numbers of a process this large can be seen. */
const WITH_PEOPLE = 'emilia-romagna-pssr';
const REAL_PROGRAMMES = [WITH_PEOPLE, 'lombardia-laboratorio', 'calre-working-group', 'lombardia-welfare', 'bretagne-iss'];
const SEED = 20_220_111;
const MEMBERS_SINCE = '2022-03-28';
const PEOPLE_SINCE = new Date('2021-09-01T08:00:00Z');

/** As loadDemonstration, with connections of its own. */
export async function loadDemonstrationInto(databaseUrl: string, now: Date): Promise<boolean> {
  const orm = await MikroORM.init(databaseOptions(databaseUrl, 1));
  try {
    return await loadDemonstration(orm.em.fork(), now);
  } finally {
    await orm.close(true);
  }
}

/**
 * Loads the demonstration, in one transaction and only once: the five programmes, invented people with registrations
 * and attendance at the meetings of one of them, which are closed; a sixth process in the future; the accounts. No mail
 * is written.
 *
 * @returns false when it had been loaded before
 * @throws StartFault  when the database already has one of these processes from elsewhere
 */
export function loadDemonstration(em: EntityManager, now: Date): Promise<boolean> {
  return em.transactional(async (em) => {
    await lockDemonstration(em);
    if (await wasLoaded(em)) return false;
    const processes = await importProgrammes(em, now);
    const accounts = await writeAccounts(em, now);
    await invent(em, processes, accounts);
    await giveRoles(em, processes, accounts, now);
    await markLoaded(em, now);
    const subject = { subjectType: 'installation', subjectId: null, processId: null };
    await recordAudit(em, { at: now, personId: null, action: 'demonstration.loaded', ...subject });
    return true;
  });
}

type Processes = Map<string, string>;
type Accounts = Record<DemonstrationAddress, string>;

/** @returns the ids of all six by slug */
async function importProgrammes(em: EntityManager, now: Date): Promise<Processes> {
  const slugs = [...REAL_PROGRAMMES, NEXT_SESSIONS];
  const [there] = await processesNamed(em, slugs);
  if (there) throw new StartFault(`The demonstration cannot be loaded: the database already has a process ${there.slug}. Nothing was changed.`);
  const sources = await Promise.all(REAL_PROGRAMMES.map((slug) => readFile(`${programmesFolder()}/${slug}.yaml`, 'utf8')));
  for (const source of [...sources, writeProgramme(nextSessions(now))]) {
    const { problems } = await importProgramme(em, source, { now });
    const [problem] = problems;
    if (problem) throw new Error(`A programme of the demonstration is faulty, line ${problem.line}: ${sentenceOf(problem, 'en')}`);
  }
  const processes: NamedProcess[] = await processesNamed(em, slugs);
  return new Map(processes.map(({ slug, id }) => [slug, id]));
}

/** Beside the sources, also from the build. */
function programmesFolder(): string {
  const folders = ['../../programmes', '../../../programmes'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const folder = folders.find((path) => existsSync(`${path}/${WITH_PEOPLE}.yaml`));
  if (folder === undefined) throw new StartFault('The programme files of the demonstration are missing: apps/api/programmes.');
  return folder;
}

async function writeAccounts(em: EntityManager, now: Date): Promise<Accounts> {
  const ids: Partial<Accounts> = {};
  for (const { email, name } of demonstrationAccounts) ids[email] = await accountNamed(em, email, name, nameKey(name), now);
  return ids as Accounts;
}

/** The people of the one process that has them, with all that they did. */
async function invent(em: EntityManager, processes: Processes, accounts: Accounts): Promise<void> {
  const chance = seededChance(SEED);
  const processId = idIn(processes, WITH_PEOPLE);
  const categories = await idsByKey(em, 'stakeholder_category', processId);
  const nextId = idIn(processes, NEXT_SESSIONS);
  const ofNext = await idsByKey(em, 'stakeholder_category', nextId);
  const people = await writePeople(em, new Map([[processId, categories], [nextId, ofNext]]), chance, PEOPLE_SINCE);
  await closeMeetings(em, await meetingsToClose(em, processId), people, categories, accounts['organiser@example.org'], chance);
  await markSynthetic(em, processId);
  await writeMembers(em, await idsByKey(em, 'participant_group', processId), people, accounts);
}

/** The first people are the members of the groups, in the order of the groups; the facilitator has the first group. */
async function writeMembers(em: EntityManager, groups: Map<string, string>, people: readonly KnownPerson[], accounts: Accounts): Promise<void> {
  const membership = (group_id: string, person_id: string, role: string) => ({ id: newId(), group_id, person_id, role, starts_on: MEMBERS_SINCE });
  const members = [...groups.values()].flatMap((groupId, index) =>
    people
      .slice(index * MEMBERS_PER_GROUP, (index + 1) * MEMBERS_PER_GROUP)
      .map(({ id }, place) => membership(groupId, id, place === 0 ? 'CHAIR' : 'MEMBER')),
  );
  await insertRows(em, tables.memberships, [...members, membership(idIn(groups, '1'), accounts['facilitator@example.org'], 'FACILITATOR')]);
}

async function giveRoles(em: EntityManager, processes: Processes, accounts: Accounts, now: Date): Promise<void> {
  const groups = await idsByKey(em, 'participant_group', idIn(processes, WITH_PEOPLE));
  const sessions = await idsByKey(em, 'meeting', idIn(processes, NEXT_SESSIONS));
  const given: Row<typeof tables.roles.columns>[] = [];
  const give = (email: DemonstrationAddress, role: string, place: { process_id?: string; group_id?: string; meeting_id?: string }) =>
    given.push({ process_id: null, group_id: null, meeting_id: null, ...place, id: newId(), person_id: accounts[email], role, created_at: now.toISOString() });
  give('admin@example.org', 'ADMINISTRATOR', {});
  for (const process_id of processes.values()) give('organiser@example.org', 'ORGANISER', { process_id });
  give('facilitator@example.org', 'FACILITATOR', { group_id: idIn(groups, '1') });
  for (const meeting_id of sessions.values()) give('facilitator@example.org', 'FACILITATOR', { meeting_id });
  give('desk@example.org', 'DESK', { meeting_id: idIn(sessions, 'lodi') });
  await insertRows(em, tables.roles, given);
}

function idIn(ids: Map<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demonstration lacks ${key}.`);
  return id;
}
