import { AnswerQuestionsDocument, QuestionsOfMeetingDocument } from '../questions/questions.generated.js';
import { RegistrationByTokenDocument, RegistrationDocument } from '../registrations/registration.generated.js';
import { paths } from '../paths.js';
import { lodi } from './example-meetings.js';
import { everyQuestion } from './example-questions.js';
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
};
