import { CheckPeopleImportDocument, DiscardPeopleImportDocument, ImportOfPeopleDocument, type ImportOfPeopleQuery, ImportRowsDocument, type ImportRowsQuery, StartPeopleImportDocument, UndoPeopleImportDocument } from '../imports/import-of-people.generated.js';
import { ImportsPageDocument } from '../imports/imports-page.generated.js';
import { paths } from '../paths.js';
import type { PeopleImportField } from '../schema.generated.js';
import { lastPage } from './example-meetings.js';
import { process } from './example-processes.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

type Import = ImportOfPeopleQuery['peopleImport'];
type Row = ImportRowsQuery['peopleImport']['rows']['edges'][number]['node'];

const ofProcess = { __typename: 'Process' as const, id: process.id, slug: process.slug, title: process.title };
const submit = { press: 'main form button[type=submit]' };

const column = (heading: string, field: PeopleImportField | null, ...samples: string[]): Import['columns'][number] => ({ __typename: 'PeopleImportColumn', heading, field, samples });
const noCounts: Import['counts'] = { __typename: 'PeopleImportCounts', good: 0, bad: 0, repeated: 0, known: 0, shared: 0, homonyms: 0, added: 0, updated: 0, unchanged: 0, skipped: 0, memberships: 0, takenAway: 0, stays: 0 };
const found = { ...noCounts, good: 3_950, bad: 50, repeated: 1, known: 12, shared: 2, homonyms: 1 };

const uploaded: Import = {
  __typename: 'PeopleImport',
  id: 'import-1',
  fileName: 'partecipanti-2030.csv',
  createdAt: '2030-02-11T09:15:00Z',
  finishedAt: null,
  state: 'UPLOADED',
  fault: null,
  rowsTotal: null,
  rowsDone: 0,
  newOrganisations: [],
  ofKnown: null,
  ofShared: null,
  counts: noCounts,
  process: ofProcess,
  columns: [
    column('Nome e cognome', 'NAME', 'Niccolò D’Amico', 'Zoé Éluard'),
    column('Posta elettronica', 'EMAIL', 'nic@amico.example'),
    column('Cellulare', 'TELEPHONE', '+39 347 1234567'),
    column('Lingua', 'LANGUAGE', 'it', 'fr'),
    column('Ente di appartenenza', 'ORGANISATION', 'Associazione «Insieme per la prossimità territoriale»'),
    column('Categoria', 'CATEGORY', 'Terzo settore'),
    column('Comune', 'MUNICIPALITY', 'Lodi'),
    column('Gruppo', 'GROUP', 'Gruppo 1'),
    column('Nel gruppo dal', 'MEMBER_SINCE', '45231'),
    column('Note', null),
  ],
};
const partedNames: Import = { ...uploaded, columns: [column('Nome', 'FIRST_NAME', 'Niccolò'), column('Cognome', 'LAST_NAME', 'D’Amico')] };
const checked: Import = { ...uploaded, state: 'CHECKED', rowsTotal: 4_001, rowsDone: 4_001, counts: found, newOrganisations: ['Associazione Insieme', 'Cooperativa Il Ponte'] };
const done: Import = { ...checked, state: 'DONE', finishedAt: '2030-02-11T09:18:00Z', ofKnown: 'UPDATE', ofShared: 'ADD', counts: { ...found, added: 3_938, updated: 9, unchanged: 3, memberships: 3_100 } };
const undone: Import = { ...done, state: 'UNDONE', ofKnown: 'SKIP', ofShared: 'SKIP', counts: { ...done.counts, takenAway: 3_936, stays: 2 } };

const rowsByKind: Record<string, Row[]> = {
  BAD: [
    row(17, ['', 'senza@nome.example', '12', 'it', '', '', 'Lodi', 'Gruppo 1', ''], [
      [0, 'Manca il nome.'],
      [2, '«12» non è un numero di telefono.'],
    ]),
    row(41, ['Bice Verdi', 'bice@', '', 'xx', '', 'Quarto settore', '', 'Gruppo 9', ''], [
      [1, '«bice@» non è un indirizzo e-mail come nome@esempio.it.'],
      [5, '«Quarto settore» non è una categoria di questo percorso.'],
    ]),
  ],
  REPEATED: [{ ...row(120, ['Ada Neri', 'ada@neri.example'], []), otherRow: 3 }],
  KNOWN: [row(5, ['Gina Neri', 'gina@known.example'], [])],
  SHARED: [{ ...row(6, ['Aldo Neri', 'ada@neri.example'], []), otherRow: 3 }, row(8, ['Ugo Neri', 'gina@known.example'], [])],
  HOMONYM: [row(9, ['Mario Bruni', ''], [])],
  STAYS: [row(1, ['Ada Gialli', 'ada@undo.example'], [[0, 'ha un’iscrizione'], [0, 'ha effettuato l’accesso']])],
};

