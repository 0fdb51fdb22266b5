import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type GraphQLInputField, type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql';
import { Delegate } from '../src/delegations/delegate.entity.js';
import { Delegation } from '../src/delegations/delegation.entity.js';
import type { Role } from '../src/access/role-assignment.entity.js';
import { Group } from '../src/groups/group.entity.js';
import { BulkAct } from '../src/bulk-acts/bulk-act.entity.js';
import { PeopleImport } from '../src/imports/people-import.entity.js';
import { newId } from '../src/kernel/ids.js';
import type { Admission } from '../src/meetings/admission.entity.js';
import type { Meeting } from '../src/meetings/meeting.entity.js';
import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { Venue } from '../src/meetings/venue.entity.js';
import { Organisation } from '../src/organisations/organisation.entity.js';
import type { Person } from '../src/people/person.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { exportProgramme } from '../src/programmes/programme-export.js';
import { Track } from '../src/processes/track.entity.js';
import { QuestionForm } from '../src/questions/question-form.entity.js';
import { Question } from '../src/questions/question.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { buildOperation, type KnownValues } from './harness/operation-builder.js';
import { type Reading, readingsOf, ROOT_PAGE } from './harness/reading-paths.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

/** A process with everything in it that not everybody may know, each with a word of its own to be found by. */
interface World {
  word: string;
  process: Process;
  group: Group;
  series: Series;
  track: Track;
  meeting: Meeting;
  draft: Meeting;
  admission: Admission;
  venue: Venue;
  registered: Person;
  /** Registered too. */
  other: Person;
  registration: Registration;
  question: Question;
  peopleImport: PeopleImport;
  bulkAct: BulkAct;
  delegate: Delegate;
}

/** Mutations about oneself, or open to everybody: they change nothing of a process that others run. */
const ABOUT_ONESELF = [
  'requestSignInCode', 'signIn', 'signOut', 'useSignInLink', 'revokeSession',
  'registerForMeeting', 'registerForMeetings', 'confirmRegistration', 'confirmRegistrations', 'answerInvitation', 'followProcess', 'unfollowProcess',
  'changeMyAddress', 'correctMyData', 'eraseMyData', 'renewCalendarFeed', 'revokeCalendarFeed', 'setCalendarChoice',
  'saveFilter', 'removeFilter',
];

/** What the ids that mutations take are called. One that is missing here fails the test below. */
function idsOf({ process, group, series, track, meeting, admission, venue, registered, other, registration, question, peopleImport, bulkAct, delegate }: World): KnownValues {
  return {
    processId: process.id,
    processSlug: process.slug,
    slug: process.slug,
    groupId: group.id,
    groupIds: [group.id],
    groupKey: group.key,
    groupKeys: [group.key],
    seriesId: series.id,
    seriesKey: series.key,
    trackId: track.id,
    trackIds: [track.id],
    meetingId: meeting.id,
    meetingIds: [meeting.id],
    admissionId: admission.id,
    admissionIds: [admission.id],
    sharesSeatsWith: admission.id,
    releasesTo: admission.id,
    registrationId: registration.id,
    venueId: venue.id,
    personId: registered.id,
    keptPersonId: registered.id,
    mergedPersonId: other.id,
    peopleImportId: peopleImport.id,
    bulkActId: bulkAct.id,
    chosenIds: [registration.id],
    questionId: question.id,
    delegationId: delegate.delegation.id,
    delegateId: delegate.id,
    substituteId: delegate.id,
    insteadOfId: delegate.id,
  };
}

/** Ids of things that belong to no process, or that are made up here: no more is needed of them. */
const OTHER_IDS = ['id', 'membershipId', 'assignmentId', 'sessionId', 'organisationId', 'otherOrganisationId', 'keptOrganisationId', 'mergedOrganisationId', 'roomId', 'meetingDayId', 'mailId', 'mailIds', 'invitationId', 'undoOf'];

const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

