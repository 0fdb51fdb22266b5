import { paths } from '../paths.js';
import { BulkActPageDocument, type BulkActPageQuery, BulkActsPageDocument, type BulkActsPageQuery, OrderBulkActDocument, PreviewBulkActDocument, UndoBulkActDocument } from '../people/bulk-acts.generated.js';
import type { BulkActKind, BulkOutcome } from '../schema.generated.js';
import { firstPage, lastPage, lodi } from './example-meetings.js';
import { process } from './example-processes.js';
import { refusal } from './example-refusal.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage, Step } from './gallery-page.js';

type Act = BulkActPageQuery['bulkAct'];

const counted = (outcome: BulkOutcome, people: number) => ({ __typename: 'BulkOutcomeCount' as const, outcome, people });

/** What acts on many come to in the lists: a preview, and a list that has changed meanwhile. */
export const bulkAnswers = (told: number, seatsBeyond: number, ...outcomes: [BulkOutcome, number][]): Answer[] => [
  answer(PreviewBulkActDocument, {
    previewBulkAct: {
      __typename: 'BulkActPreviewPayload',
      preview: { __typename: 'BulkActPreview', total: 120, told, seatsBeyond, outcomes: outcomes.map(([outcome, people]) => counted(outcome, people)) },
      userErrors: [],
    },
  }),
  answer(OrderBulkActDocument, { orderBulkAct: { __typename: 'BulkActPayload', bulkAct: null, userErrors: refusal('Nel frattempo l’elenco è cambiato: ora corrispondono 121 persone. Guarda di nuovo che cosa accadrebbe.', ['total']) } }),
];

/** Looking at what an act on everybody would do. */
export const lookAtAll = (kind: BulkActKind): Step[] => [{ press: '#piu-persone summary' }, { press: 'input[name=scope][value=ALL]' }, { press: `input[name=kind][value=${kind}]` }, { press: '#piu-persone button[type=submit]' }];

const skip = (name: string, outcome: BulkOutcome, email: string | null) => ({ __typename: 'BulkActSkipEdge' as const, node: { __typename: 'BulkActSkip' as const, name, email, outcome } });
const someSkips = [
  skip('Niccolò D’Amico', 'NOT_LIVE', 'nic@amico.example'),
  skip('', 'NOT_CONFIRMED', 'elena@example.org'),
  skip('Bruno Rossi', 'FULL', null),
  skip('Chiara Ferrari', 'NOT_ASKING', null),
  skip('Zoé Éluard', 'NOT_WAITING', 'zoe@example.org'),
  skip('Elena Ricci', 'GONE', null),
  skip('Giuseppe Verdi', 'ALREADY_MEMBER', null),
];

const act: Act = {
  __typename: 'BulkAct',
  id: 'act-1',
  kind: 'CANCEL',
  state: 'DONE',
  createdAt: '2030-02-11T09:15:00Z',
  total: 4_000,
  done: 4_000,
  undoable: false,
  fault: null,
  outcomes: [counted('CANCELLED', 3_993), counted('NOT_LIVE', 7)],
  process: { __typename: 'Process', id: process.id, slug: process.slug, title: process.title, timezone: 'Europe/Rome' },
  meeting: { __typename: 'Meeting', id: lodi.id, displayTitle: lodi.displayTitle },
  group: null,
  skips: { __typename: 'BulkActSkipConnection', totalCount: 7, pageInfo: lastPage, edges: someSkips },
};
const noSkips: Act['skips'] = { ...act.skips, totalCount: 0, edges: [] };
const added: Act = { ...act, kind: 'ADD_TO_GROUP', undoable: true, outcomes: [counted('ADDED', 4_000)], meeting: null, group: { __typename: 'Group', id: 'group-1', title: 'Gruppo 1: la casa come luogo di cura' }, skips: noSkips };
const shown = (bulkAct: Act): Answer => answer(BulkActPageDocument, { bulkAct });

const inList = ({ id, kind, state, createdAt, total, done, meeting, group }: Act, number: number): BulkActsPageQuery['bulkActs']['edges'][number] => ({
  __typename: 'BulkActEdge',
  node: { __typename: 'BulkAct', id: `${id}-${number}`, kind, state, createdAt, total, done, meeting, group },
});
const listed = (acts: readonly Act[], pageInfo: typeof lastPage | typeof firstPage = lastPage): Answer =>
  answer(BulkActsPageDocument, { process: act.process, bulkActs: { __typename: 'BulkActConnection', totalCount: acts.length, pageInfo, edges: acts.map(inList) } });
const ordered: Act[] = [{ ...act, kind: 'SEAT', state: 'AT_WORK', done: 1_250 }, act, added, { ...added, state: 'UNDONE' }, { ...act, kind: 'REFUSE', state: 'FAILED', done: 250 }];

/** What acts on many people came to. */
export const bulkActPages: Record<string, GalleryPage> = {
  'bulk-acts': {
    route: 'org/p/:slug/persone/operazioni',
    address: (locale) => paths.bulkActs(locale, process.slug),
    reader: 'STAFF',
    states: { ready: { answers: [listed(ordered)] }, more: { answers: [listed(ordered, firstPage)] }, empty: { answers: [listed([])] } },
  },
  'bulk-act': {
    route: 'org/operazioni/:id',
    address: (locale) => paths.bulkAct(locale, act.id),
    reader: 'STAFF',
    states: {
      ready: { answers: [shown(act)] },
      more: { answers: [shown({ ...act, kind: 'APPROVE', outcomes: [counted('SEATED', 3_000), counted('WAITS', 880), counted('FULL', 120)], skips: { ...act.skips, totalCount: 120, pageInfo: firstPage } })] },
      empty: { answers: [shown(added)] },
      running: { answers: [shown({ ...act, kind: 'SEAT', state: 'AT_WORK', done: 1_250, outcomes: [], skips: noSkips })] },
      cancelled: { answers: [shown({ ...added, state: 'UNDONE', undoable: false })] },
      'turned-down': { answers: [shown({ ...act, kind: 'REFUSE', state: 'FAILED', done: 250, fault: 'L’incontro è chiuso.', outcomes: [counted('REFUSED', 250)], skips: noSkips })] },
      refused: {
        answers: [shown(added), answer(UndoBulkActDocument, { undoBulkAct: { __typename: 'BulkActPayload', bulkAct: null, userErrors: refusal('Nel frattempo qualcun altro l’ha annullata.', null, 'STALE') } })],
        steps: [{ press: 'main .btn-outline-primary' }],
      },
    },
  },
};
