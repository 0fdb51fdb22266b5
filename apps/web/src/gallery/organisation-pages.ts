import { CategoriesPageDocument, MoveStakeholderCategoryDocument, RecogniseOrganisationDocument, RemoveStakeholderCategoryDocument, SaveStakeholderCategoryDocument, SetOrganisationCategoryDocument } from '../organisations/categories-page.generated.js';
import { KeepOrganisationsApartDocument, MergeOrganisationsDocument, OrganisationDoublesDocument } from '../organisations/organisation-doubles-page.generated.js';
import { OrganisationsPageDocument, SaveOrganisationDocument } from '../organisations/organisations-page.generated.js';
import { paths } from '../paths.js';
import { SuggestedOrganisationsDocument } from '../registrations/registration.generated.js';
import { firstPage, lastPage } from './example-meetings.js';
import { host, partner } from './example-people.js';
import { process } from './example-processes.js';
import { refusal, stale } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const submit = { press: 'main form button[type=submit]' };

const organisations = (listed: (typeof host)[], hasMore = false): Answer =>
  answer(OrganisationsPageDocument, {
    allOrganisations: {
      __typename: 'OrganisationConnection',
      totalCount: hasMore ? 212 : listed.length,
      pageInfo: hasMore ? firstPage : lastPage,
      edges: listed.map((node, index) => ({
        __typename: 'OrganisationEdge' as const,
        node: { ...node, municipality: 'Lodi', alsoKnownAs: index === 0 ? ['ASST Lodi', 'Azienda ospedaliera della provincia di Lodi'] : [], suggested: index === 0, synthetic: false, version: 1 },
      })),
    },
  });

const suggested = answer(SuggestedOrganisationsDocument, { organisations: [host, partner] });
const named = (organisation: typeof host, uses: number, alsoKnownAs: string[] = []) => ({ __typename: 'NamedOrganisation' as const, uses, organisation: { ...organisation, municipality: 'Lodi', alsoKnownAs } });
const doubles = (...likeness: number[]): Answer[] => [
  suggested,
  answer(OrganisationDoublesDocument, {
    organisationDoubles: likeness.map((alike, index) => ({
      __typename: 'OrganisationDouble' as const,
      likeness: alike,
      first: named({ ...host, id: `${host.id}-${index}` }, 120, ['ASST Lodi']),
      second: named({ ...host, id: `double-${index}`, name: `${host.name} - Sede di Codogno` }, index),
    })),
  }),
];
const keptApart = answer(KeepOrganisationsApartDocument, { keepOrganisationsApart: { __typename: 'KeepOrganisationsApartPayload', apart: true, userErrors: [] } });
const merged = answer(MergeOrganisationsDocument, { mergeOrganisations: { __typename: 'OrganisationPayload', organisation: { ...host, alsoKnownAs: [] }, userErrors: [] } });
const firstKept = { press: 'main table .btn' };
const confirm = { press: 'dialog .btn-outline-danger' };

const category = (key: string, title: string) => ({ __typename: 'StakeholderCategory' as const, id: `category-${key}`, key, title, titleLocale: 'it' as const });
const union = category('sindacati', 'Organizzazioni sindacali');
const categories = [category('enti-locali', 'Enti locali'), union, category('terzo-settore', 'Terzo settore')];
const ofProcess = (count: number, known = categories, hasMore = false): Answer[] => [
  suggested,
  answer(CategoriesPageDocument, {
    process: { __typename: 'Process', id: process.id, slug: process.slug, title: process.title, stakeholderCategories: known },
    typedOrganisations: known.length === 0 ? [] : [{ __typename: 'TypedOrganisation', name: 'ats lodi', people: 7, likely: host }, { __typename: 'TypedOrganisation', name: 'Noi per la salute', people: 1, likely: null }],
    organisationsOfProcess: {
      __typename: 'OrganisationOfProcessConnection',
      totalCount: hasMore ? 180 : count,
      pageInfo: hasMore ? firstPage : lastPage,
      edges: [host, partner].slice(0, count).map((organisation, index) => ({
        __typename: 'OrganisationOfProcessEdge' as const,
        node: { __typename: 'OrganisationOfProcess' as const, people: 12 - index, organisation: { ...organisation, municipality: index === 0 ? 'Lodi' : null }, category: index === 0 ? union : null },
      })),
    },
  }),
];
const savedCategory = answer(SaveStakeholderCategoryDocument, { saveStakeholderCategory: { __typename: 'StakeholderCategoriesPayload', categories, userErrors: [] } });
const movedCategory = answer(MoveStakeholderCategoryDocument, { moveStakeholderCategory: { __typename: 'StakeholderCategoriesPayload', categories, userErrors: [] } });
const usedCategory = answer(RemoveStakeholderCategoryDocument, {
  removeStakeholderCategory: { __typename: 'StakeholderCategoriesPayload', categories: null, userErrors: refusal('In questa categoria ci sono ancora 12 tra persone, iscrizioni e organizzazioni: non si può togliere.', ['key']) },
});
const recognised = answer(RecogniseOrganisationDocument, { recogniseOrganisation: { __typename: 'RecogniseOrganisationPayload', registrations: 7, userErrors: [] } });
const categorised = answer(SetOrganisationCategoryDocument, { setOrganisationCategory: { __typename: 'OrganisationCategoryPayload', category: union, userErrors: [] } });

/** The organisations that people belong to, and what they are in a process. */
export const organisationPages: Record<string, GalleryPage> = {
  organisations: {
    route: 'admin/enti',
    address: paths.adminOrganisations,
    reader: 'STAFF',
    states: {
      ready: { answers: [organisations([host, partner])] },
      more: { answers: [organisations([host, partner], true)] },
      empty: { answers: [organisations([])] },
      'missing-fields': { answers: [organisations([host, partner])], steps: [submit] },
      refused: {
        answers: [organisations([host, partner]), answer(SaveOrganisationDocument, { saveOrganisation: { __typename: 'OrganisationPayload', organisation: null, userErrors: stale } })],
        steps: [{ press: 'main table .btn-link' }, submit],
      },
    },
  },
  'organisation-doubles': {
    route: 'admin/enti/doppi',
    address: paths.organisationDoubles,
    reader: 'STAFF',
    states: {
      ready: { answers: [...doubles(1, 0.82, 0.61), keptApart] },
      empty: { answers: doubles() },
      'missing-fields': { answers: doubles(0.9), steps: [submit] },
      preview: { answers: doubles(0.9), steps: [firstKept] },
      done: { answers: [...doubles(0.9), merged], steps: [firstKept, confirm] },
      'act-offline': { answers: doubles(0.9), steps: [firstKept, confirm], refusedActs: 'OFFLINE' },
    },
  },
  categories: {
    route: 'org/p/:slug/enti',
    address: (locale) => paths.categories(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [...ofProcess(2), savedCategory, movedCategory, categorised] },
      more: { answers: ofProcess(2, categories, true) },
      empty: { answers: ofProcess(0, []) },
      'missing-fields': { answers: ofProcess(2), steps: [submit] },
      done: { answers: [...ofProcess(2), recognised], steps: [{ press: '#scritti ~ table .btn' }] },
      changed: { answers: ofProcess(2), steps: [{ press: '#rename-sindacati' }] },
      refused: { answers: [...ofProcess(2), usedCategory], steps: [{ press: '#rename-sindacati ~ :last-child' }] },
      'act-offline': { answers: ofProcess(2), steps: [{ press: '#rename-sindacati ~ :last-child' }], refusedActs: 'OFFLINE' },
    },
  },
};
