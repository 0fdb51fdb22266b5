import { Series } from '../src/meetings/series.entity.js';
import { Session } from '../src/meetings/session.entity.js';
import { RegistrationsJobs } from '../src/registrations/registrations.jobs.js';
import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { cancel, change, confirm, linkTo, mailsTo, register, visitor } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const FORM = `form { editableUntil questions { id key kind title required retired answered version textVersion options { key title } condition { questionId values } } }
  question { id key textVersion version } userErrors { code message path }`;
const MUTATIONS = {
  addQuestion: `mutation ($input: AddQuestionInput!) { answer: addQuestion(input: $input) { ${FORM} } }`,
  addReadyMadeQuestion: `mutation ($input: AddReadyMadeQuestionInput!) { answer: addReadyMadeQuestion(input: $input) { ${FORM} } }`,
  changeQuestion: `mutation ($input: ChangeQuestionInput!) { answer: changeQuestion(input: $input) { ${FORM} } }`,
  moveQuestion: `mutation ($input: MoveQuestionInput!) { answer: moveQuestion(input: $input) { ${FORM} } }`,
  removeQuestion: `mutation ($input: RemoveQuestionInput!) { answer: removeQuestion(input: $input) { ${FORM} } }`,
  setAnswerDeadline: `mutation ($input: SetAnswerDeadlineInput!) { answer: setAnswerDeadline(input: $input) { ${FORM} } }`,
};
const ASKED = `query ($id: ID!) { meeting(id: $id) { questionForm { questions { key } } questions { key kind title hint titleLocale ofProcess options { key title } } } }`;

const ANSWER = `mutation ($input: AnswerQuestionsInput!) { answerQuestions(input: $input) { registration { id answers { question { key } value } } userErrors { code message path } } }`;
const ANSWERS = `query ($id: ID!) { registration(id: $id) { answersMissing answersEditable answersEditableUntil answers { question { key title } value } } }`;
const BY_TELEPHONE = `mutation ($input: RegisterSomebodyInput!) { registerSomebody(input: $input) { registration { id } userErrors { code path } } }`;
const BY_TOKEN = `query ($token: String!) { registrationByToken(token: $token) { registration { id needs answersMissing answers { question { key } value } } } }`;

interface Answered {
  answerQuestions: { registration: { answers: { question: { key: string }; value: string[] }[] } | null; userErrors: { code: string; message: string; path: string[] | null }[] };
}
interface OwnAnswers {
  registration: { answersMissing: number | null; answersEditable: boolean; answersEditableUntil: string | null; answers: { question: { key: string }; value: string[] }[] | null };
}

interface FormAnswer {
  form: { editableUntil: string | null; questions: { id: string; key: string; kind: string; retired: boolean; answered: number; version: number; options: { key: string; title: string }[] }[] } | null;
  question: { id: string; key: string; textVersion: string | null; version: number } | null;
  userErrors: { code: string; message: string; path: string[] | null }[];
}
interface Asked {
  meeting: { questionForm: object | null; questions: { key: string; title: string; titleLocale: string; hint: string | null; ofProcess: boolean; options: { key: string; title: string }[] }[] };
}

const inItalian = (text: string) => [{ locale: 'it', text }];
const aText = (title: string, more: object = {}) => ({ kind: 'TEXT', title: inItalian(title), ...more });
const aChoice = (title: string, ...options: string[]) => ({ kind: 'CHOICE', title: inItalian(title), options: options.map((each) => ({ title: inItalian(each) })) });

