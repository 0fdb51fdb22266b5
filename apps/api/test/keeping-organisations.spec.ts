import { organisationReferences } from '../src/organisations/organisation-references.js';
import { Organisation } from '../src/organisations/organisation.entity.js';
import { OrganisationCategory } from '../src/processes/organisation-category.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { StakeholderCategory } from '../src/processes/stakeholder-category.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { newId } from '../src/kernel/ids.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const SAVE = `mutation ($input: SaveOrganisationInput!) {
  saveOrganisation(input: $input) { organisation { id name version } userErrors { code message path } } }`;
const DOUBLES = '{ organisationDoubles { likeness first { uses organisation { id name } } second { uses organisation { id name } } } }';
const MERGE = `mutation ($input: MergeOrganisationsInput!) {
  mergeOrganisations(input: $input) { organisation { id name alsoKnownAs municipality } userErrors { code path } } }`;
const APART = 'mutation ($input: KeepOrganisationsApartInput!) { keepOrganisationsApart(input: $input) { apart userErrors { code } } }';
const SAVE_CATEGORY = `mutation ($input: SaveStakeholderCategoryInput!) {
  saveStakeholderCategory(input: $input) { categories { key title } userErrors { code } } }`;
const REMOVE_CATEGORY = `mutation ($input: StakeholderCategoryInput!) {
  removeStakeholderCategory(input: $input) { categories { key } userErrors { code message } } }`;
const MOVE_CATEGORY = `mutation ($input: MoveStakeholderCategoryInput!) {
  moveStakeholderCategory(input: $input) { categories { key } userErrors { code } } }`;
const CATEGORISE = `mutation ($input: SetOrganisationCategoryInput!) {
  setOrganisationCategory(input: $input) { category { key } userErrors { code path } } }`;
const OF_PROCESS = `query ($slug: String!, $text: String, $first: Int, $after: String) {
  organisationsOfProcess(slug: $slug, text: $text, first: $first, after: $after) {
    totalCount pageInfo { endCursor } edges { node { people organisation { name } category { key } } } } }`;
const TYPED = 'query ($slug: String!) { typedOrganisations(slug: $slug) { name people likely { name } } }';
const RECOGNISE = 'mutation ($input: RecogniseOrganisationInput!) { recogniseOrganisation(input: $input) { registrations userErrors { code } } }';
const FOREIGN_KEYS = `
select conrelid::regclass::text as "table", attname as column
  from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
 where contype = 'f' and confrelid = 'organisation'::regclass
 order by 1, 2`;

const SUGGEST = 'query ($text: String!) { organisations(text: $text) { name } }';

interface Saved {
  saveOrganisation: { organisation: { id: string; name: string; version: number } | null; userErrors: { code: string; path: string[] | null }[] };
}

describe('keeping organisations', () => {
  let server: TestServer;
  let administrator: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ADMINISTRATOR');
    administrator = await signedInBrowser(server, person);
  });
  afterAll(() => server.stop());

  const save = async (input: object) => (await administrator.get<Saved>(SAVE, { input })).saveOrganisation;

  it('suggests an added one to somebody who types without accents and capitals', async () => {
    await save({ name: 'Società della Salute di Lodi' });
    const { organisations } = await server.browser().get<{ organisations: { name: string }[] }>(SUGGEST, { text: 'societa' });
    expect(organisations).toEqual([{ name: 'Società della Salute di Lodi' }]);
  });

  it('takes no wild cards from outside', async () => {
    const { organisations } = await server.browser().get<{ organisations: unknown[] }>(SUGGEST, { text: '%%' });
    expect(organisations).toEqual([]);
  });

  it('tells the second of two administrators that the first has saved', async () => {
    const { organisation } = await save({ name: 'Azienda A' });
    const id = organisation?.id;
    expect((await save({ id, name: 'Azienda B', version: 1 })).organisation).toMatchObject({ name: 'Azienda B', version: 2 });
    expect((await save({ id, name: 'Azienda C', version: 1 })).userErrors).toMatchObject([{ code: 'STALE' }]);
  });

  it('lets nobody but administrators save', async () => {
    const stranger = await server.browser().ask(SAVE, { input: { name: 'X' } });
    const somebody = await (await signedInBrowser(server, await aPerson(server.em()))).ask(SAVE, { input: { name: 'X' } });
    expect([stranger.errors[0]?.extensions.code, somebody.errors[0]?.extensions.code]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  });

  const merge = async (keptOrganisationId: string, mergedOrganisationId: string) =>
    (await administrator.get<{ mergeOrganisations: { organisation: { alsoKnownAs: string[]; municipality: string | null } | null; userErrors: { code: string }[] } }>(MERGE, { input: { keptOrganisationId, mergedOrganisationId } })).mergeOrganisations;
  const suggestedTo = async (browser: Browser, text: string) => (await browser.get<{ organisations: { name: string }[] }>(SUGGEST, { text })).organisations.map(({ name }) => name);

  it('finds one by its other names too, and tells strangers of none that nobody has looked at yet', async () => {
    await save({ name: 'Azienda sociosanitaria di Crema', alsoKnownAs: ['ASST Crema', '  ', 'ASST Crema'] });
    await save({ name: 'Studio del dottor Verdi', suggested: false });
    const reader = await aPerson(server.em());
    await aRole(server.em(), reader, 'READER', { process: await aProcess(server.em()) });
    const staff = await signedInBrowser(server, reader);
    expect(await suggestedTo(server.browser(), 'asst cre')).toEqual(['Azienda sociosanitaria di Crema']);
    expect([await suggestedTo(server.browser(), 'verdi'), await suggestedTo(staff, 'verdi')]).toEqual([[], ['Studio del dottor Verdi']]);
  });

  it('knows everything that names an organisation, so that merging leaves nothing behind', async () => {
    const keys = await server.em().execute<{ table: string; column: string }[]>(FOREIGN_KEYS);
    expect(organisationReferences.map(({ table, column }) => ({ table, column }))).toEqual(keys);
  });

  it('makes one of two: people, registrations, processes and categories go over, and the old name still leads to it', async () => {
    const em = server.em();
    const [kept, merged] = [em.create(Organisation, { name: 'Comune di Casalpusterlengo' }), em.create(Organisation, { name: 'Municipio Casalpusterlengo', alsoKnownAs: ['Casale'], municipality: 'Casalpusterlengo' })];
    const [own, both] = [await aProcess(em), await aProcess(em)];
    const person = await aPerson(em);
    person.organisation = merged;
    own.host = merged;
    const { meeting, admission } = await aMeeting(em, { process: both });
    const registration = em.create(Registration, { id: newId(), person, meeting, admission, quota: admission.quota, status: 'CONFIRMED', registeredAt: new Date(), confirmedAt: new Date(), locale: 'it', organisation: merged });
    const inProcess = (process: Process, organisation: Organisation, key: string) =>
      em.create(OrganisationCategory, { process, organisation, stakeholderCategory: em.create(StakeholderCategory, { process, key, title: { it: key }, position: 0, programme: null }) });
    inProcess(own, merged, 'solo');
    inProcess(both, merged, 'di-prima');
    inProcess(both, kept, 'rimane');
    await em.flush();

    expect((await merge(kept.id, merged.id)).organisation).toMatchObject({ municipality: 'Casalpusterlengo', alsoKnownAs: ['Municipio Casalpusterlengo', 'Casale'] });
    const after = server.em();
    expect(await after.findOne(Organisation, { id: merged.id })).toBeNull();
    expect((await after.findOneOrFail(Registration, { id: registration.id })).organisation?.id).toBe(kept.id);
    const [moved] = await after.execute<object[]>(
      `select (select organisation_id from person where id = ?) as person, (select host_id from process where id = ?) as process,
              (select details ->> 'into' from audit_entry where action = 'organisation.merged' and subject_id = ?) as log`,
      [person.id, own.id, kept.id],
    );
    expect(moved).toEqual({ person: kept.id, process: kept.id, log: 'Comune di Casalpusterlengo' });
    const categories = await after.find(OrganisationCategory, { organisation: kept.id }, { populate: ['stakeholderCategory'] });
    expect(categories.map(({ stakeholderCategory }) => stakeholderCategory.key).sort()).toEqual(['rimane', 'solo']);
    expect(await suggestedTo(server.browser(), 'municipio casal')).toEqual(['Comune di Casalpusterlengo']);
    expect((await merge(kept.id, kept.id)).userErrors).toMatchObject([{ code: 'INVALID' }]);
  });

  it('suggests pairs that are one by their names, and none that somebody has kept apart', async () => {
    const em = server.em();
    for (const [name, municipality] of [
      ['Cooperativa sociale Girasole', null], ['Coop. Sociale Girasole', null], ['Sindacato pensionati', 'Lodi'], ['Sindacato Pensionati', 'Mantova'], ['Distretto di Melegnano 1', null], ['Distretto di Melegnano 2', null],
    ] as const) em.create(Organisation, { name, municipality });
    await em.flush();
    const pairs = async () => (await administrator.get<{ organisationDoubles: Record<'first' | 'second', { organisation: { id: string; name: string } }>[] }>(DOUBLES)).organisationDoubles
      .filter(({ first }) => /girasole|sindacato|melegnano/i.test(first.organisation.name));
    const [pair, ...others] = await pairs();
    expect([pair?.first.organisation.name, pair?.second.organisation.name].sort()).toEqual(['Coop. Sociale Girasole', 'Cooperativa sociale Girasole']);
    expect(others).toEqual([]);
    const input = { organisationId: pair?.second.organisation.id, otherOrganisationId: pair?.first.organisation.id };
    expect(await administrator.get(APART, { input })).toEqual({ keepOrganisationsApart: { apart: true, userErrors: [] } });
    expect(await pairs()).toEqual([]);
  });

  it('lets organisers say which organisation people meant by what they typed', async () => {
    const em = server.em();
    const process = await aProcess(em);
    const known = em.create(Organisation, { name: 'Associazione Arcobaleno di Codogno' });
    const { meeting, admission } = await aMeeting(em, { process });
    const types = async (organisationName: string) =>
      em.create(Registration, { id: newId(), person: await aPerson(em), meeting, admission, quota: admission.quota, status: 'CONFIRMED', registeredAt: new Date(), confirmedAt: new Date(), locale: 'it', organisationName });
    for (const name of ['Ass. Arcobaleno Codogno', 'ass. arcobaleno  CODOGNO', 'associazione arcobaleno di codogno', 'Comitato Zeta']) await types(name);
    await em.flush();
    const organiser = await aPerson(em);
    await aRole(em, organiser, 'ORGANISER', { process });
    const browser = await signedInBrowser(server, organiser);
    const typed = async () => (await browser.get<{ typedOrganisations: object[] }>(TYPED, { slug: process.slug })).typedOrganisations;
    expect(await typed()).toEqual([{ name: expect.stringMatching(/^ass\. arcobaleno/i), people: 2, likely: { name: known.name } }, { name: 'Comitato Zeta', people: 1, likely: null }]);
    const input = { processSlug: process.slug, name: 'ASS. ARCOBALENO CODOGNO', organisationId: known.id };
    expect(await browser.get(RECOGNISE, { input })).toEqual({ recogniseOrganisation: { registrations: 2, userErrors: [] } });
    expect(await typed()).toEqual([{ name: 'Comitato Zeta', people: 1, likely: null }]);
    const named = await server.em().find(Registration, { organisation: known.id });
    expect(named.map(({ organisationName }) => organisationName).sort()).toEqual(['Ass. Arcobaleno Codogno', 'ass. arcobaleno  CODOGNO']);
  });

  it('lets an organisation stand in another category in another process, and organisers only say so', async () => {
    const em = server.em();
    const [own, other] = [await aProcess(em), await aProcess(em)];
    const organisation = em.create(Organisation, { name: 'Fondazione Aurora' });
    const member = await aPerson(em);
    member.organisation = organisation;
    const organiser = await aPerson(em);
    await aRole(em, organiser, 'ORGANISER', { process: own });
    const { meeting, admission } = await aMeeting(em, { process: own });
    em.create(Registration, { id: newId(), person: member, meeting, admission, quota: admission.quota, status: 'CONFIRMED', registeredAt: new Date(), confirmedAt: new Date(), locale: 'it' });
    await em.flush();
    const browser = await signedInBrowser(server, organiser);
    const named = async (processSlug: string, it: string) => (await administrator.get<{ saveStakeholderCategory: { categories: { key: string }[] } }>(SAVE_CATEGORY, { input: { processSlug, title: [{ locale: 'it', text: it }] } })).saveStakeholderCategory.categories.map(({ key }) => key);
    await named(own.slug, 'Terzo settore');
    expect(await named(own.slug, 'Enti locali')).toEqual(['terzo-settore', 'enti-locali']);
    await named(other.slug, 'Finanziatori');
    const stands = (by: Browser, processSlug: string, category: string | null) => by.ask<{ setOrganisationCategory: { userErrors: { code: string }[] } }>(CATEGORISE, { input: { processSlug, organisationId: organisation.id, category } });
    await stands(browser, own.slug, 'terzo-settore');
    await stands(administrator, other.slug, 'finanziatori');
    expect((await stands(browser, own.slug, 'finanziatori')).data?.setOrganisationCategory.userErrors).toMatchObject([{ code: 'UNKNOWN_REFERENCE' }]);
    expect((await stands(browser, other.slug, 'finanziatori')).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const listed = async (slug: string) => (await administrator.get<{ organisationsOfProcess: { totalCount: number; edges: { node: object }[] } }>(OF_PROCESS, { slug, text: 'aurora' })).organisationsOfProcess.edges.map(({ node }) => node);
    expect([...(await listed(own.slug)), ...(await listed(other.slug))]).toEqual([
      { people: 1, organisation: { name: 'Fondazione Aurora' }, category: { key: 'terzo-settore' } },
      { people: 0, organisation: { name: 'Fondazione Aurora' }, category: { key: 'finanziatori' } },
    ]);
    expect(await browser.get(REMOVE_CATEGORY, { input: { processSlug: own.slug, key: 'terzo-settore' } })).toMatchObject({ removeStakeholderCategory: { categories: null, userErrors: [{ code: 'INVALID' }] } });
    expect(await browser.get(MOVE_CATEGORY, { input: { processSlug: own.slug, key: 'enti-locali', position: 0 } })).toMatchObject({ moveStakeholderCategory: { categories: [{ key: 'enti-locali' }, { key: 'terzo-settore' }] } });
    expect(await browser.get(REMOVE_CATEGORY, { input: { processSlug: own.slug, key: 'enti-locali' } })).toMatchObject({ removeStakeholderCategory: { categories: [{ key: 'terzo-settore' }] } });
    await stands(browser, own.slug, null);
    expect(await listed(own.slug)).toMatchObject([{ category: null }]);
  });
});
