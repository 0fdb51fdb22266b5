import { AddQuestionDocument, AddReadyMadeQuestionDocument, type BuiltFormFragment, ChangeQuestionDocument, MeetingFormPageDocument, MoveQuestionDocument, ProcessFormPageDocument, RemoveQuestionDocument, SetAnswerDeadlineDocument } from '../questions/form-building.generated.js';
import { AnswerQuestionsDocument, QuestionsOfMeetingDocument } from '../questions/questions.generated.js';
import { RegistrationByTokenDocument, RegistrationDocument } from '../registrations/registration.generated.js';
import { paths } from '../paths.js';
import { StaffMeetingPageDocument } from '../meetings/meeting-planning.generated.js';
import { lodi } from './example-meetings.js';
import { anna } from './example-people.js';
import { builtForm, everyQuestion } from './example-questions.js';
import { refusal } from './example-refusal.js';
import { answered, linkTo } from './example-registrations.js';
import { type Answer, answer } from './gallery-answer.js';
import type { GalleryPage } from './gallery-page.js';

const submit = [{ press: 'main form button[type=submit]' }];
const questions = answer(QuestionsOfMeetingDocument, { meeting: { __typename: 'Meeting', id: lodi.id, questions: everyQuestion } });
const refusedAnswers = answer(AnswerQuestionsDocument, {
  answerQuestions: { __typename: 'RegistrationPayload', registration: null, userErrors: refusal('Le risposte non si possono più cambiare: il termine è passato.', null, 'ANSWERS_CLOSED') },
});
const unanswered = { ...answered, answers: [] };

const answerStates = (from: (registration: typeof answered) => Answer[]): GalleryPage['states'] => ({
  ready: { answers: [...from(answered), questions] },
  'missing-fields': { answers: [...from(unanswered), questions], steps: submit },
  refused: { answers: [...from(answered), questions, refusedAnswers], steps: submit },
});
const token = 'token';
const byToken = (registration: typeof answered) => [answer(RegistrationByTokenDocument, { registrationByToken: linkTo(registration, { purpose: 'MANAGE' }) })];
const own = (registration: typeof answered) => [answer(RegistrationDocument, { registration })];

const payload = (message: string) => ({ __typename: 'QuestionFormPayload' as const, form: null, question: null, userErrors: refusal(message, null, 'INVALID') });
const done = { __typename: 'QuestionFormPayload' as const, form: builtForm, question: { __typename: 'Question' as const, id: 'diet' }, userErrors: [] };
const refusedActs = [
  answer(AddQuestionDocument, { addQuestion: payload('Scrivi il testo in almeno una lingua, una sola volta per ciascuna.') }),
  answer(ChangeQuestionDocument, { changeQuestion: payload('Qualcun altro l’ha cambiata nel frattempo.') }),
  answer(RemoveQuestionDocument, { removeQuestion: payload('Da questa domanda ne dipendono altre: cambia prima le loro condizioni.') }),
  answer(MoveQuestionDocument, { moveQuestion: done }),
  answer(AddReadyMadeQuestionDocument, { addReadyMadeQuestion: done }),
  answer(SetAnswerDeadlineDocument, { setAnswerDeadline: { ...done, question: null } }),
];
const nothingAsked: BuiltFormFragment = { ...builtForm, editableUntil: null, questions: [] };
const formStates = (from: (form: BuiltFormFragment) => Answer[]): GalleryPage['states'] => ({
  ready: { answers: from(builtForm) },
  empty: { answers: from(nothingAsked) },
  changed: { answers: [...from(builtForm), ...refusedActs], steps: [{ press: '#change-diet' }] },
  done: { answers: [...from(builtForm), ...refusedActs], steps: [{ press: '#down-lunch' }] },
  refused: { answers: [...from(builtForm), ...refusedActs], steps: [{ press: '#add-question' }, { write: '#field-title-it', text: 'Come vieni?' }, { press: '.inline-form button[type=submit]' }] },
  'missing-fields': { answers: [...from(nothingAsked), ...refusedActs], steps: [{ press: '#add-question' }, { press: '.inline-form button[type=submit]' }] },
});
const ofMeeting = (form: BuiltFormFragment): Answer[] => [
  answer(StaffMeetingPageDocument, { me: { __typename: 'Person', id: anna.id }, meeting: lodi }),
  answer(MeetingFormPageDocument, {
    meeting: { __typename: 'Meeting', id: lodi.id, timezone: lodi.timezone, questionForm: form, questions: everyQuestion.slice(0, 1).map((question) => ({ ...question, id: 'of-process', ofProcess: true })), process: lodi.process },
  }),
];
const ofProcess = (form: BuiltFormFragment): Answer[] => [
  answer(ProcessFormPageDocument, { process: { ...lodi.process, timezone: lodi.timezone, questionForm: { ...form, id: lodi.process.id } } }),
];

/** What organisers ask, and what people answer. */
export const questionPages: Record<string, GalleryPage> = {
  'registration-by-mail-answers': {
    route: 'iscrizione/risposte',
    address: (locale) => paths.registrationByMail(locale, token, 'risposte'),
    reader: 'VISITOR',
    states: { ...answerStates(byToken), 'dead-link': { answers: [answer(RegistrationByTokenDocument, { registrationByToken: null })] } },
  },
  'my-registration-answers': {
    route: 'mie-iscrizioni/:registrationId/risposte',
    address: (locale) => paths.myRegistration(locale, answered.id, 'risposte'),
    reader: 'MEMBER',
    states: answerStates(own),
  },
  'meeting-form': {
    route: 'org/incontri/:id/domande',
    address: (locale) => paths.meetingQuestions(locale, lodi.id),
    reader: 'STAFF',
    states: formStates(ofMeeting),
  },
  'process-form': {
    route: 'org/p/:slug/domande',
    address: (locale) => paths.processQuestions(locale, lodi.process.slug),
    reader: 'STAFF',
    states: formStates(ofProcess),
  },
};
