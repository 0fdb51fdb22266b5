import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Question } from '../questions/question.entity.js';
import { Registration } from './registration.entity.js';

const ConsentSchema = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    registration: () => p.manyToOne(Registration),
    /** What was agreed to: "privacy" (the notice was read), "recording", "contact" … */
    kind: p.text(),
    /** The version of the text that was on the screen. */
    textVersion: p.text(),
    givenAt: p.datetime(),
    /** The question of a form that asked for it; null: a notice that every registration shows. */
    question: () => p.manyToOne(Question).nullable(),
    /** When it was taken back; null: it holds. */
    withdrawnAt: p.datetime().nullable(),
  },
});

export class Consent extends ConsentSchema.class {}
ConsentSchema.setClass(Consent);