function row(number: number, cells: string[], faults: [number, string][]): Row {
  return { __typename: 'PeopleImportRow', number, cells, otherRow: null, faults: faults.map(([of, message]) => ({ __typename: 'PeopleImportFault', column: of, message })) };
}

const shown = (peopleImport: Import): Answer => answer(ImportOfPeopleDocument, { peopleImport });
const rows: Answer = answer(ImportRowsDocument, ({ kind }): ImportRowsQuery => {
  const nodes = rowsByKind[String(kind)] ?? [];
  return { peopleImport: { __typename: 'PeopleImport', id: uploaded.id, rows: { __typename: 'PeopleImportRowConnection', totalCount: nodes.length, pageInfo: lastPage, edges: nodes.map((node) => ({ __typename: 'PeopleImportRowEdge', node })) } } };
});
const refused = { __typename: 'PeopleImportPayload' as const, peopleImport: null, userErrors: refusal('Il file è già in lavorazione: aspetta che finisca.', null, 'IMPORT_UNDER_WAY') };
const acts = [
  answer(CheckPeopleImportDocument, { checkPeopleImport: refused }),
  answer(StartPeopleImportDocument, { startPeopleImport: refused }),
  answer(UndoPeopleImportDocument, { undoPeopleImport: refused }),
  answer(DiscardPeopleImportDocument, { discardPeopleImport: { __typename: 'DiscardPeopleImportPayload', discarded: false, userErrors: refused.userErrors } }),
];

const listed = ({ __typename, id, fileName, createdAt, state, counts }: Import) => ({ __typename, id, fileName, createdAt, state, counts });
const list = (...imports: Import[]): Answer => answer(ImportsPageDocument, { process: { ...ofProcess, timezone: 'Europe/Rome', peopleImports: imports.map(listed) } });

/** Bringing people into a process from a file. */
export const peopleImportPages: Record<string, GalleryPage> = {
  imports: {
    route: 'org/p/:slug/persone/importazioni',
    address: (locale) => paths.importsOfPeople(locale, process.slug),
    reader: 'STAFF',
    states: {
      ready: { answers: [list(done, { ...checked, id: 'import-2' }, { ...undone, id: 'import-3' })] },
      empty: { answers: [list()] },
      'missing-fields': { answers: [list()], steps: [submit] },
    },
  },
  'import-of-people': {
    route: 'org/p/:slug/persone/importazioni/:id',
    address: (locale) => paths.importOfPeople(locale, process.slug, uploaded.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [shown(uploaded)] },
      table: { answers: [shown(partedNames)] },
      running: { answers: [shown({ ...checked, state: 'IMPORTING', rowsDone: 2_000 })] },
      waiting: { answers: [shown({ ...uploaded, state: 'CHECKING', rowsDone: 1_500 })] },
      list: { answers: [shown(checked), rows] },
      empty: { answers: [shown({ ...checked, rowsTotal: 30, rowsDone: 30, newOrganisations: [], counts: { ...noCounts, good: 30 } }), rows] },
      'missing-fields': { answers: [shown(checked), rows], steps: [submit] },
      done: { answers: [shown(done), rows] },
      changed: { answers: [shown({ ...undone, state: 'UNDOING', rowsDone: 900, rowsTotal: 3_938 })] },
      cancelled: { answers: [shown(undone), rows] },
      over: { answers: [shown({ ...uploaded, state: 'FAILED', fault: 'Alla riga 602 si aprono virgolette che non si chiudono più.' })] },
      refused: { answers: [shown(uploaded), ...acts], steps: [submit] },
      'act-offline': { answers: [shown(uploaded)], steps: [submit], refusedActs: 'OFFLINE' },
      'act-session-over': { answers: [shown(uploaded)], steps: [submit], refusedActs: 'UNAUTHENTICATED' },
    },
  },
};
