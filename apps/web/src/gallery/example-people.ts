import type { Unmasked } from '@apollo/client/masking';

import type { PeoplePageQuery } from '../people/people-page.generated.js';
import type { ProfilePageQuery } from '../people/profile-page.generated.js';
import type { SiteFrameQuery } from '../site/site-frame.generated.js';
import { answer, type Answer } from './gallery-answer.js';
import { SiteFrameDocument } from '../site/site-frame.generated.js';

/** Who looks at the page. */
export type Reader = 'VISITOR' | 'MEMBER' | 'STAFF';

export const contact: SiteFrameQuery['site']['contact'] = {
  __typename: 'Contact',
  name: 'Ufficio partecipazione',
  email: 'partecipazione@example.org',
  telephone: '+39 02 0000 0000',
  url: 'https://example.org/partecipazione',
};

export const host = { __typename: 'Organisation' as const, id: 'org-1', name: 'Azienda sociosanitaria territoriale di prova' };
export const partner = { __typename: 'Organisation' as const, id: 'org-2', name: 'Comune di Lodi' };

type Person = NonNullable<ProfilePageQuery['me']>;

export const anna: Person = {
  __typename: 'Person',
  id: 'person-anna',
  name: 'Anna Maria Colombo-Bergamaschi',
  email: 'anna.maria.colombo-bergamaschi@example.org',
  locale: 'it',
  telephone: '+39 333 0000000',
  municipality: 'Lodi',
  organisation: partner,
};

/** The frame of every page: header and footer. */
export function frameFor(reader: Reader): Answer {
  const me: SiteFrameQuery['me'] = reader === 'VISITOR' ? null : { __typename: 'Person', id: anna.id, name: anna.name, isStaff: reader === 'STAFF', roles: reader === 'STAFF' ? [{ __typename: 'RoleAssignment', id: 'role-1', role: 'ORGANISER' }] : [] };
  return answer(SiteFrameDocument, { site: { __typename: 'Site', name: 'Percorso', owner: 'Ente di prova', demonstration: true, contact }, me });
}

type ListedPerson = Unmasked<PeoplePageQuery>['people']['edges'][number]['node'];

const process = { __typename: 'Process' as const, id: 'process-1', title: 'Laboratorio: le prossime edizioni' };

export const people: ListedPerson[] = [
  {
    ...anna,
    roles: [
      { __typename: 'RoleAssignment', id: 'role-1', role: 'ORGANISER', process, group: null, meeting: null },
      { __typename: 'RoleAssignment', id: 'role-4', role: 'READER', process, group: null, meeting: null },
      { __typename: 'RoleAssignment', id: 'role-2', role: 'ADMINISTRATOR', process: null, group: null, meeting: null },
    ],
  },
  {
    __typename: 'Person',
    id: 'person-bruno',
    name: '',
    email: 'bruno@example.org',
    roles: [{ __typename: 'RoleAssignment', id: 'role-3', role: 'FACILITATOR', process: null, group: { __typename: 'Group', id: 'group-1', title: 'Gruppo 1: la casa come luogo di cura' }, meeting: null }],
  },
  { __typename: 'Person', id: 'person-chiara', name: 'Chiara Ferrari', email: null, roles: [] },
];
