import { Group } from '../src/groups/group.entity.js';
import { GroupMembership } from '../src/groups/group-membership.entity.js';
import { Jobs } from '../src/kernel/jobs.js';
import { Organisation } from '../src/organisations/organisation.entity.js';
import { Person } from '../src/people/person.entity.js';
import { Process } from '../src/processes/process.entity.js';
import { StakeholderCategory } from '../src/processes/stakeholder-category.entity.js';
import { Registration } from '../src/registrations/registration.entity.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { archiveOf, formula, number, text, workbookOf, workbookParts } from './harness/spreadsheets.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

interface Import {
  id: string;
  state: string;
  fault: string | null;
  rowsTotal: number | null;
  rowsDone: number;
  newOrganisations: string[];
  columns: { heading: string; samples: string[]; field: string | null }[];
  counts: Record<string, number>;
}
interface Row {
  number: number;
  cells: string[];
  faults: { column: number; message: string }[];
  otherRow: number | null;
}
interface Answer {
  peopleImport: Import | null;
  userErrors: { code: string; message: string; path: string[] | null }[];
}

const FIELDS = `id state fault rowsTotal rowsDone newOrganisations columns { heading samples field }
  counts { good bad repeated known shared homonyms added updated unchanged skipped memberships takenAway stays }`;
const READ = `query ($id: ID!) { peopleImport(id: $id) { ${FIELDS} } }`;
const ROWS = `query ($id: ID!, $kind: PeopleImportRowKind!, $first: Int, $after: String) { peopleImport(id: $id) { rows(kind: $kind, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { number cells faults { column message } otherRow } } } } }`;
const CHECK = `mutation ($input: CheckPeopleImportInput!) { answer: checkPeopleImport(input: $input) { peopleImport { ${FIELDS} } userErrors { code message path } } }`;
const START = `mutation ($input: StartPeopleImportInput!) { answer: startPeopleImport(input: $input) { peopleImport { ${FIELDS} } userErrors { code message path } } }`;
const UNDO = `mutation ($id: ID!) { answer: undoPeopleImport(input: { peopleImportId: $id }) { peopleImport { ${FIELDS} } userErrors { code message path } } }`;

const HEAD = 'Nome e cognome;E-mail;Telefono;Lingua;Ente;Categoria;Comune;Gruppo';

