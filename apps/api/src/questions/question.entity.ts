import { defineEntity, p } from '@mikro-orm/core';
import { questionKinds } from '@percorso/questions';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { QuestionForm } from './question-form.entity.js';

/** What can be chosen. */
export interface QuestionOption {
  key: string;
  title: LocalizedText;
}

const QuestionSchema = defineEntity({
  name: 'Question',
  tableName: 'question',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    form: () => p.manyToOne(QuestionForm),
    /** Unique in the form; what the programme file and the columns of exports call it. */
    key: p.text(),
    kind: p.enum(questionKinds),
    title: p.json().$type<LocalizedText>(),
    hint: p.json().$type<LocalizedText>().nullable(),
    required: p.boolean().default(false),
    /** Health, faith and the like: answers are deleted 30 days after the meeting, as needs are. */
    sensitive: p.boolean().default(false),
    options: p.json().$type<QuestionOption[]>(),
    /** See QuestionRule of libs/questions: what a limit means depends on the kind. */
    least: p.text().nullable(),
    most: p.text().nullable(),
    /** The earlier question of the form that decides whether this one is asked; null: it is asked always. */
    conditionId: p.uuid().nullable(),
    conditionValues: p.array(),
    /** Of the text that a CONSENT is given to: "1", and one more with each change. Null for the others. */
    textVersion: p.text().nullable(),
    position: p.integer(),
    /** Since when it is no longer asked, although people had answered it. */
    retiredAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

export class Question extends QuestionSchema.class {}
QuestionSchema.setClass(Question);
