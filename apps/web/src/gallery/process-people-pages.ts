import { paths } from '../paths.js';
import { ProcessPeoplePageDocument } from '../people/process-people-page.generated.js';
import { SavedFiltersDocument } from '../people/saved-filters.generated.js';
import { bulkAnswers } from './bulk-act-pages.js';
import { firstPage, lastPage } from './example-meetings.js';
import { people } from './example-people.js';
import { process } from './example-processes.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const listed = (count: number, hasMore = false): Answer[] => [
  answer(SavedFiltersDocument, { savedFilters: [] }),
  answer(ProcessPeoplePageDocument, {
    process: {
      __typename: 'Process',
      id: process.id,
      slug: process.slug,
      title: process.title,
      viewerMayPlan: true,
      groups: process.groups,
      stakeholderCategories: [{ __typename: 'StakeholderCategory', id: 'category-1', key: 'local', title: 'Enti locali' }],
    },
    peopleOfProcessSummary: { __typename: 'PeopleOfProcess', everybody: hasMore ? 4000 : count, organisations: ['Comune di Lodi'], municipalities: ['Lodi', 'Milano'] },
    peopleOfProcess: {
      __typename: 'PersonOfProcessConnection',
      totalCount: hasMore ? 4000 : count,
      pageInfo: hasMore ? firstPage : lastPage,
      edges: people.slice(0, count).map((person, index) => ({
        __typename: 'PersonOfProcessEdge' as const,
        node: {
          __typename: 'PersonOfProcess' as const,
          person: { ...person, mailRefusal: null, locale: 'it' as const },
          organisation: index === 0 ? 'Comune di Lodi' : null,
          municipality: index === 0 ? 'Lodi' : null,
          registrations: 3 - index,
          attended: index,
        },
      })),
    },
  }),
];

/** The people of a process. */
export const processPeoplePages: Record<string, GalleryPage> = {
  'process-people': {
    route: 'org/p/:slug/persone',
    address: (locale) => paths.peopleOfProcess(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: listed(2) },
      more: { answers: listed(2, true) },
      preview: { answers: [...listed(2, true), ...bulkAnswers(0, 0, ['ADDED', 2])], steps: [{ press: 'tbody .form-check-input' }, { press: '#piu-persone summary' }, { write: '#field-groupId', text: process.groups[0]?.id ?? '' }, { press: '#piu-persone button[type=submit]' }] },
      refused: { answers: [...listed(2, true), ...bulkAnswers(0, 0, ['ADDED', 2])], steps: [{ press: 'tbody .form-check-input' }, { press: '#piu-persone summary' }, { write: '#field-groupId', text: process.groups[0]?.id ?? '' }, { press: '#piu-persone button[type=submit]' }, { press: '#piu-persone button[type=submit]' }] },
      empty: { answers: listed(0) },
      'no-results': { answers: listed(0), address: (locale) => `${paths.peopleOfProcess(locale, process.slug)}?testo=nessuno` },
    },
  },
};
