import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Question } from '../questions/question.entity.js';
import { AnswerFile } from './answer-file.entity.js';
import { Registration } from './registration.entity.js';

const RegistrationAnswerSchema = defineEntity({
  name: 'RegistrationAnswer',
  tableName: 'registration_answer',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    registration: () => p.manyToOne(Registration),
    question: () => p.manyToOne(Question),
    /** As `normalAnswer` of libs/questions gives it: keys of options, the number, the day, "YES", the version agreed to, a file's id and name. */
    value: p.array(),
    /** Of an answer to a FILE. */
    file: () => p.manyToOne(AnswerFile).nullable(),
    answeredAt: p.datetime(),
  },
});

/** What somebody answered with a registration. */
export class RegistrationAnswer extends RegistrationAnswerSchema.class {}
RegistrationAnswerSchema.setClass(RegistrationAnswer);
