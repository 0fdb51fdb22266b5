export { type Answers, isShown, shownQuestions } from './question-conditions.js';
export { type AnswerFault, answerFault, isLimit, LARGEST_ANSWER_FILE, normalAnswer } from './answer-rules.js';
export { hasOptions, type QuestionKind, questionKinds, type QuestionRule, valuesOfCondition } from './question-rule.js';