describe('importing people', () => {
  let server: TestServer;
  let process: Process;
  let organiser: Browser;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const em = server.em();
    process = await aProcess(em);
    em.create(Group, { process, key: '1', kind: 'THEMATIC', position: 0 });
    em.create(StakeholderCategory, { process, key: 'third-sector', title: { it: 'Terzo settore', en: 'Third sector' }, position: 0 });
    const person = await aPerson(em);
    await aRole(em, person, 'ORGANISER', { process });
    organiser = await signedInBrowser(server, person);
  });

  const work = () => server.app.get(Jobs).runNow('import-people');
  const send = (file: string | Buffer, name = 'persone.csv', browser = organiser, slug = process.slug, headers: Record<string, string> = {}) =>
    browser.fetch(`/imports/people/${slug}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers }, body: new Uint8Array(Buffer.from(file)) });
  const read = async (id: string) => (await organiser.get<{ peopleImport: Import }>(READ, { id })).peopleImport;
  const rows = async (id: string, kind: string) =>
    (await organiser.get<{ peopleImport: { rows: { edges: { node: Row }[] } } }>(ROWS, { id, kind })).peopleImport.rows.edges.map(({ node }) => node);
  const act = async (mutation: string, variables: object) => (await organiser.get<{ answer: Answer }>(mutation, { ...variables })).answer;
  const found = (email: string) => server.em().findOne(Person, { email }, { populate: ['organisation'] });
  const archive = () =>
    server.em().execute(
      `select (select jsonb_agg(to_jsonb(p) order by id) from person p) as people, (select jsonb_agg(to_jsonb(m) order by id) from group_membership m) as memberships,
              (select jsonb_agg(to_jsonb(j) order by id) from process_person j) as joined, (select count(*) from organisation) as organisations`,
    );

  async function upload(file: string | Buffer, name?: string): Promise<Import> {
    const response = await send(file, name);
    const answer = (await response.json()) as { id: string; message?: string };
    if (response.status !== 201) throw new Error(`${response.status}: ${answer.message}`);
    return read(answer.id);
  }
  /** What the file is refused with. */
  async function refusal(file: string | Buffer, name?: string): Promise<string> {
    const response = await send(file, name);
    const { message } = (await response.json()) as { message: string };
    expect([413, 422]).toContain(response.status);
    return message;
  }
  async function checked(file: string | Buffer, name?: string): Promise<Import> {
    const { id, columns } = await upload(file, name);
    const { userErrors } = await act(CHECK, { input: { peopleImportId: id, columns: columns.map(({ field }) => field) } });
    expect(userErrors).toEqual([]);
    await work();
    return read(id);
  }
  async function imported(file: string | Buffer, choices: object = {}): Promise<Import> {
    const { id } = await checked(file);
    const { userErrors } = await act(START, { input: { peopleImportId: id, ...choices } });
    expect(userErrors).toEqual([]);
    await work();
    return read(id);
  }
  async function undone(id: string): Promise<Import> {
    expect((await act(UNDO, { id })).userErrors).toEqual([]);
    await work();
    return read(id);
  }

  it('brings in people as they are written, with organisation, category and group', async () => {
    const done = await imported(`${HEAD}\r\nNiccolò D'Amico ;nic@amico.example;+39 347 1234567;italiano;"Associazione ""Insieme""";terzo settore;Lodi;Gruppo 1\r\nZoé Éluard;;;fr;;;;\r\n`);
    expect(done).toMatchObject({ state: 'DONE', rowsTotal: 2, rowsDone: 2, counts: { good: 2, bad: 0, added: 2, memberships: 1 } });
    const person = await found('nic@amico.example');
    expect(person).toMatchObject({ name: "Niccolò D'Amico", telephone: '+39 347 1234567', locale: 'it', municipality: 'Lodi' });
    expect(person?.organisation?.name).toBe('Associazione "Insieme"');
    expect(await server.em().findOneOrFail(Person, { name: 'Zoé Éluard' })).toMatchObject({ email: null, locale: 'fr' });
    expect(await server.em().count(GroupMembership, { person: { id: person?.id ?? '' }, role: 'MEMBER' })).toBe(1);
  });

  it('changes nothing when the same file comes again, whatever is chosen', async () => {
    const file = `${HEAD}\nAda Rossi;ada@twice.example;02 1234567;it;Comune di Lodi;Terzo settore;Lodi;1\nBice Senza;;333 1234567;;;;;\nAldo Rossi;ada@twice.example;;;;;;\n`;
    await imported(file, { ofShared: 'ADD' });
    const before = await archive();
    const again = await checked(file);
    expect(again.counts).toMatchObject({ good: 3, known: 3, shared: 0, homonyms: 0 });
    for (const ofKnown of ['UPDATE', 'SKIP']) {
      const { counts } = await imported(file, { ofKnown });
      expect(counts).toMatchObject({ added: 0, updated: 0 });
      expect(await archive()).toEqual(before);
    }
  });

  it.each<[string, string | Buffer]>([
    ['commas', 'Name,E-mail\nAda Rossi,ada@shape.example\n'],
    ['tabs', 'Nom et prénom\tCourriel\nAda Rossi\tada@shape.example\n'],
    ['bars', 'Nominativo|Posta elettronica\nAda Rossi|ada@shape.example\n'],
    ['a byte order mark', '\uFEFFCognome;Nome;E-mail\nRossi;Ada;ada@shape.example\n'],
    ['a title above', 'Elenco dei partecipanti\n\nNome;Cognome;E-mail\nAda;Rossi;ada@shape.example\n'],
    ['no headings', 'Ada Rossi;ada@shape.example\n'],
    ['letters of Windows-1252', Buffer.from('Nome e cognome;E-mail;Comune\nAda Rossi;ada@shape.example;Forl\xec\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFNome e cognome\tE-mail\tComune\nAda Rossi\tada@shape.example\tForlì\n', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('Nome e cognome;E-mail;Comune\nAda Rossi;ada@shape.example;Forlì\n', 'utf16le')],
    ['a workbook', workbookOf([[text('Nome'), text('Cognome'), text('E-mail'), text('Comune')], [text('Ada'), text('Rossi'), text('ada@shape.example'), text('Forlì')]])],
  ])('finds the columns of a file with %s', async (_what, file) => {
    const { counts } = await imported(file);
    expect(counts).toMatchObject({ added: 1 });
    const ada = await found('ada@shape.example');
    expect(ada).toMatchObject({ nameKey: 'ada rossi' });
    if (ada?.municipality) expect(ada.municipality).toBe('Forlì');
    await server.em().execute(`delete from process_person where person_id = ?`, [ada?.id]);
    await server.em().execute(`delete from person where id = ?`, [ada?.id]);
  });

  it('reads days as workbooks keep them, and large numbers as telephones', async () => {
    const file = workbookOf([[text('Nome e cognome'), text('E-mail'), text('Gruppo'), text('Nel gruppo dal'), text('Telefono')], [text('Ada Verdi'), text('ada@days.example'), number(1), number(45231), number('3.93471234567E11')], [text('Bea Verdi'), text('bea@days.example'), number(1), number(45231), number('393471234568.0')]]);
    await imported(file);
    const ada = await found('ada@days.example');
    expect([ada?.telephone, (await found('bea@days.example'))?.telephone]).toEqual(['393471234567', '393471234568']);
    expect(await server.em().findOneOrFail(GroupMembership, { person: { id: ada?.id ?? '' } })).toMatchObject({ startsOn: '2023-11-01' });
  });

  it('lists every wrong row with its number in the sheet and the cell in words, and writes nothing', async () => {
    const before = await archive();
    const file = `Elenco\n${HEAD}\nAda Rossi;ada@bad.example;;;;;;\n\n;senza@nome.example;;;;;;\nBice;bice@;12;xx;=A1;Quarto settore;;Gruppo 9\nCora;cora@bad.example;3,47E+09;;;;;\n`;
    const { id, counts, state } = await checked(file);
    expect(state).toBe('CHECKED');
    expect(counts).toMatchObject({ good: 1, bad: 3, added: 0 });
    expect(await archive()).toEqual(before);
    const bad = await rows(id, 'BAD');
    expect(bad.map(({ number: row, faults }) => [row, faults.map(({ column }) => column)])).toEqual([
      [5, [0]],
      [6, [1, 2, 3, 4, 5, 7]],
      [7, [2]],
    ]);
    expect(bad[0]?.faults[0]?.message).toBe('Manca il nome.');
    expect(bad[1]?.faults.map(({ message }) => message)).toContain('«Quarto settore» non è una categoria di questo percorso.');
    expect(bad[1]?.faults.map(({ message }) => message)).toContain('Qui c’è una formula: scrivi il valore.');
  });

  it('gives the wrong rows back to be repaired, and takes the repaired ones in without a fuss', async () => {
    const { id } = await checked(`Chi;${HEAD.slice(15)}\nAda Blu;ada@repair.example;;;;;;\nBice Blu;bice@;+39 02 123456;;;;;\n`.replace('Chi', 'Nome e cognome'));
    await act(START, { input: { peopleImportId: id } });
    await work();
    const response = await organiser.fetch(`/imports/people/${id}/rows.csv`);
    const csv = await response.text();
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv).toContain("3;E-mail: «bice@» non è un indirizzo e-mail come nome@esempio.it.;Bice Blu;bice@;'+39 02 123456");
    const repaired = await imported(csv.replace('Blu;bice@', 'Blu;bice@repair.example'));
    expect(repaired.counts).toMatchObject({ bad: 0, added: 1 });
    expect(await found('bice@repair.example')).toMatchObject({ telephone: '+39 02 123456' });
  });

  it('shows who comes twice, is known, shares an address or has a name of somebody else, before anything is written', async () => {
    const em = server.em();
    const { meeting, admission, quota } = await aMeeting(em, { process });
    const known = await aPerson(em, { name: 'Gina Neri', email: 'gina@known.example' });
    const namesake = await aPerson(em, { name: 'Mario Bruni' });
    for (const person of [known, namesake]) em.create(Registration, { person, meeting, admission, quota, status: 'CONFIRMED', registeredAt: new Date(), confirmedAt: new Date(), locale: 'it' });
    await em.flush();
    const { id, counts } = await checked(
      `${HEAD}\nAda Neri;ada@neri.example\nNERI Ada;ADA@neri.example\nAldo Neri;ada@neri.example\nGINA neri;gina@known.example;02 7654321\nUgo Neri;gina@known.example\nMario Bruni;altro@bruni.example\n`,
    );
    expect(counts).toMatchObject({ good: 5, bad: 0, repeated: 1, shared: 2, known: 1, homonyms: 1 });
    expect(await rows(id, 'REPEATED')).toMatchObject([{ number: 3, otherRow: 2 }]);
    expect(await rows(id, 'SHARED')).toMatchObject([{ number: 4, otherRow: 2 }, { number: 6, otherRow: null }]);
    expect(await rows(id, 'KNOWN')).toMatchObject([{ number: 5 }]);
    expect(await rows(id, 'HOMONYM')).toMatchObject([{ number: 7, cells: ['Mario Bruni', 'altro@bruni.example'] }]);

    const { userErrors } = await act(START, { input: { peopleImportId: id } });
    expect(userErrors.map(({ path }) => path)).toEqual([['ofKnown'], ['ofShared']]);
    await act(START, { input: { peopleImportId: id, ofKnown: 'UPDATE', ofShared: 'ADD' } });
    await work();
    expect((await read(id)).counts).toMatchObject({ added: 4, updated: 1, skipped: 0 });
    expect(await found('gina@known.example')).toMatchObject({ name: 'Gina Neri', telephone: '02 7654321' });
    expect(await server.em().find(Person, { contactEmail: 'ada@neri.example' })).toMatchObject([{ name: 'Aldo Neri', email: null }]);
  });

  it('keeps what people of other processes said of themselves', async () => {
    const em = server.em();
    const stranger = await aPerson(em, { name: 'Elena Grigi', email: 'elena@grigi.example', locale: 'en' });
    stranger.telephone = '+39 02 1';
    await em.flush();
    await imported(`${HEAD}\nElena Grigi;elena@grigi.example;+39 02 99999999;fr;;;Lodi;Gruppo 1\n`, { ofKnown: 'UPDATE' });
    expect(await found('elena@grigi.example')).toMatchObject({ telephone: '+39 02 1', locale: 'en', municipality: 'Lodi' });
    expect(await server.em().count(GroupMembership, { person: { id: stranger.id } })).toBe(1);
  });

  it('remembers what the columns of a file were, by its headings', async () => {
    const { id, columns } = await upload('Chi;Dove;Quando\nAda Rosa;Lodi;mai\n');
    expect(columns.map(({ field }) => field)).toEqual([null, null, null]);
    expect(columns[1]?.samples).toEqual(['Lodi']);
    const wrong = await act(CHECK, { input: { peopleImportId: id, columns: ['EMAIL', 'MUNICIPALITY', null] } });
    expect(wrong.userErrors[0]?.message).toBe('Manca la colonna del nome: serve «Nome e cognome», oppure «Nome» e «Cognome». Nel file ci sono: Chi, Dove, Quando.');
    expect((await act(CHECK, { input: { peopleImportId: id, columns: ['NAME', 'NAME', null] } })).userErrors).toHaveLength(1);
    await act(CHECK, { input: { peopleImportId: id, columns: ['NAME', 'MUNICIPALITY', null] } });
    const next = await upload('Quando;Chi;Dove\nieri;Bice Rosa;Pavia\n');
    expect(next.columns.map(({ field }) => field)).toEqual([null, 'NAME', 'MUNICIPALITY']);
  });

  it.each<[string, () => string | Buffer, string, RegExp]>([
    ['an empty file', () => '', 'a.csv', /vuoto/],
    ['headings alone', () => `${HEAD}\n`, 'a.csv', /nessuna persona/],
    ['two columns of one name', () => 'Nome;E-mail;E-mail\nAda;a@b.example;c@d.example', 'a.csv', /due colonne si chiamano «E-mail»/],
    ['a NUL byte', () => 'Nome;E-mail\nAda\0;a@b.example', 'a.csv', /byte nullo/],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'a.png', /CSV o una cartella/],
    ['a page that is called a workbook', () => '<html><table><tr><td>Nome</td></tr><tr><td>Ada</td></tr></table></html>', 'a.xls', /CSV o una cartella/],
    ['JSON', () => '[{"nome": "Ada"},\n{"nome": "Bice"}]', 'a.json', /CSV o una cartella/],
    ['a PDF', () => '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n', 'a.csv', /CSV o una cartella/],
    ['a workbook of old', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'a.xls', /vecchio tipo/],
    ['an encrypted workbook', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'a.xlsx', /password/],
    ['macros', () => workbookOf([[text('Nome')], [text('Ada')]], { 'xl/vbaProject.bin': 'macro' }), 'a.xlsm', /macro/],
    ['an OpenDocument sheet', () => archiveOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }), 'a.ods', /OpenDocument/],
    ['another archive', () => archiveOf({ 'word/document.xml': '<x/>' }), 'a.docx', /CSV o una cartella/],
    ['half an archive', () => workbookOf([[text('Nome')], [text('Ada')]]).subarray(0, 200), 'a.xlsx', /danneggiata/],
    ['a bomb', () => archiveOf({ ...workbookParts, 'xl/sharedStrings.xml': Buffer.alloc(60_000_000, 'x'), 'xl/worksheets/sheet1.xml': '<worksheet/>' }), 'a.xlsx', /supera 40 MB/],
    ['a bomb that lies about its size', () => archiveOf({ ...workbookParts, 'xl/worksheets/sheet1.xml': Buffer.concat([Buffer.from('<worksheet>'), Buffer.alloc(200_000, ' ')]) }, { 'xl/worksheets/sheet1.xml': 100 }), 'a.xlsx', /decompressa|danneggiata/],
    ['quotation marks that never close', () => `${HEAD}\nAda Rossi;ada@quote.example\n"Bice;bice@quote.example\nCora;c@quote.example\n`, 'a.csv', /riga 3 si aprono virgolette/],
    ['26 MB', () => Buffer.alloc(26_000_000, 'a;b\n'), 'a.csv', /al massimo 25 MB/],
  ])('refuses %s in one sentence, and keeps nothing of it', async (_what, file, name, sentence) => {
    expect(await refusal(file(), name)).toMatch(sentence);
    expect(await server.em().execute('select id from people_import where process_id = ?', [process.id])).toEqual([]);
  });

  it('says what is wrong with a file as a whole also where only looking it through finds it', async () => {
    expect(await checked(`Nome\n${'Ada Rossi\n'.repeat(600)}"Bice\nCora\n`)).toMatchObject({ state: 'FAILED', fault: 'Alla riga 602 si aprono virgolette che non si chiudono più.' });
  });

  it('refuses a cell that a workbook computes, at its row', async () => {
    const { id } = await checked(workbookOf([[text('Nome e cognome'), text('E-mail')], [text('Ada Rossi'), formula('ada@formula.example')]]));
    expect(await rows(id, 'BAD')).toMatchObject([{ number: 2, faults: [{ column: 1, message: 'Qui c’è una formula: scrivi il valore.' }] }]);
  });

  it('goes on where a worker died, and imports nobody twice', async () => {
    const people = Array.from({ length: 2_500 }, (_, n) => `Persona Numero${n};persona${n}@resume.example\n`);
    const { id } = await checked(`Nome e cognome;E-mail\n${people.join('')}`);
    await act(START, { input: { peopleImportId: id } });
    // The first portion is in; the worker died within the second.
    await server.em().execute(`create function die() returns trigger language plpgsql as $$ begin if new.email = 'persona2400@resume.example' then raise exception 'killed'; end if; return new; end $$`);
    await server.em().execute('create trigger die before insert on person for each row execute function die()');
    await work();
    expect(await read(id)).toMatchObject({ state: 'IMPORTING', rowsDone: 2_000, counts: { added: 2_000 } });
    await server.em().execute('drop trigger die on person');
    await Promise.all([work(), work()]);
    expect(await read(id)).toMatchObject({ state: 'DONE', rowsDone: 2_500, counts: { added: 2_500 } });
    const [count] = await server.em().execute<{ people: number }[]>(`select count(*)::int as people from person where email like '%@resume.example'`);
    expect(count?.people).toBe(2_500);
    expect(await undone(id)).toMatchObject({ state: 'UNDONE', counts: { takenAway: 2_500, stays: 0 } });
  });

  it('takes an import back but for those who were used since, and says why they stay', async () => {
    const before = await archive();
    const { id } = await imported(`${HEAD}\nAda Gialli;ada@undo.example;;;Ente nuovo;;;Gruppo 1\nBice Gialli;bice@undo.example;;;Ente nuovo;;;Gruppo 1\n`);
    const em = server.em();
    const ada = await em.findOneOrFail(Person, { email: 'ada@undo.example' });
    const { meeting, admission, quota } = await aMeeting(em, { process });
    const registration = em.create(Registration, { person: ada, meeting, admission, quota, status: 'CONFIRMED', registeredAt: new Date(), confirmedAt: new Date(), locale: 'it' });
    await em.flush();
    const { state, counts } = await undone(id);
    expect([state, counts]).toEqual(['UNDONE', expect.objectContaining({ takenAway: 1, stays: 1 })]);
    expect(await rows(id, 'STAYS')).toMatchObject([{ cells: ['Ada Gialli', 'ada@undo.example'], faults: [{ message: 'ha un’iscrizione' }] }]);
    expect([await found('bice@undo.example'), await server.em().count(GroupMembership, { person: { id: ada.id } })]).toEqual([null, 0]);
    expect(await server.em().count(Organisation, { name: 'Ente nuovo' })).toBe(1);

    await server.em().execute('delete from registration where id = ?', [registration.id]);
    const again = await imported(`${HEAD}\nDora Gialli;dora@undo.example;;;Ente passeggero;;;\n`);
    await undone(again.id);
    expect(await server.em().count(Organisation, { name: 'Ente passeggero' })).toBe(0);
    expect(before).toBeDefined();
  });

  it('is for organisers of the process alone, and not for pages of other sites', async () => {
    const { id } = await upload(`${HEAD}\nAda Viola;ada@viola.example\n`);
    const other = await aProcess(server.em());
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ORGANISER', { process: other });
    const neighbour = await signedInBrowser(server, person);
    expect((await send('Nome\nAda', 'a.csv', neighbour)).status).toBe(404);
    expect((await send('Nome\nAda', 'a.csv', server.browser())).status).toBe(401);
    expect((await send('Nome\nAda', 'a.csv', organiser, process.slug, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send('Nome\nAda', 'a.csv', organiser, process.slug, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await neighbour.fetch(`/imports/people/${id}/rows.csv`)).status).toBe(404);
    expect((await neighbour.ask(READ, { id })).errors[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
