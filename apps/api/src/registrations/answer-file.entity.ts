import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Question } from '../questions/question.entity.js';
import { answerFileKinds } from './answer-file-kind.js';

const AnswerFileSchema = defineEntity({
  name: 'AnswerFile',
  tableName: 'answer_file',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    question: () => p.manyToOne(Question),
    /** Of the key that the sender made up: whoever has it may answer with the file, and nobody else. Null: it is still coming in. */
    keyHash: p.text().nullable(),
    /** As typed, but for what a page cannot show. */
    name: p.text(),
    /** What it is by its content; null while it is still coming in. */
    kind: p.enum(answerFileKinds).nullable(),
    bytes: p.integer(),
    /** SHA-256 of its content, as base64url; null while it is still coming in. */
    digest: p.text().nullable(),
    createdAt: p.datetime(),
  },
});

/** A file with which somebody answers, or may answer still. It goes with the last answer that names it. */
export class AnswerFile extends AnswerFileSchema.class {}
AnswerFileSchema.setClass(AnswerFile);