const PLACES: Record<Exclude<Role, 'ADMINISTRATOR'>, (world: World) => Partial<{ process: Process; group: Group; meeting: Meeting }>> = {
  ORGANISER: ({ process }) => ({ process }),
  READER: ({ process }) => ({ process }),
  FACILITATOR: ({ group }) => ({ group }),
  DESK: ({ meeting }) => ({ meeting }),
};
const ROLES = Object.keys(PLACES) as (keyof typeof PLACES)[];

describe('keeping processes apart', () => {
  let server: TestServer;
  let schema: GraphQLSchema;
  let own: World;
  let foreign: World;
  let readings: Reading[];

  beforeAll(async () => {
    server = await startTestServer();
    schema = server.app.get(GraphQLSchemaHost).schema;
    readings = readingsOf(schema);
    own = await aWorld(server.em(), 'melograno');
    foreign = await aWorld(server.em(), 'sambuco');
  });
  afterAll(() => server.stop());

  async function whoIs(role: keyof typeof PLACES): Promise<Browser> {
    const person = await aPerson(server.em());
    await aRole(server.em(), person, role, PLACES[role](own));
    return signedInBrowser(server, person);
  }

  /** All that can be read by a browser about a process, as one text. */
  async function everythingAbout(world: World, browser: Browser): Promise<{ text: string; faults: string[] }> {
    const texts: string[] = [];
    const faults: string[] = [];
    for (const { root, selection } of readings) {
      for (const id of root.args.some(({ name }) => name === 'id') ? [world.meeting.id, world.draft.id] : ['']) {
        const { query, variables } = buildOperation('query', root, { ...idsOf(world), id, text: world.word, first: ROOT_PAGE }, selection ?? undefined);
        const { status, data, errors } = await browser.ask(query, variables);
        texts.push(JSON.stringify(data ?? null));
        // What a caller may not see is null or absent: only a whole query may be refused.
        const refused = errors.length === 1 && errors[0]?.path?.length === 1 && REFUSALS.includes(errors[0].extensions.code);
        if (status !== 200 || (errors.length > 0 && !refused)) faults.push(`${status} ${JSON.stringify(errors)} ${query}`);
      }
    }
    return { text: texts.join('\n'), faults };
  }

  const secretsOf = (word: string) => ({
    name: `Nome${word}`,
    address: `${word}@example.org`,
    telephone: `333-${word}`,
    needs: `bisogno di ${word}`,
    draft: `bozza ${word}`,
    link: `https://${word}.example.org`,
  });

  const foundIn = (text: string, secrets: Record<string, string>) => Object.keys(secrets).filter((what) => text.includes(secrets[what] ?? ''));

  it('the test would notice: an administrator reads what others may not', async () => {
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ADMINISTRATOR');
    const { text, faults } = await everythingAbout(foreign, await signedInBrowser(server, person));
    expect(faults).toEqual([]);
    expect(foundIn(text, secretsOf(foreign.word))).toEqual(expect.arrayContaining(['name', 'address', 'needs', 'draft']));
  });

  it.each(ROLES)('a role in one process (%s) reads nothing in another that the public may not', async (role) => {
    const { text, faults } = await everythingAbout(foreign, await whoIs(role));
    expect(faults).toEqual([]);
    expect(foundIn(text, secretsOf(foreign.word))).toEqual([]);
  });

  it.each<[string, () => Promise<Browser>]>([
    ['a stranger', async () => server.browser()],
    ['somebody who is signed in', async () => signedInBrowser(server, await aPerson(server.em()))],
    ['somebody who is registered', async () => signedInBrowser(server, foreign.registered)],
    ['a reader', () => whoIs('READER')],
  ])('%s reads nothing of the others of a process', async (who, open) => {
    const world = who === 'a reader' ? own : foreign;
    const { text, faults } = await everythingAbout(world, await open());
    expect(faults).toEqual([]);
    expect(foundIn(text, secretsOf(`altro${world.word}`))).toEqual([]);
    expect(text).not.toContain(`bozza ${world.word}`);
  });

  it.each<[string, boolean, () => Promise<Browser>]>([
    ['a stranger', false, async () => server.browser()],
    ['an organiser', true, () => whoIs('ORGANISER')],
    ['a facilitator', false, () => whoIs('FACILITATOR')],
    ['a reader', false, () => whoIs('READER')],
  ])('%s is told whether they may plan a process, and of another one never that they may', async (_who, may, open) => {
    const browser = await open();
    const told = async ({ process }: World) => (await browser.ask<{ process: { viewerMayPlan: boolean } }>('query ($slug: String!) { process(slug: $slug) { viewerMayPlan } }', { slug: process.slug })).data?.process.viewerMayPlan;
    expect([await told(own), await told(foreign)]).toEqual([may, false]);
  });

  it('every id that a mutation takes is known here, so that a new one is not left out', () => {
    const known = [...Object.keys(idsOf(foreign)), ...OTHER_IDS];
    const unknown = mutations().flatMap(({ args }) => args.flatMap(({ type }) => idFields(type)).filter((name) => !known.includes(name)));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it.each(ROLES)('a role in one process (%s) changes nothing in another', async (role) => {
    const browser = await whoIs(role);
    const before = await stateOf(server.em(), foreign);
    const yaml = await exportProgramme(server.em(), foreign.process.slug);
    const allowed: string[] = [];
    for (const field of mutations().filter(({ name }) => !ABOUT_ONESELF.includes(name))) {
      for (const meetingId of [foreign.meeting.id, foreign.draft.id]) {
        const { query, variables } = buildOperation('mutation', field, { ...idsOf(foreign), meetingId, yaml });
        const { errors, data } = await browser.ask(query, variables);
        const codes = errors.map(({ extensions }) => extensions.code);
        if (!codes.every((code) => code === 'FORBIDDEN' || code === 'NOT_FOUND') || codes.length === 0) {
          allowed.push(`${field.name}: ${codes.join() || JSON.stringify(data)}`);
        }
      }
    }
    expect(allowed).toEqual([]);
    expect(await stateOf(server.em(), foreign)).toEqual(before);
  });

  function mutations() {
    return Object.values(schema.getMutationType()?.getFields() ?? {});
  }
});

/** The names of the fields of type ID in an input, also in inputs within it. */
function idFields(type: GraphQLInputField['type']): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => (getNamedType(field.type).name === 'ID' ? [field.name] : idFields(field.type)));
}

