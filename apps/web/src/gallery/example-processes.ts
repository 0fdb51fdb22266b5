import type { Unmasked } from '@apollo/client/masking';

import type { ProcessCardFragment } from '../processes/process-card.generated.js';
import type { ProcessPageQuery } from '../processes/process-page.generated.js';
import { lodi, meetingEdge, someMeetings } from './example-meetings.js';
import { contact, host, partner } from './example-people.js';
import { timeline } from './example-timeline.js';

type ProcessPage = NonNullable<Unmasked<ProcessPageQuery>['process']>;

export const process: ProcessPage & ProcessCardFragment = {
  ...lodi.process,
  __typename: 'Process',
  kind: 'LABORATORY',
  subtitle: 'Percorso inventato per la dimostrazione',
  subtitleLocale: 'it',
  description: 'Una giornata per confrontare pratiche di integrazione tra sanità e servizi sociali.\n\nSi può scegliere tra Lodi e Milano.',
  descriptionLocale: 'it',
  host,
  partners: [partner],
  span: '2030-01/2030-06',
  position: 'NOW',
  synthetic: true,
  openMeetings: 2,
  calendarUrl: 'https://percorso.example.org/calendar/processes/laboratorio-prossime-edizioni.ics',
  updatedAt: '2030-02-01T10:00:00Z',
  timezone: 'Europe/Rome',
  contact,
  groups: [
    {
      __typename: 'Group',
      id: 'group-1',
      key: '1',
      kind: 'THEMATIC',
      title: 'Gruppo 1: la casa come luogo di cura',
      titleLocale: 'it',
      description: 'Assistenza domiciliare e telemedicina.',
      descriptionLocale: 'it',
      chairs: ['Anna Maria Colombo-Bergamaschi'],
      inferred: false,
      inferredFields: ['kind'],
      calendarUrl: 'https://percorso.example.org/calendar/groups/1.ics',
      meetingCount: 4,
      openMeetings: 3,
    },
    ...(['STEERING', 'WORKING', 'TECHNICAL', 'EXPERTS'] as const).map(bareGroup),
  ],
  series: [
    {
      __typename: 'Series',
      id: 'series-1',
      title: 'Edizioni del laboratorio',
      titleLocale: 'it',
      parts: [
        { __typename: 'AgendaPart', id: 'part-1', title: 'Parte pubblica', titleLocale: 'it', description: 'Il tema è presentato dai responsabili di aziende e comuni.', descriptionLocale: 'it', inferred: false, inferredFields: [] },
        { __typename: 'AgendaPart', id: 'part-2', title: 'Parte tecnica', titleLocale: 'it', description: 'Gli esperti discutono che cosa si può ripetere altrove.', descriptionLocale: 'it', inferred: false, inferredFields: ['order'] },
      ],
    },
  ],
  nextSteps: [
    { __typename: 'NextStep', id: 'step-1', title: 'Documento finale', titleLocale: 'it', date: '2030-09' },
    { __typename: 'NextStep', id: 'step-2', title: 'Restituzione pubblica', titleLocale: 'it', date: null },
  ],
  ...timeline,
  numbers: {
    __typename: 'ProcessNumbers',
    meetingsPlanned: 34,
    meetingsHeld: 12,
    peopleRegistered: 4120,
    peopleInvolved: 3876,
    presences: 9250,
    organisationsInvolved: 212,
    headCounts: 140,
    synthetic: true,
    updatedAt: '2030-02-01T10:00:00Z',
  },
  claims: [
    { __typename: 'PublishedClaim', id: 'claim-1', what: 'Persone coinvolte', value: 4000, moreThan: true, source: 'Sito della Regione', sourceUrl: 'https://example.org/percorso', date: '2024-05', shown: null, covers: 'Incontri e gruppi', coversLocale: 'it', inferredFields: ['covers'] },
    { __typename: 'PublishedClaim', id: 'claim-2', what: 'Incontri', value: null, moreThan: false, source: 'Comunicato stampa', sourceUrl: null, date: null, shown: 'una trentina', covers: null, coversLocale: null, inferredFields: [] },
  ],
  meetings: { __typename: 'MeetingConnection', totalCount: 34, edges: someMeetings.map(meetingEdge) },
};

/** Just begun: no groups, no meetings, nothing counted. */
export const newProcess: typeof process = {
  ...process,
  id: 'process-new',
  slug: 'percorso-nuovo',
  description: null,
  descriptionLocale: null,
  partners: [],
  groups: [],
  series: [],
  nextSteps: [],
  phases: [],
  timeline: [],
  claims: [],
  synthetic: false,
  position: 'FUTURE',
  openMeetings: 0,
  numbers: { ...process.numbers, meetingsPlanned: 0, meetingsHeld: 0, peopleRegistered: 0, peopleInvolved: 0, presences: 0, organisationsInvolved: 0, headCounts: 0, synthetic: false },
  meetings: { __typename: 'MeetingConnection', totalCount: 0, edges: [] },
};

/** One of each kind, for lists. */
export const processesOfEachKind = (['BODY', 'PATH', 'STRATEGY', 'WORKING_GROUP'] as const).map((kind): typeof process => ({ ...newProcess, id: `process-of-${kind}`, slug: kind.toLowerCase(), kind, position: kind === 'PATH' ? 'PAST' : 'NOW' }));

/** With its kind and its name, and nothing else known. */
function bareGroup(kind: ProcessPage['groups'][number]['kind'], index: number): ProcessPage['groups'][number] {
  return {
    __typename: 'Group',
    id: `group-of-${kind}`,
    key: String(index + 2),
    kind,
    title: `Gruppo ${index + 2}`,
    titleLocale: 'it',
    description: null,
    descriptionLocale: null,
    chairs: [],
    inferred: false,
    inferredFields: [],
    calendarUrl: `https://percorso.example.org/calendar/groups/${index + 2}.ics`,
    meetingCount: 0,
    openMeetings: 0,
  };
}
