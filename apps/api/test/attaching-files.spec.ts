import type { Meeting } from '../src/meetings/meeting.entity.js';
import type { Process } from '../src/processes/process.entity.js';
import { RegistrationsJobs } from '../src/registrations/registrations.jobs.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { confirm, linkTo, register, visitor } from './harness/registering.js';
import { archiveOf } from './harness/spreadsheets.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const ADD = `mutation ($input: AddQuestionInput!) { addQuestion(input: $input) { question { id } userErrors { path } } }`;
const ANSWER = `mutation ($input: AnswerQuestionsInput!) { answerQuestions(input: $input) { registration { answers { value filePath } } userErrors { code message path } } }`;
const ANSWERS = `query ($id: ID!) { registration(id: $id) { answersMissing answers { question { key } value filePath } } }`;
const BY_TOKEN = `query ($token: String!) { registrationByToken(token: $token) { registration { answers { value filePath } } } }`;
const JOINTLY = `mutation ($input: RegisterForMeetingsInput!) { registerForMeetings(input: $input) { outcomes { registration { id } } userErrors { code path } } }`;

interface Given {
  question: { key: string };
  value: string[];
  filePath: string | null;
}

const pdf = (words = 'Curriculum') => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`);
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const word = (parts: Record<string, string> = {}) => archiveOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>', ...parts });

describe('attaching files', () => {
  let server: TestServer;
  let keys = 0;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const aKey = () => `a-key-that-nobody-guesses-${(keys += 1)}`;
  const member = async () => signedInBrowser(server, await aPerson(server.em()));
  const send = (browser: Browser, questionId: string, content: Uint8Array, { name = 'curriculum.pdf', key = aKey(), language = 'it' } = {}) =>
    browser.fetch(`/answer-files/${questionId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), 'x-file-key': key, 'accept-language': language },
      body: new Uint8Array(content),
    });
  /** Sends a file that must be taken. @returns the key to answer with */
  async function sent(browser: Browser, questionId: string, content: Uint8Array = pdf(), name = 'curriculum.pdf'): Promise<string> {
    const key = aKey();
    const response = await send(browser, questionId, content, { name, key });
    if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
    return key;
  }
  const refusal = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];
  const own = async (browser: Browser, id: string | undefined) => (await browser.get<{ registration: { answersMissing: number; answers: Given[] } }>(ANSWERS, { id })).registration;
  const files = () => server.em().execute<{ count: number }[]>('select count(*)::int as count from answer_file').then(([row]) => row?.count);

  async function asks(organiser: Browser, where: object, title: string, more: object = {}): Promise<string> {
    const { addQuestion } = await organiser.get<{ addQuestion: { question: { id: string } | null } }>(ADD, { input: { ...where, question: { kind: 'FILE', title: [{ locale: 'it', text: title }], ...more } } });
    if (!addQuestion.question) throw new Error('The question was refused.');
    return addQuestion.question.id;
  }

  /** A meeting whose registration asks for a curriculum. */
  async function aMeetingThatAsks(more: object = {}): Promise<{ meeting: Meeting; admission: { id: string }; process: Process; organiser: Browser; curriculum: string }> {
    const world = await aMeeting(server.em());
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ORGANISER', { process: world.process });
    const organiser = await signedInBrowser(server, person);
    return { ...world, organiser, curriculum: await asks(organiser, { meetingId: world.meeting.id }, 'Curriculum', more) };
  }

  it('keeps a file under its own name for the person and for whoever runs the meeting, and for nobody else', async () => {
    const { meeting, admission, organiser, curriculum } = await aMeetingThatAsks({ required: true });
    const browser = await member();
    const key = await sent(browser, curriculum, pdf('Ciao'), 'Vita di «Niccolò».pdf');
    const { registration, userErrors } = await register(browser, meeting, admission, { answers: [{ questionId: curriculum, value: [key] }] });
    expect(userErrors).toEqual([]);
    const [answer] = (await own(browser, registration?.id)).answers;
    expect(answer?.value[1]).toBe('Vita di «Niccolò».pdf');
    const download = await browser.fetch(answer?.filePath ?? '');
    expect(await download.text()).toBe(pdf('Ciao').toString());
    expect(Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options', 'cache-control', 'content-security-policy'].map((name) => [name, download.headers.get(name)]))).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Vita di _Niccolo_.pdf"; filename*=UTF-8''Vita%20di%20%C2%ABNiccol%C3%B2%C2%BB.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    });
    const others = await Promise.all([organiser, await member(), server.browser(), (await aMeetingThatAsks()).organiser].map((each) => each.fetch(answer?.filePath ?? '')));
    expect(others.map(({ status }) => status)).toEqual([200, 404, 401, 404]);
    const log = await server.em().execute(`select subject_id from audit_entry where action = 'answerFile.downloaded'`);
    expect(log).toEqual([{ subject_id: registration?.id }]);
  });

  it('refuses in one sentence what is empty, too large or of another kind by its content, and keeps nothing of it', async () => {
    const { curriculum } = await aMeetingThatAsks();
    const before = await files();
    const refused: [name: string, content: Uint8Array, expected: [number, string]][] = [
      ['empty.pdf', Buffer.alloc(0), [422, 'empty']],
      ['more than ten megabytes.pdf', Buffer.concat([pdf(), Buffer.alloc(10_000_001)]), [413, 'tooLarge']],
      ['a page that calls itself a PDF.pdf', Buffer.from('<html><script>alert(1)</script>'), [422, 'wrongKind']],
      ['a drawing with programs.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), [422, 'wrongKind']],
      ['an archive of something else.docx', archiveOf({ 'a.txt': 'a' }), [422, 'wrongKind']],
      ['an archive that ends too early.docx', word().subarray(0, 60), [422, 'wrongKind']],
      ['a document with macros.docx', word({ 'word/vbaProject.bin': 'x' }), [422, 'macros']],
      ['an old document.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), [422, 'wrongKind']],
    ];
    const answers = await Promise.all(refused.map(async ([name, content]) => [name, await refusal(await send(server.browser(), curriculum, content, { name }))]));
    expect(answers).toEqual(refused.map(([name, , expected]) => [name, expected]));
    expect(await files()).toBe(before);
  });

  it('knows what a file is by its content, and calls it so where it is downloaded', async () => {
    const { meeting, admission, curriculum } = await aMeetingThatAsks();
    for (const [content, name, type, kept] of [
      [png, 'foto', 'image/png', 'foto.png'],
      [word(), 'C:\\doc\\lettera.exe', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'lettera.exe.docx'],
      [pdf(), '../\u202efdp.cv\r\n.pdf', 'application/pdf', 'fdp.cv.pdf'],
    ] as const) {
      const browser = await member();
      const { registration } = await register(browser, meeting, admission, { answers: [{ questionId: curriculum, value: [await sent(browser, curriculum, content, name)] }] });
      const { headers } = await browser.fetch((await own(browser, registration?.id)).answers[0]?.filePath ?? '');
      expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([type, expect.stringContaining(`filename="${kept}"`)]);
    }
  });

  it('is one file however often it is sent under its key, and another one is refused under it', async () => {
    const { curriculum } = await aMeetingThatAsks();
    const before = await files();
    const key = aKey();
    const together = await Promise.all([1, 2, 3].map(() => send(server.browser(), curriculum, pdf(), { key })));
    expect(together.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await files()).toBe((before ?? 0) + 1);
    expect(await refusal(await send(server.browser(), curriculum, pdf('Altro'), { key }))).toEqual([422, 'otherFile']);
    expect((await send(server.browser(), curriculum, pdf(), { key: 'short' })).status).toBe(400);
    expect((await send(server.browser(), '00000000-0000-7000-8000-000000000000', pdf())).status).toBe(404);
  });

  it('can be answered with by whoever sent it alone, for that question, and by them again under the same request', async () => {
    const { meeting, admission, organiser, curriculum } = await aMeetingThatAsks({ required: true });
    const letter = await asks(organiser, { meetingId: meeting.id }, 'Lettera');
    const browser = await member();
    const key = await sent(browser, curriculum);
    const wrong = await register(browser, meeting, admission, { answers: [{ questionId: curriculum, value: ['made-up-by-somebody'] }, { questionId: letter, value: [key] }] });
    expect(wrong.userErrors.map(({ path }) => path)).toEqual([['answers', curriculum], ['answers', letter]]);
    const request = { answers: [{ questionId: curriculum, value: [key] }], idempotencyKey: 'one-file' };
    const first = await register(browser, meeting, admission, request);
    expect((await register(browser, meeting, admission, request)).registration?.id).toBe(first.registration?.id);
    const [answer] = (await own(browser, first.registration?.id)).answers;
    const thief = await register(organiser, meeting, admission, { answers: [{ questionId: curriculum, value: answer?.value ?? [] }] });
    expect(thief.userErrors).toMatchObject([{ code: 'INVALID', path: ['answers', curriculum] }]);
  });

  it('is replaced and taken away until the deadline by the link in the mail, and the former file is gone then', async () => {
    const { meeting, admission, curriculum } = await aMeetingThatAsks();
    const browser = server.browser();
    await register(browser, meeting, admission, { ...visitor('Lia Conti', 'lia@example.org'), answers: [{ questionId: curriculum, value: [await sent(browser, curriculum, pdf('Prima'))] }] });
    const token = await linkTo(server, 'lia@example.org');
    await confirm(browser, token);
    const read = async () => (await browser.get<{ registrationByToken: { registration: { answers: Given[] } } }>(BY_TOKEN, { token })).registrationByToken.registration.answers;
    const [first] = await read();
    expect(await (await browser.fetch(first?.filePath ?? '')).text()).toContain('Prima');
    expect((await browser.fetch((first?.filePath ?? '').replace(/signature=./, 'signature=!'))).status).toBe(401);
    const change = (value: string[]) => browser.get<{ answerQuestions: { userErrors: object[] } }>(ANSWER, { input: { token, answers: [{ questionId: curriculum, value }] } });
    const before = (await files()) ?? 0;
    await change(first?.value ?? []);
    expect((await read())[0]?.value).toEqual(first?.value);
    await change([await sent(browser, curriculum, pdf('Seconda'), 'seconda.pdf')]);
    expect((await read())[0]?.value[1]).toBe('seconda.pdf');
    expect((await browser.fetch(first?.filePath ?? '')).status).toBe(404);
    await change([]);
    expect([await read(), await files()]).toEqual([[], before - 1]);
  });

  it('is one file for all meetings that ask for it in one act, and goes with the last of its answers', async () => {
    const { meeting, admission, process, organiser } = await aMeetingThatAsks();
    const other = await aMeeting(server.em(), { process, starts: '2099-04-12T10:00', ends: '2099-04-12T12:00' });
    const photo = await asks(organiser, { processId: process.id }, 'Fotografia');
    const browser = await member();
    const before = (await files()) ?? 0;
    const choices = [{ meetingId: meeting.id, admissionId: admission.id }, { meetingId: other.meeting.id, admissionId: other.admission.id }];
    const input = { choices, what: 'ALL', answers: [{ questionId: photo, value: [await sent(browser, photo, png, 'io.png')] }], idempotencyKey: aKey() };
    const { registerForMeetings } = await browser.get<{ registerForMeetings: { outcomes: { registration: { id: string } }[] } }>(JOINTLY, { input });
    const answers = await Promise.all(registerForMeetings.outcomes.map(async ({ registration }) => (await own(browser, registration.id)).answers.map(({ value }) => value)));
    expect(answers[0]).toEqual([[expect.any(String), 'io.png']]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await files()).toBe(before + 1);
    await browser.get('mutation { eraseMyData(input: { understood: true }) { erased } }');
    expect(await files()).toBe(before);
  });

  it('hangs a question on whether it is attached, is in the file of the answers and in one’s own data', async () => {
    const { meeting, admission, organiser, curriculum } = await aMeetingThatAsks();
    const why = await organiser.get<{ addQuestion: { question: { id: string } } }>(ADD, { input: { meetingId: meeting.id, question: { kind: 'TEXT', required: true, title: [{ locale: 'it', text: 'Quando?' }], condition: { questionId: curriculum, values: [] } } } });
    const browser = await member();
    const answers = [{ questionId: curriculum, value: [await sent(browser, curriculum, pdf(), '=cmd.pdf')] }];
    expect((await register(browser, meeting, admission, { answers })).userErrors).toMatchObject([{ path: ['answers', why.addQuestion.question.id] }]);
    const { registration } = await register(browser, meeting, admission, { answers: [...answers, { questionId: why.addQuestion.question.id, value: ['Ieri'] }] });
    const [, path] = [registration, (await own(browser, registration?.id)).answers[0]?.filePath];
    const lines = (await (await organiser.fetch(`/files/answers/${meeting.id}.csv`)).text()).split('\r\n').map((line) => line.split(';').slice(-3));
    expect(lines.slice(0, 2)).toEqual([['Curriculum', 'Curriculum (indirizzo del file)', 'Quando?'], ["'=cmd.pdf", expect.stringMatching(`^https?://.*${path}$`), 'Ieri']]);
    expect(await (await browser.fetch('/files/my-data.json')).text()).toContain(`"file": "${path}"`);
  });

  it('is deleted two days after it was sent when nobody answered with it, but not while a visitor may still confirm', async () => {
    const { meeting, admission, curriculum } = await aMeetingThatAsks();
    const browser = server.browser();
    await aPerson(server.em(), { name: 'Ugo Serra', email: 'famiglia@example.org' });
    await register(browser, meeting, admission, { ...visitor('Ida Serra', 'famiglia@example.org'), answers: [{ questionId: curriculum, value: [await sent(browser, curriculum)] }] });
    await sent(browser, curriculum, pdf('Mai mandato'));
    const of = () => server.em().execute<object[]>('select from answer_file where question_id = ?', [curriculum]);
    const jobs = server.app.get(RegistrationsJobs, { strict: false });
    await jobs.forgetNeeds(new Date(Date.now() + 47 * 3_600_000));
    expect(await of()).toHaveLength(2);
    await jobs.forgetNeeds(new Date(Date.now() + 49 * 3_600_000));
    expect(await of()).toHaveLength(1);
    const { registration } = await confirm(browser, await linkTo(server, 'famiglia@example.org'));
    const [kept] = await server.em().execute<{ name: string }[]>('select name from answer_file join registration_answer on file_id = answer_file.id where registration_id = ?', [registration?.id ?? '']);
    expect(kept?.name).toBe('curriculum.pdf');
  });
});