async function aWorld(em: EntityManager, word: string): Promise<World> {
  const process = await aProcess(em, { slug: word });
  const group = em.create(Group, { process, key: '1', kind: 'THEMATIC', position: 0 });
  await em.flush();
  const series = em.create(Series, { process, group, key: 'group-1', title: null, inferred: null, position: 0 });
  const session = em.create(Session, { series, number: 1 });
  const track = em.create(Track, { process, key: 'one', title: { it: 'Filone' }, position: 0, programme: null });
  await em.flush();
  const { meeting, admission } = await aMeeting(em, { process, group, session, onlineUrl: `https://${word}.example.org/sala` });
  const { meeting: draft } = await aMeeting(em, { process, status: 'DRAFT' });
  draft.title = { it: `bozza ${word}` };
  const venue = em.create(Venue, { municipality: `Comune di ${word}` });
  meeting.venue = venue;
  const registration = await registeredIn(em, meeting, admission, word);
  const { person: other } = await registeredIn(em, meeting, admission, `altro${word}`);
  const form = em.create(QuestionForm, { process, meeting, editableUntil: null });
  const question = em.create(Question, { form, key: 'one', kind: 'TEXT', title: { it: 'Una domanda' }, options: [], conditionValues: [], position: 0 });
  await em.flush();
  const peopleImport = em.create(PeopleImport, { process, createdAt: new Date(), locale: 'it', fileName: `${word}.csv`, fileBytes: 0, state: 'CHECKED', counts: {}, newOrganisations: [], madeOrganisations: [] });
  const bulkAct = em.create(BulkAct, { process, meeting, group, role: 'MEMBER', createdAt: new Date(), key: word, contentHash: '', kind: 'ADD_TO_GROUP', tells: false, allowOver: false, state: 'DONE', total: 0 });
  await em.flush();
  const delegate = await aDelegateOf(em, meeting, admission, word);
  return { word, process, group, series, track, meeting, draft, admission, venue, registered: registration.person, other, registration, question, peopleImport, bulkAct, delegate };
}

