import { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { meeting } from './programme-meeting.js';
import { body, claim, contact, group, languages, milestone, nextStep, phase, role, series, stakeholderCategory, track } from './programme-plan.js';
import { question } from './programme-question.js';
import { edtf, inferred, key, laterSection, locale, type Text, text, timeZone, wallTime } from './programme-values.js';

/** The first line of every file that we write; a file may leave it out. */
export const FORMAT = 'percorso/1';

export const MOST_BYTES = 1_000_000;
export const MOST_MEETINGS = 10_000;

/** The sections that no table holds yet: any data, checked to be data, kept and written back. */
export const laterSections = {
  purposes: laterSection('What it is for.'),
  aims: laterSection('What it wants to reach.'),
  values: laterSection('What it holds to.'),
  objectives: laterSection('What it is to achieve.'),
  principles: laterSection('What guides it, with the measures that follow.'),
  measures: laterSection('What is to be done.'),
  initiatives: laterSection('What may get its own group and meetings.'),
  investments: laterSection('What money is to be spent on.'),
  innovation: laterSection('What is to become new.'),
  context: laterSection('What it starts from.'),
  frame: laterSection('The plans, laws and bodies within which it acts.'),
  cycle: laterSection('The steps that are repeated.'),
  practices: laterSection('The bank of good practices.'),
  questionnaires: laterSection('What organisations are asked.'),
  documents: laterSection('What it writes, and the route of each text from body to body.'),
  funding: laterSection('Lines by use and by source.'),
  sheets: laterSection('Implementation sheets.'),
  history: laterSection('What happened before.'),
};

export const programmeSchema = z
  .strictObject({
    format: z
      .string()
      .refine((value) => value === FORMAT, { params: { code: 'programme.formatUnknown' } })
      .optional()
      .meta({ description: `The version of this format: ${FORMAT}.`, const: FORMAT }),
    slug: key.optional().meta({ description: "The process's name in addresses. Without it, the file's name." }),
    kind: z.enum(['path', 'laboratory', 'working-group', 'strategy', 'body']),
    title: text,
    subtitle: text.optional(),
    description: text.optional(),
    host: body,
    partners: z.array(body).optional(),
    languages,
    translatedInto: z
      .array(locale)
      .optional()
      .meta({ description: "Languages whose texts here are the editors' translation or summary, not the words of the source." }),
    timezone: timeZone,
    setUp: edtf.optional().meta({ description: 'When it was set up.' }),
    span: edtf.optional().meta({ description: 'From when to when it lasts.' }),
    contact: contact.optional().meta({ description: "Where help is to be had; the installation's contact, without it." }),
    claim: claim.optional(),
    chairs: z.array(role).optional(),
    coordinators: z.array(role).optional(),
    stakeholderCategories: z.array(stakeholderCategory).optional(),
    tracks: z.array(track).optional(),
    phases: z.array(phase).optional(),
    milestones: z.array(milestone).optional(),
    groups: z.array(group).optional(),
    series: z.array(series).optional(),
    meetings: z.array(meeting).max(MOST_MEETINGS).optional(),
    questions: z.array(question).max(60).optional().meta({ description: 'What is asked of those who register for any of its meetings.' }),
    answersUntil: wallTime.optional().meta({ description: 'Until when answers can be changed, where a meeting says nothing else.' }),
    nextSteps: z.array(nextStep).optional(),
    ...laterSections,
    notes: z
      .array(z.strictObject({ section: z.string(), text, inferred: inferred.optional() }))
      .optional()
      .meta({ description: 'Remarks on whole sections, named in `section`.' }),
  })
  .meta({ title: 'Programme file of Percorso', description: 'Describes a whole process. See programme-files.md.' });

/** A file as it was read: absent fields are absent, texts are plain or by language. */
export type Programme = z.infer<typeof programmeSchema>;
export type ProgrammeMeeting = NonNullable<Programme['meetings']>[number];
export type ProgrammeAdmission = NonNullable<ProgrammeMeeting['admissions']>[number];
export type ProgrammeQuestion = NonNullable<Programme['questions']>[number];
export type ProgrammeBody = Programme['host'];
export type { Json, Text } from './programme-values.js';

/** The text by language, the form that entities hold; a plain string is in the language given. */
export function localized(text: Text, language: Locale): LocalizedText {
  return typeof text === 'string' ? { [language]: text } : text;
}
