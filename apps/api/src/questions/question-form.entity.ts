import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Process } from '../processes/process.entity.js';

const QuestionFormSchema = defineEntity({
  name: 'QuestionForm',
  tableName: 'question_form',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    /** Null: asked for every meeting of the process. */
    meeting: () => p.manyToOne(Meeting).nullable(),
    /** Until when answers can be changed; null: until the meeting starts. */
    editableUntil: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

/** What is asked of people: it knows nothing of who answers it. */
export class QuestionForm extends QuestionFormSchema.class {}
QuestionFormSchema.setClass(QuestionForm);