async function aDelegateOf(em: EntityManager, meeting: Meeting, admission: Admission, word: string): Promise<Delegate> {
  const organisation = em.create(Organisation, { name: `Ente ${word}` });
  const contact = { contactName: `Nome${word} Segreteria`, contactEmail: `altro${word}@example.org`, locale: 'it' } as const;
  const delegation = em.create(Delegation, { organisation, meeting, admission, ...contact, places: 2, invitedAt: new Date() });
  const person = await aPerson(em, { name: `Nome${word} Delegata` });
  const delegate = em.create(Delegate, { delegation, person, email: `altro${word}@example.org`, role: 'DELEGATE', namedAt: new Date() });
  await em.flush();
  return delegate;
}

async function registeredIn(em: EntityManager, meeting: Meeting, admission: Admission, word: string): Promise<Registration> {
  const person = await aPerson(em, { name: `Nome${word} Cognome`, email: `${word}@example.org` });
  person.telephone = `333-${word}`;
  const registration = em.create(Registration, {
    id: newId(),
    person,
    meeting,
    admission,
    quota: admission.quota,
    status: 'CONFIRMED',
    registeredAt: new Date(),
    confirmedAt: new Date(),
    needs: `bisogno di ${word}`,
    locale: 'it',
  });
  await em.flush();
  return registration;
}

/** Everything that belongs to a process, so that a change of any of it is seen. */
async function stateOf(em: EntityManager, { process }: World): Promise<unknown> {
  return em.execute(
    `select (select jsonb_agg(p order by id) from process p where id = ?) as process,
            (select jsonb_agg(g order by id) from participant_group g where process_id = ?) as groups,
            (select jsonb_agg(m order by id) from meeting m where process_id = ?) as meetings,
            (select jsonb_agg(s order by s.id) from session s join series on series.id = s.series_id where series.process_id = ?) as sessions,
            (select jsonb_agg(c order by id) from plan_change c where process_id = ?) as plan_changes,
            (select jsonb_agg(a order by a.id) from admission a join meeting m on m.id = a.meeting_id where m.process_id = ?) as admissions,
            (select jsonb_agg(q order by q.id) from quota q join meeting m on m.id = q.meeting_id where m.process_id = ?) as quotas,
            (select jsonb_agg(r order by r.id) from registration r join meeting m on m.id = r.meeting_id where m.process_id = ?) as registrations,
            (select jsonb_agg(q order by q.id) from question q join question_form f on f.id = q.form_id where f.process_id = ?) as questions,
            (select jsonb_agg(d order by d.id) from delegation d join meeting m on m.id = d.meeting_id where m.process_id = ?) as delegations,
            (select jsonb_agg(d order by d.id) from delegate d) as delegates,
            (select count(*)::int from role_assignment) as roles,
            (select jsonb_agg(i order by id) from people_import i where process_id = ?) as people_imports,
            (select jsonb_agg(b order by id) from bulk_act b where process_id = ?) as bulk_acts,
            (select jsonb_agg(c order by id) from stakeholder_category c where process_id = ?) as categories,
            (select jsonb_agg(o order by organisation_id) from organisation_category o where process_id = ?) as organisations,
            (select count(*)::int from outgoing_mail where process_id = ?) as mails`,
    Array<string>(15).fill(process.id),
  );
}
