import { isLimit, questionKinds } from '@percorso/questions';
import type { ProgrammeFaults } from './programme-faults.js';
import { databaseWord } from './programme-import-plan.js';
import type { OutlineItem } from './programme-outline.js';
import { keysOf, reportReference } from './programme-rules.js';

/** Reports of questions what no field can know alone: keys, options, limits, and conditions on earlier answers. */
export function checkQuestions(owner: OutlineItem, faults: ProgrammeFaults): void {
  const questions = owner.items('questions');
  keysOf(questions, faults);
  for (const [index, question] of questions.entries()) {
    const kind = questionKinds.find((each) => each === databaseWord(question.text('kind') ?? ''));
    const chooses = kind === 'CHOICE' || kind === 'SEVERAL';
    keysOf(question.items('options'), faults);
    if (kind && chooses !== question.has('options')) faults.add(question.at(chooses ? 'kind' : 'options'), chooses ? 'programme.optionsMissing' : 'programme.optionsNowhere', {}, 'key');
    for (const field of ['least', 'most']) {
      const limit = question.text(field);
      if (kind && limit !== null && !isLimit(kind, limit)) faults.add(question.at(field), 'programme.badLimit', { value: limit });
    }
    checkCondition(question, questions.slice(0, index), faults);
  }
}

function checkCondition(question: OutlineItem, before: readonly OutlineItem[], faults: ProgrammeFaults): void {
  const condition = question.item('shownIf');
  const key = condition?.text('question') ?? null;
  if (!condition || key === null) return;
  reportReference('question', key, condition.at('question'), new Set(before.flatMap((each) => each.text('key') ?? [])), faults);
  const earlier = before.find((each) => each.text('key') === key);
  const possible = earlier?.text('kind') === 'yes-no' ? ['yes', 'no'] : (earlier?.items('options') ?? []).flatMap((option) => option.text('key') ?? []);
  for (const { value, path } of earlier ? condition.texts('answers') : []) {
    if (!possible.includes(value)) faults.add(path, 'programme.answerUnknown', { value, question: key });
  }
}
