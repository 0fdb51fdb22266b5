import type { Process } from '../src/processes/process.entity.js';
import { aMeeting, aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
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
});
