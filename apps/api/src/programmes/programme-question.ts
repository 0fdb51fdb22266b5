import { z } from 'zod';
import { key, text, words } from './programme-values.js';

const option = z.strictObject({ key, title: text }).meta({ id: 'QuestionOption', description: 'What can be chosen.' });

export const question = z
  .strictObject({
    key,
    kind: z.enum(['text', 'long-text', 'choice', 'several', 'number', 'date', 'yes-no', 'consent', 'file']),
    title: text,
    hint: text.optional(),
    required: z.boolean().optional().meta({ description: 'Whether it must be answered where it is shown: no, unless true.' }),
    sensitive: z.boolean().optional().meta({ description: 'true: answers are deleted 30 days after the meeting.' }),
    options: z.array(option).min(1).optional().meta({ description: 'Of choice and several.' }),
    least: words.optional().meta({ description: 'The smallest number, the earliest day, the fewest options.' }),
    most: words.optional().meta({ description: 'The largest number, the latest day, the most options, the most characters.' }),
    shownIf: z
      .strictObject({ question: key, answers: z.array(words).min(1).optional() })
      .optional()
      .meta({ description: 'An earlier question, and the answers to it of which one must be given: keys of its options, yes or no; any answer, without them.' }),
  })
  .meta({ id: 'Question', description: 'What is asked of those who register.' });
