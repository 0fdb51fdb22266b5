import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process } from '../src/processes/process.entity.js';
import { exportProgramme } from '../src/programmes/programme-export.js';
import { importProgramme } from '../src/programmes/programme-import.js';
import { aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const written = readFileSync(join(__dirname, '../programmes/lombardia-laboratorio.yaml'), 'utf8');
const file = '/files/programmes/lombardia-laboratorio.yaml';
const IMPORT = `mutation ($yaml: String!) { importProgramme(input: { yaml: $yaml }) { changes problems { message } } }`;

describe('exporting a programme', () => {
  let server: TestServer;
  let process: Process;

  beforeAll(async () => {
    server = await startTestServer();
    await importProgramme(server.em(), written, { now: new Date() });
    process = await server.em().findOneOrFail(Process, { slug: 'lombardia-laboratorio' });
  });
  afterAll(() => server.stop());

  async function whoHas(role: 'ADMINISTRATOR' | 'ORGANISER' | 'READER', where: Process | null): Promise<Browser> {
    const person = await aPerson(server.em());
    await aRole(server.em(), person, role, where ? { process: where } : {});
    return signedInBrowser(server, person);
  }

  it('gives its organisers a file of that name, and importing it again changes nothing', async () => {
    const organiser = await whoHas('ORGANISER', process);
    const response = await organiser.fetch(file);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="lombardia-laboratorio.yaml"');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const yaml = await response.text();
    expect(yaml).toContain('slug: lombardia-laboratorio');
    const { importProgramme: again } = await organiser.get<{ importProgramme: object }>(IMPORT, { yaml });
    expect(again).toEqual({ changes: [], problems: [] });
  });

  it('gives it to administrators as well', async () => {
    expect((await (await whoHas('ADMINISTRATOR', null)).fetch(file)).status).toBe(200);
  });

  it('gives it to nobody else, and does not say whether there is such a process', async () => {
    const other = await aProcess(server.em());
    const statusFor = async (browser: Browser) => (await browser.fetch(file)).status;
    expect(await statusFor(server.browser())).toBe(401);
    expect(await statusFor(await signedInBrowser(server, await aPerson(server.em())))).toBe(404);
    expect(await statusFor(await whoHas('READER', process))).toBe(404);
    const foreign = await whoHas('ORGANISER', other);
    expect(await statusFor(foreign)).toBe(404);
    expect((await foreign.fetch('/files/programmes/no-such-process.yaml')).status).toBe(404);
    expect((await foreign.fetch('/files/programmes/..%2F..%2Fpackage.json')).status).toBe(404);
  });

  describe('with questions', () => {
    const asking = `
questions:
  - key: heard
    kind: choice
    title: { it: Come ci hai conosciuto?, en: How did you hear of us? }
    options:
      - { key: "no", title: Per caso }
      - { key: press, title: Dai giornali }
  - { key: paper, kind: text, title: Quale giornale?, required: true, most: "80", shownIf: { question: heard, answers: [press] } }
meetings:
  - key: lodi
    title: A Lodi
    starts: 2099-03-12T10:00
    ends: 2099-03-12T12:00
    admissions: [{ key: room, title: In sala, mode: in-person, audience: public }]
    questions:
      - { key: lunch, kind: "yes-no", title: Pranzi?, hint: Offre il Comune. }
      - { key: diet, kind: long-text, title: Allergie?, sensitive: true, shownIf: { question: lunch, answers: ["yes"] } }
      - { key: recording, kind: consent, title: Mi si può registrare }
    answersUntil: 2099-03-10T12:00
`;
    const fileOf = (slug: string, rest = asking) => `slug: ${slug}\nkind: path\ntitle: Domande\nhost: Ente\nlanguages: [it]\ntimezone: Europe/Rome\n${rest}`;
    const importing = (source: string) => importProgramme(server.em(), source, { now: new Date('2026-11-22T10:00:00Z') });
    const asked = (slug: string) =>
      server.em().execute(
        `select question.key, earlier.key as on, question.condition_values as values, question.text_version as version, question.retired_at is not null as retired, meeting_id is null as of_process
           from question join question_form on question_form.id = form_id join process on process.id = process_id
           left join question as earlier on earlier.id = question.condition_id
          where slug = ? order by meeting_id nulls first, question.position`,
        [slug],
      );

    it('it keeps them, with their conditions and until when answers can be changed', async () => {
      expect((await importing(fileOf('asking-one'))).problems).toEqual([]);
      const yaml = (await exportProgramme(server.em(), 'asking-one')) ?? '';
      expect(yaml).toContain('answersUntil: "2099-03-10T12:00"');
      expect(await importing(yaml)).toMatchObject({ changes: [], problems: [] });
      const copied = yaml.replace('slug: asking-one', 'slug: asking-two');
      await importing(copied);
      expect((await exportProgramme(server.em(), 'asking-two'))?.replace('slug: asking-two', 'slug: asking-one')).toBe(yaml);
      expect(await asked('asking-two')).toMatchObject([
        { key: 'heard', on: null, of_process: true },
        { key: 'paper', on: 'heard', values: ['press'], of_process: true },
        { key: 'lunch', on: null, of_process: false },
        { key: 'diet', on: 'lunch', values: ['YES'], of_process: false },
        { key: 'recording', version: '1', of_process: false },
      ]);
    });

    it('it changes them by their keys, and never takes answers away', async () => {
      await importing(fileOf('asking-three'));
      const em = server.em();
      const [registration] = await em.execute<{ id: string }[]>(
        `insert into registration (id, person_id, meeting_id, admission_id, quota_id, status, registered_at, locale, updated_at)
         select gen_random_uuid(), ?, meeting.id, admission.id, quota_id, 'CANCELLED', now(), 'it', now()
           from meeting join process on process.id = process_id join admission on meeting_id = meeting.id where slug = 'asking-three' returning id`,
        [(await aPerson(em)).id],
      );
      await em.execute(
        `insert into registration_answer (id, registration_id, question_id, value, answered_at)
         select gen_random_uuid(), ?, question.id, '{x}', now() from question join question_form on question_form.id = form_id join process on process.id = process_id
          where slug = 'asking-three' and question.key = 'diet'`,
        [registration?.id ?? ''],
      );
      const changed = asking.replace(/ {6}- \{ key: (?:lunch|diet).*\n/g, '').replace('Mi si può registrare', 'Mi si può registrare e filmare');
      const { changes, problems } = await importing(fileOf('asking-three', changed));
      expect([changes.length, problems]).toEqual([1, []]);
      expect((await asked('asking-three')).slice(2)).toMatchObject([{ key: 'recording', version: '2', retired: false }, { key: 'diet', on: null, retired: true }]);
      expect((await importing(fileOf('asking-three', asking.replace('diet, kind: long-text', 'diet, kind: number')))).problems).toMatchObject([{ code: 'programme.questionAnswered', path: 'meetings[0].questions[1].kind' }]);
      await importing(fileOf('asking-three'));
      expect((await asked('asking-three')).slice(2)).toMatchObject([{ key: 'lunch' }, { key: 'diet', on: 'lunch', retired: false }, { key: 'recording', version: '3' }]);
    });

    it.each<[string, string, string, string]>([
      ['a key twice', 'key: paper', 'key: heard', 'programme.keyTwice'],
      ['a condition on a later question', 'question: heard', 'question: paper', 'programme.unknownReference'],
      ['an answer that there is not', 'answers: [press]', 'answers: [radio]', 'programme.answerUnknown'],
      ['options of a text', 'kind: choice', 'kind: text', 'programme.optionsNowhere'],
      ['a limit that is none', 'most: "80"', 'most: molti', 'programme.badLimit'],
    ])('it is refused for %s, where it stands', async (_what, right, wrong, code) => {
      const { problems } = await importing(fileOf('asking-wrong', asking.replace(right, wrong)));
      expect(problems.map((problem) => problem.code)).toContain(code);
    });
  });
});