describe('asking questions', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  async function organiserOf(process: Process): Promise<Browser> {
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ORGANISER', { process });
    return signedInBrowser(server, person);
  }

  const act = async (browser: Browser, name: keyof typeof MUTATIONS, input: object) => (await browser.get<{ answer: FormAnswer }>(MUTATIONS[name], { input })).answer;
  const keysOf = ({ form }: FormAnswer) => form?.questions.map(({ key, retired }) => (retired ? `(${key})` : key));
  const added = async (browser: Browser, meetingId: string, question: object) => {
    const answer = await act(browser, 'addQuestion', { meetingId, question });
    if (!answer.question) throw new Error(JSON.stringify(answer.userErrors));
    return answer.question;
  };
  const asked = async (browser: Browser, id: string) => (await browser.get<Asked>(ASKED, { id })).meeting;

  it('asks for a meeting what all meetings of the process ask, and then what it asks itself', async () => {
    const { meeting, process } = await aMeeting(server.em());
    const { meeting: other } = await aMeeting(server.em(), { process });
    const organiser = await organiserOf(process);
    await act(organiser, 'addQuestion', { processId: process.id, question: aText('Come ci hai conosciuto?') });
    await added(organiser, meeting.id, { ...aChoice('Pranzi con noi?', 'Sì, tutto', 'Sì, vegetariano'), hint: inItalian('Offre il Comune.') });
    expect(await asked(server.browser(), meeting.id)).toEqual({
      questionForm: null,
      questions: [
        { key: 'come-ci-hai-conosciuto', kind: 'TEXT', title: 'Come ci hai conosciuto?', titleLocale: 'it', hint: null, ofProcess: true, options: [] },
        { key: 'pranzi-con-noi', kind: 'CHOICE', title: 'Pranzi con noi?', titleLocale: 'it', hint: 'Offre il Comune.', ofProcess: false, options: [{ key: 'si-tutto', title: 'Sì, tutto' }, { key: 'si-vegetariano', title: 'Sì, vegetariano' }] },
      ],
    });
    expect((await asked(server.browser(), other.id)).questions.map(({ key }) => key)).toEqual(['come-ci-hai-conosciuto']);
    expect((await asked(organiser, meeting.id)).questionForm).toEqual({ questions: [{ key: 'pranzi-con-noi' }] });
  });

  it('is built by adding, changing in one language, moving and removing', async () => {
    const { meeting, process } = await aMeeting(server.em());
    const organiser = await organiserOf(process);
    const one = await added(organiser, meeting.id, aText('Uno'));
    const two = await added(organiser, meeting.id, aText('Due'));
    const three = await added(organiser, meeting.id, { ...aText('Tre'), condition: { questionId: one.id, values: [] } });
    expect(keysOf(await act(organiser, 'moveQuestion', { questionId: two.id, position: 0 }))).toEqual(['due', 'uno', 'tre']);
    const changed = await act(organiser, 'changeQuestion', { questionId: two.id, version: 1, question: { kind: 'TEXT', title: [{ locale: 'en', text: 'Two' }], required: true } });
    expect(changed.form?.questions[0]).toMatchObject({ key: 'due', title: 'Due', required: true });
    expect(await act(organiser, 'changeQuestion', { questionId: two.id, version: 1, question: aText('Altro') })).toMatchObject({ form: null, userErrors: [{ code: 'STALE' }] });
    expect((await act(organiser, 'moveQuestion', { questionId: three.id, position: 0 })).userErrors).toMatchObject([{ code: 'INVALID', path: ['position'] }]);
    expect((await act(organiser, 'removeQuestion', { questionId: one.id })).userErrors).toMatchObject([{ code: 'INVALID', path: ['questionId'] }]);
    expect(keysOf(await act(organiser, 'removeQuestion', { questionId: three.id }))).toEqual(['due', 'uno']);
    expect(keysOf(await act(organiser, 'removeQuestion', { questionId: one.id }))).toEqual(['due']);
  });

  it.each<[string, object, string]>([
    ['no text', { kind: 'TEXT', title: [] }, 'question.title'],
    ['a choice of nothing', { kind: 'CHOICE', title: inItalian('Quale?') }, 'question.options'],
    ['an option without a name', { ...aChoice('Quale?', 'Uno'), options: [{ title: [] }] }, 'question.options.0.title'],
    ['two options of one name', aChoice('Quale?', 'Uno', 'uno'), 'question.options.1.title'],
    ['a limit that is no number', { kind: 'NUMBER', title: inItalian('Quanti?'), least: 'molti' }, 'question.least'],
    ['a day that is not', { kind: 'DATE', title: inItalian('Quando?'), most: '2027-02-29' }, 'question.most'],
    ['limits the wrong way round', { kind: 'NUMBER', title: inItalian('Quanti?'), least: '10', most: '9' }, 'question.most'],
    ['limits of days the wrong way round', { kind: 'DATE', title: inItalian('Quando?'), least: '2027-02-02', most: '2027-02-01' }, 'question.most'],
    ['a condition on nothing', aText('Perché?', { condition: { questionId: '01900000-0000-7000-8000-000000000000', values: [] } }), 'question.condition'],
  ])('refuses %s, at its field', async (_what, question, path) => {
    const { meeting, process } = await aMeeting(server.em());
    const organiser = await organiserOf(process);
    const { form, userErrors } = await act(organiser, 'addQuestion', { meetingId: meeting.id, question });
    expect({ form, faults: userErrors.map((each) => `${each.code} ${each.path?.join('.')}`) }).toEqual({ form: null, faults: [`INVALID ${path}`] });
    expect((await act(organiser, 'addQuestion', { meetingId: meeting.id, key: 'Non Va', question: aText('Ciao') })).userErrors).toMatchObject([{ path: ['key'] }]);
  });

  it('lets a question hang only on answers that an earlier one can have, also when that one changes', async () => {
    const { meeting, process } = await aMeeting(server.em());
    const organiser = await organiserOf(process);
    const lunch = await added(organiser, meeting.id, aChoice('Pranzo?', 'Sì', 'No'));
    const hanging = (values: string[]) => ({ meetingId: meeting.id, question: aText('Allergie?', { condition: { questionId: lunch.id, values } }) });
    expect((await act(organiser, 'addQuestion', hanging(['forse']))).userErrors).toMatchObject([{ path: ['question', 'condition'] }]);
    expect(keysOf(await act(organiser, 'addQuestion', hanging(['si'])))).toEqual(['pranzo', 'allergie']);
    const without = { kind: 'CHOICE', title: [], options: [{ key: 'no', title: [] }] };
    expect((await act(organiser, 'changeQuestion', { questionId: lunch.id, question: without })).userErrors).toMatchObject([{ path: ['question', 'condition'] }]);
  });

  it('has consents to recording and to photographs ready, and counts the versions of their text', async () => {
    const { meeting, process } = await aMeeting(server.em());
    const organiser = await organiserOf(process);
    const { question } = await act(organiser, 'addReadyMadeQuestion', { meetingId: meeting.id, readyMade: 'RECORDING' });
    expect(keysOf(await act(organiser, 'addReadyMadeQuestion', { meetingId: meeting.id, readyMade: 'PHOTOGRAPHS' }))).toEqual(['recording', 'photographs']);
    expect(question?.textVersion).toBe('1');
    const changed = (title: { locale: string; text: string }[]) => act(organiser, 'changeQuestion', { questionId: question?.id, question: { kind: 'CONSENT', title } });
    expect((await changed([])).question?.textVersion).toBe('1');
    expect((await changed(inItalian('Mi si può registrare'))).question?.textVersion).toBe('2');
  });

  it('keeps until when answers can be changed in the hours of the meeting', async () => {
    const { meeting, process } = await aMeeting(server.em());
    const organiser = await organiserOf(process);
    const set = async (editableUntil: string | null) => act(organiser, 'setAnswerDeadline', { meetingId: meeting.id, editableUntil });
    expect((await set('2099-03-10T12:00')).form?.editableUntil).toBe('2099-03-10T11:00:00.000Z');
    expect((await set(null)).form?.editableUntil).toBeNull();
    expect((await set('domani')).userErrors).toMatchObject([{ code: 'INVALID', path: ['editableUntil'] }]);
  });

  it('is for the organisers of the process, and of two who add the first question at once both succeed', async () => {
    const { meeting, process } = await aMeeting(server.em());
    const organiser = await organiserOf(process);
    const reader = await aPerson(server.em());
    await aRole(server.em(), reader, 'READER', { process });
    const { errors } = await (await signedInBrowser(server, reader)).ask(MUTATIONS.addQuestion, { input: { meetingId: meeting.id, question: aText('Uno') } });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    await Promise.all(['Uno', 'Due', 'Tre'].map((title) => added(organiser, meeting.id, aText(title))));
    expect((await asked(organiser, meeting.id)).questions.map(({ key }) => key).sort()).toEqual(['due', 'tre', 'uno']);
  });

  it('goes along with copies of a meeting and of a process, where that is wanted', async () => {
    const { meeting, process } = await aMeeting(server.em());
    const organiser = await organiserOf(process);
    const lunch = await added(organiser, meeting.id, { kind: 'YES_NO', title: inItalian('Pranzi?') });
    await added(organiser, meeting.id, aText('Allergie?', { condition: { questionId: lunch.id, values: ['YES'] } }));
    await act(organiser, 'setAnswerDeadline', { meetingId: meeting.id, editableUntil: '2099-03-10T12:00' });
    await act(organiser, 'addQuestion', { processId: process.id, question: aText('Come ci hai conosciuto?') });
    const duplicate = async (parts: string[]) => {
      const input = { processSlug: process.slug, meetingIds: [meeting.id], firstDay: '2099-09-10', parts };
      const { duplicateMeetings } = await organiser.get<{ duplicateMeetings: { meetings: { id: string }[] } }>('mutation ($input: DuplicateMeetingsInput!) { duplicateMeetings(input: $input) { meetings { id } } }', { input });
      return duplicateMeetings.meetings[0]?.id ?? '';
    };
    const formOf = async (id: string) => {
      const found = await organiser.get<{ meeting: { questionForm: { editableUntil: string | null; questions: { id: string; key: string; condition: { questionId: string } | null }[] } } }>(
        'query ($id: ID!) { meeting(id: $id) { questionForm { editableUntil questions { id key condition { questionId } } } } }', { id },
      );
      return found.meeting.questionForm;
    };
    const copy = await formOf(await duplicate(['QUESTIONS']));
    expect(copy).toMatchObject({ editableUntil: '2099-09-08T10:00:00.000Z', questions: [{ key: 'pranzi', condition: null }, { key: 'allergie', condition: { questionId: copy.questions[0]?.id } }] });
    expect(copy.questions[0]?.id).not.toBe(lunch.id);
    expect((await formOf(await duplicate(['TEXTS']))).questions).toEqual([]);
    const input = { processSlug: process.slug, slug: `${process.slug}-copia`, title: inItalian('Copia'), firstDay: '2099-09-10', parts: ['QUESTIONS'] };
    await organiser.get('mutation ($input: DuplicateProcessInput!) { duplicateProcess(input: $input) { userErrors { code } } }', { input });
    const { process: copied } = await organiser.get<{ process: { questionForm: { questions: { key: string }[] } } }>('query ($slug: String!) { process(slug: $slug) { questionForm { questions { key } } } }', { slug: input.slug });
    expect(copied.questionForm.questions).toEqual([{ key: 'come-ci-hai-conosciuto' }]);
  });

  describe('of those who register', () => {
    /** A meeting that asks whether one eats, then what, and wants to know how one comes. */
    async function aMeetingThatAsks() {
      const { meeting, admission, process } = await aMeeting(server.em());
      const organiser = await organiserOf(process);
      const eats = await added(organiser, meeting.id, { kind: 'YES_NO', title: inItalian('Pranzi?'), required: true });
      const diet = await added(organiser, meeting.id, {
        ...{ kind: 'SEVERAL', title: inItalian('Cosa non mangi?'), options: ['Carne', 'Pesce'].map((each) => ({ title: inItalian(each) })) },
        ...{ condition: { questionId: eats.id, values: ['YES'] }, required: true, sensitive: true },
      });
      const { question: recording } = await act(organiser, 'addReadyMadeQuestion', { meetingId: meeting.id, readyMade: 'RECORDING' });
      if (!recording) throw new Error('No consent');
      return { meeting, admission, process, organiser, eats, diet, recording };
    }
    const member = async () => signedInBrowser(server, await aPerson(server.em()));
    const toAll = ({ eats, diet, recording }: { eats: { id: string }; diet: { id: string }; recording: { id: string } }) => [
      { questionId: eats.id, value: ['YES'] }, { questionId: diet.id, value: ['pesce'] }, { questionId: recording.id, value: ['YES'] },
    ];
    const plain = (answers: { question: { key: string }; value: string[] }[] | null | undefined) => answers?.map(({ question, value }) => `${question.key}: ${value.join()}`);
    const own = async (browser: Browser, id: string | undefined) => (await browser.get<OwnAnswers>(ANSWERS, { id })).registration;
    const answer = async (browser: Browser, input: object) => (await browser.get<Answered>(ANSWER, { input })).answerQuestions;
    const consents = (id: string | undefined) =>
      server.em().execute('select kind, text_version as version, withdrawn_at is not null as ended from consent where registration_id = ? order by kind, version', [id ?? '']);

    it('keeps what they answered, with the consents they gave, for themselves and for whoever runs the meeting', async () => {
      const world = await aMeetingThatAsks();
      const browser = await member();
      const { registration, userErrors } = await register(browser, world.meeting, world.admission, { answers: toAll(world), consents: ['privacy'] });
      expect(userErrors).toEqual([]);
      const expected = ['pranzi: YES', 'cosa-non-mangi: pesce', 'recording: 1'];
      expect(await own(browser, registration?.id)).toMatchObject({ answersMissing: 0, answersEditable: true, answersEditableUntil: '2099-03-12T09:00:00.000Z' });
      expect(plain((await own(browser, registration?.id)).answers)).toEqual(expected);
      expect(plain((await own(world.organiser, registration?.id)).answers)).toEqual(expected);
      expect(await own(await member(), registration?.id)).toBeNull();
      expect(await consents(registration?.id)).toEqual([{ kind: 'privacy', version: '2026-11', ended: false }, { kind: 'recording', version: '1', ended: false }]);
    });

    it('names every fault of the answers together with those of the person', async () => {
      const world = await aMeetingThatAsks();
      const answers = [{ questionId: world.eats.id, value: ['YES'] }, { questionId: world.diet.id, value: ['patate'] }, { questionId: world.meeting.id, value: ['x'] }, { questionId: world.eats.id, value: ['NO'] }];
      const { userErrors } = await register(server.browser(), world.meeting, world.admission, { person: { name: '', email: 'lea@example.org' }, answers });
      expect(userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`).sort()).toEqual([
        `INVALID answers.${world.diet.id}`, 'INVALID answers.3.questionId', 'INVALID person.name', 'UNKNOWN_REFERENCE answers.2.questionId',
      ].sort());
      const missing = await register(server.browser(), world.meeting, world.admission, visitor('Lea Neri'));
      expect(missing.userErrors).toMatchObject([{ code: 'INVALID', path: ['answers', world.eats.id] }]);
    });

    it('asks nobody what does not concern them, and keeps no answer to it', async () => {
      const world = await aMeetingThatAsks();
      const browser = await member();
      const answers = [{ questionId: world.eats.id, value: ['NO'] }, { questionId: world.diet.id, value: ['carne'] }];
      const { registration } = await register(browser, world.meeting, world.admission, { answers });
      expect(plain((await own(browser, registration?.id)).answers)).toEqual(['pranzi: NO']);
    });

    it('are told in the mail what they have yet to answer where staff registered them by telephone', async () => {
      const world = await aMeetingThatAsks();
      const { meeting, admission, organiser, eats, diet, recording } = world;
      const byTelephone = async (email: string, answers: object[]) => {
        const input = { meetingId: meeting.id, admissionId: admission.id, person: { name: 'Ida Villa', email }, answers };
        return (await organiser.get<{ registerSomebody: Awaited<ReturnType<typeof register>> }>(BY_TELEPHONE, { input })).registerSomebody;
      };
      const toldBy = async (address: string) => (await mailsTo(server, address)).map(({ kind, missingAnswers }) => [kind, missingAnswers]);
      expect((await byTelephone('ida@example.org', [{ questionId: diet.id, value: ['patate'] }, { questionId: eats.id, value: ['YES'] }])).userErrors).toMatchObject([{ code: 'INVALID', path: ['answers', diet.id] }]);
      const { registration } = await byTelephone('ida@example.org', [{ questionId: eats.id, value: ['YES'] }, { questionId: diet.id, value: [] }, { questionId: recording.id, value: ['YES'] }]);
      expect(plain((await own(organiser, registration?.id)).answers)).toEqual(['pranzi: YES', `${recording.key}: 1`]);
      expect(await consents(registration?.id)).toEqual([{ kind: recording.key, version: '1', ended: false }]);
      expect(await toldBy('ida@example.org')).toEqual([['registration-confirmed', 1]]);
      await answer(server.browser(), { token: await linkTo(server, 'ida@example.org'), answers: [{ questionId: diet.id, value: ['pesce'] }] });
      expect((await own(organiser, registration?.id)).answersMissing).toBe(0);
      await byTelephone('ivo@example.org', [{ questionId: eats.id, value: ['NO'] }]);
      expect(await toldBy('ivo@example.org')).toEqual([['registration-confirmed', 0]]);
    });

    it('takes the same request once, and another answer under its key not at all', async () => {
      const world = await aMeetingThatAsks();
      const browser = await member();
      const request = { answers: toAll(world), idempotencyKey: 'once' };
      const first = await register(browser, world.meeting, world.admission, request);
      expect((await register(browser, world.meeting, world.admission, request)).registration?.id).toBe(first.registration?.id);
      const other = { ...request, answers: [{ questionId: world.eats.id, value: ['NO'] }] };
      expect((await register(browser, world.meeting, world.admission, other)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    });

    it('keeps a visitor’s answers, and lets them be changed by the link until the deadline, when staff still may', async () => {
      const world = await aMeetingThatAsks();
      await register(server.browser(), world.meeting, world.admission, { ...visitor('Ada Conti', 'ada@example.org'), answers: toAll(world) });
      const token = await linkTo(server, 'ada@example.org');
      const { registration } = await confirm(server.browser(), token);
      const byToken = async () => (await server.browser().get<{ registrationByToken: { registration: OwnAnswers['registration'] } }>(BY_TOKEN, { token })).registrationByToken.registration;
      expect(plain((await byToken()).answers)).toEqual(['pranzi: YES', 'cosa-non-mangi: pesce', 'recording: 1']);
      const changed = await answer(server.browser(), { token, answers: [{ questionId: world.eats.id, value: ['NO'] }, { questionId: world.recording.id, value: [] }] });
      expect(plain(changed.registration?.answers)).toEqual(['pranzi: NO']);
      expect(await consents(registration?.id)).toEqual([{ kind: 'recording', version: '1', ended: true }]);
      expect((await answer(server.browser(), { token, answers: [{ questionId: world.eats.id, value: [] }] })).userErrors).toMatchObject([{ path: ['answers', world.eats.id] }]);
      await act(world.organiser, 'setAnswerDeadline', { meetingId: world.meeting.id, editableUntil: '2020-01-01T12:00' });
      const late = [{ questionId: world.eats.id, value: ['YES'] }, { questionId: world.diet.id, value: ['carne'] }];
      expect((await answer(server.browser(), { token, answers: late })).userErrors).toMatchObject([{ code: 'ANSWERS_CLOSED' }]);
      expect(plain((await answer(world.organiser, { registrationId: registration?.id, answers: late })).registration?.answers)).toEqual(['pranzi: YES', 'cosa-non-mangi: carne']);
      await cancel(server.browser(), { token });
      expect((await answer(world.organiser, { registrationId: registration?.id, answers: late })).userErrors).toMatchObject([{ code: 'TOKEN_USED_OR_EXPIRED' }]);
    });

    it('keeps what a second person of a mailbox answered until they press the button', async () => {
      const world = await aMeetingThatAsks();
      await aPerson(server.em(), { name: 'Ugo Bianchi', email: 'casa@example.org' });
      await register(server.browser(), world.meeting, world.admission, { ...visitor('Eva Bianchi', 'casa@example.org'), answers: toAll(world) });
      const { registration } = await confirm(server.browser(), await linkTo(server, 'casa@example.org'));
      expect(plain((await own(world.organiser, registration?.id)).answers)).toHaveLength(3);
    });

    it('asks again whoever agreed to a former text, and lets a question that was answered only be retired', async () => {
      const world = await aMeetingThatAsks();
      const browser = await member();
      const { registration } = await register(browser, world.meeting, world.admission, { answers: toAll(world) });
      await act(world.organiser, 'changeQuestion', { questionId: world.recording.id, question: { kind: 'CONSENT', title: inItalian('Mi si può registrare') } });
      expect((await own(browser, registration?.id)).answersMissing).toBe(1);
      expect((await answer(browser, { registrationId: registration?.id, answers: [] })).userErrors).toMatchObject([{ path: ['answers', world.recording.id] }]);
      await answer(browser, { registrationId: registration?.id, answers: [{ questionId: world.recording.id, value: ['2'] }] });
      expect(await consents(registration?.id)).toEqual([{ kind: 'recording', version: '1', ended: true }, { kind: 'recording', version: '2', ended: false }]);
      const change = (question: object) => act(world.organiser, 'changeQuestion', { questionId: world.diet.id, question: { title: [], condition: { questionId: world.eats.id, values: ['YES'] }, ...question } });
      expect((await change({ kind: 'TEXT' })).userErrors).toMatchObject([{ path: ['question', 'kind'] }]);
      expect((await change({ kind: 'SEVERAL', options: [{ key: 'carne', title: [] }] })).userErrors).toMatchObject([{ path: ['question', 'options'] }]);
      expect(keysOf(await act(world.organiser, 'removeQuestion', { questionId: world.diet.id }))).toEqual(['pranzi', 'recording', '(cosa-non-mangi)']);
      expect((await asked(browser, world.meeting.id)).questions.map(({ key }) => key)).toEqual(['pranzi', 'recording']);
    });

    it('forgets sensitive answers 30 days after the meeting, and all answers of whoever is erased', async () => {
      const world = await aMeetingThatAsks();
      const browser = await member();
      const { registration } = await register(browser, world.meeting, world.admission, { answers: toAll(world) });
      const jobs = server.app.get(RegistrationsJobs, { strict: false });
      await jobs.forgetNeeds(new Date('2099-04-11T10:00:00Z'));
      expect(plain((await own(browser, registration?.id)).answers)).toHaveLength(3);
      await jobs.forgetNeeds(new Date('2099-04-11T11:00:01Z'));
      expect(plain((await own(browser, registration?.id)).answers)).toEqual(['pranzi: YES', 'recording: 1']);
      await browser.get('mutation { eraseMyData(input: { understood: true }) { erased } }');
      expect(await server.em().execute('select from registration_answer where registration_id = ?', [registration?.id ?? ''])).toEqual([]);
    });

    it('are exported with status and attendance, a column a question, safe from formulas, for whoever runs the meeting', async () => {
      const world = await aMeetingThatAsks();
      const why = await added(world.organiser, world.meeting.id, aText('Perché vieni?'));
      const answers = [...toAll(world), { questionId: why.id, value: ['=1+1'] }];
      await register(await member(), world.meeting, world.admission, { answers });
      await register(await member(), world.meeting, world.admission, { answers: [{ questionId: world.eats.id, value: ['NO'] }] });
      await act(world.organiser, 'removeQuestion', { questionId: world.diet.id });
      const get = (browser: Browser, file: string) => browser.fetch(`/files/answers/${file}`);
      const lines = (await (await get(world.organiser, `${world.meeting.id}.csv`)).text()).split('\r\n');
      const ends = lines.map((line) => line.split(';').slice(-4));
      expect(ends.slice(0, 3)).toEqual([
        ['Pranzi?', 'Acconsento alla registrazione audio e video del mio intervento', 'Perché vieni?', 'Cosa non mangi?'],
        ['Sì', 'Consenso dato (testo 1)', "'=1+1", 'Pesce'],
        ['No', '', '', ''],
      ]);
      expect(lines[1]).toContain(';Iscritto;');
      expect(Buffer.from(await (await get(world.organiser, `${world.meeting.id}.xlsx`)).arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
      const refusals = [await get(server.browser(), `${world.meeting.id}.csv`), await get(await member(), `${world.meeting.id}.csv`)];
      expect(refusals.map(({ status }) => status)).toEqual([401, 403]);
    });

    it('takes answers along to the other meeting of a session, as far as they are asked there too', async () => {
      const world = await aMeetingThatAsks();
      const { session, lodi, milan } = await aSessionInTwoPlaces(world.process);
      expect(session).toBeDefined();
      for (const { meeting } of [lodi, milan]) await added(world.organiser, meeting.id, aText('Come vieni?'));
      await added(world.organiser, lodi.meeting.id, aText('Solo a Lodi?'));
      const questions = await world.organiser.get<{ meeting: { questions: { id: string }[] } }>('query ($id: ID!) { meeting(id: $id) { questions { id } } }', { id: lodi.meeting.id });
      const browser = await member();
      const answers = questions.meeting.questions.map(({ id: questionId }) => ({ questionId, value: ['In treno'] }));
      const { registration } = await register(browser, lodi.meeting, lodi.admission, { answers });
      await change(browser, { registrationId: registration?.id ?? '', admissionId: milan.admission.id });
      const kept = await server.em().execute(
        `select key, meeting_id = ? as here from registration_answer join question on question.id = question_id join question_form on question_form.id = form_id where registration_id = ? order by 2 desc, 1`,
        [milan.meeting.id, registration?.id ?? ''],
      );
      expect(kept).toEqual([{ key: 'come-vieni', here: true }, { key: 'come-vieni', here: false }, { key: 'solo-a-lodi', here: false }]);
    });

    async function aSessionInTwoPlaces(process: Process) {
      const em = server.em();
      const series = em.create(Series, { process, key: 'laboratory', title: null, inferred: null, position: 0 });
      const session = em.create(Session, { series, number: 1 });
      await em.flush();
      return { session, lodi: await aMeeting(em, { process, session }), milan: await aMeeting(em, { process, session }) };
    }
  });
});
