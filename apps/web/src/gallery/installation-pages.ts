import { OutgoingMailsDocument, type OutgoingMailRowFragment, RetryOutgoingMailsDocument } from '../mail/outgoing-mails.generated.js';
import { paths } from '../paths.js';
import { ImportPageDocument, ImportProgrammeDocument, type ImportProgrammeMutation } from '../programmes/import-page.generated.js';
import { JobsPageDocument, type JobRowFragment, RunJobDocument } from '../site/jobs-page.generated.js';
import { firstPage, lastPage, lodi } from './example-meetings.js';
import { process } from './example-processes.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const mail: OutgoingMailRowFragment = {
  __typename: 'OutgoingMail',
  id: 'mail-1',
  kind: 'registration-confirmed',
  title: 'Iscrizione confermata',
  state: 'SENT',
  address: 'anna.maria.colombo-bergamaschi@example.org',
  meetingId: lodi.id,
  attempts: 1,
  words: '250 2.0.0 Ok: queued as 4bXyz',
  createdAt: '2030-02-10T09:15:00Z',
  notBefore: '2030-02-10T09:15:00Z',
  sentAt: '2030-02-10T09:15:02Z',
};
const someMails: OutgoingMailRowFragment[] = [
  mail,
  { ...mail, id: 'mail-2', state: 'FAILED', kind: 'meeting-moved', title: 'Incontro spostato', address: 'bruno@example.org', words: '550 5.1.1 Recipient address rejected: User unknown', sentAt: null },
  ...(['READY', 'SENDING', 'SUPERSEDED', 'SUPPRESSED', 'UNKNOWN'] as const).map((state) => ({ ...mail, id: `mail-${state}`, state, attempts: state === 'READY' ? 0 : 1, words: null, sentAt: null })),
  { ...mail, id: 'mail-3', state: 'DEFERRED', kind: 'sign-in-code', title: 'Codice per accedere', meetingId: null, address: 'chiara@example.org', attempts: 3, words: '451 4.7.1 Greylisted, try again later', sentAt: null },
];
const outbox = (mails: OutgoingMailRowFragment[], hasMore = false): Answer =>
  answer(OutgoingMailsDocument, {
    outgoingMails: {
      __typename: 'OutgoingMailConnection',
      totalCount: hasMore ? 4210 : mails.length,
      pageInfo: hasMore ? firstPage : lastPage,
      edges: mails.map((node) => ({ __typename: 'OutgoingMailEdge' as const, node })),
    },
    outgoingMailCounts: mails.map(({ state }) => ({ __typename: 'MailCount' as const, state, count: 1 })),
  });
const retried = answer(RetryOutgoingMailsDocument, { retryOutgoingMails: { __typename: 'RetryOutgoingMailsPayload', mails: someMails.slice(1), userErrors: [] } });
const retry = { press: 'main .btn-primary' };

const job: JobRowFragment = {
  __typename: 'Job',
  name: 'remind',
  title: 'Scrive i promemoria del giorno prima',
  cron: '* * * * *',
  waiting: false,
  startedAt: '2030-02-10T09:15:00Z',
  endedAt: '2030-02-10T09:15:01Z',
  failure: null,
  nextAt: '2030-02-10T09:16:00Z',
};
const someJobs: JobRowFragment[] = [
  job,
  { ...job, name: 'expire-holds', title: 'Libera i posti non confermati in tempo', failure: 'Error: connect ECONNREFUSED' },
  { ...job, name: 'forget-needs', title: 'Cancella le esigenze 30 giorni dopo l’incontro', startedAt: null, endedAt: null, cron: '17 2 * * *', nextAt: '2030-02-11T02:17:00Z' },
];
const jobs = (list: JobRowFragment[]): Answer[] => [
  answer(JobsPageDocument, { jobs: list }),
  answer(RunJobDocument, { runJob: { __typename: 'JobPayload', job: { ...job, waiting: true }, userErrors: [] } }),
];
const run = { press: 'main table .btn' };

const importer = answer(ImportPageDocument, { me: { __typename: 'Person', id: 'person-anna', roles: [{ __typename: 'RoleAssignment', id: 'role-1', role: 'ADMINISTRATOR', process: null }] } });
const looked = (values: Partial<ImportProgrammeMutation['importProgramme']>): Answer =>
  answer(ImportProgrammeDocument, { importProgramme: { __typename: 'ImportProgrammePayload', process, changes: [], problems: [], userErrors: [], ...values } });
const written = { 'import-programme': { yaml: 'format: percorso/1\nslug: lombardia-laboratorio\nkind: laboratory\ntitel: Laboratorio\n' } };
const submit = { press: 'main form button[type=submit]' };
const changes = ['Aggiunto l’incontro «Laboratorio, terza sessione».', 'Cambiato il titolo della fase «Ascolto».'];
const problems = [
  { __typename: 'ImportProblem' as const, line: 1, column: 1, message: 'Manca il campo «host».' },
  { __typename: 'ImportProblem' as const, line: 4, column: 1, message: 'Il campo «titel» qui non esiste: si intendeva «title»?' },
];

/** What administrators look after beside people and organisations. */
export const installationPages: Record<string, GalleryPage> = {
  mails: {
    route: 'admin/posta',
    address: paths.adminMails,
    reader: 'STAFF',
    states: {
      ready: { answers: [outbox(someMails)] },
      more: { answers: [outbox(someMails, true)] },
      empty: { answers: [outbox([])] },
      done: { answers: [outbox(someMails), retried], steps: [retry] },
      'act-offline': { answers: [outbox(someMails)], steps: [retry], refusedActs: 'OFFLINE' },
    },
  },
  jobs: {
    route: 'admin/lavori',
    address: paths.adminJobs,
    reader: 'STAFF',
    states: {
      ready: { answers: jobs(someJobs) },
      waiting: { answers: jobs(someJobs.map((each) => ({ ...each, waiting: true }))) },
      running: { answers: jobs(someJobs.map((each) => ({ ...each, startedAt: job.startedAt, endedAt: null, failure: null }))) },
      'act-offline': { answers: jobs(someJobs), steps: [run], refusedActs: 'OFFLINE' },
    },
  },
  import: {
    route: 'admin/importa',
    address: paths.importProgramme,
    reader: 'STAFF',
    states: {
      ready: { answers: [importer] },
      'missing-fields': { answers: [importer], steps: [submit] },
      preview: { answers: [importer, looked({ changes })], drafts: written, steps: [submit] },
      done: { answers: [importer, looked({ changes })], drafts: written, steps: [submit, submit] },
      changed: { answers: [importer, looked({})], drafts: written, steps: [submit] },
      refused: { answers: [importer, looked({ problems })], drafts: written, steps: [submit] },
      'act-offline': { answers: [importer], drafts: written, steps: [submit], refusedActs: 'OFFLINE' },
    },
  },
};
