import { z } from 'zod';
import { currency, edtf, email, key, locale, marked, text, wallTime, webAddress, words } from './programme-values.js';

export const bodyFields = marked({
  name: words,
  about: text.optional(),
  promotedBy: z.array(words).optional(),
});

/** A body by its name, or with what the source says of it. */
export const body = z.union([words, bodyFields]).meta({ id: 'Body', description: 'The name of a body, or { name, about, promotedBy }.' });

/** Where help is to be had. */
export const contact = z
  .strictObject({ name: text, email: email.optional(), telephone: words.optional(), url: webAddress.optional() })
  .meta({ id: 'Contact', description: 'An office, not a person: where help is to be had.' });

/** Somebody named by role only: programme files hold no names of persons. */
export const role = marked({ role: text }).meta({ id: 'Role', description: 'A person by role; names of persons have no place here.' });

export const figure = z
  .strictObject({
    figure: z.enum(['meetingsHeld', 'peopleInvolved', 'presences', 'organisationsInvolved', 'participants']),
    value: z.int().min(0),
    qualifier: z.enum(['exactly', 'about', 'more-than']).optional(),
  })
  .meta({ id: 'Figure', description: 'One number as it was published; without a qualifier it is exact.' });

export const claim = marked({
  figures: z.array(figure).min(1),
  publishedBy: words.optional(),
  source: text.optional(),
  url: webAddress.optional().meta({ description: 'Where it can be read.' }),
  date: edtf.optional().meta({ description: 'When it was published, where the source says so.' }),
  covers: text.optional().meta({ description: 'What the numbers count, in words.' }),
}).meta({ id: 'Claim', description: 'What a host says in print: kept apart from the numbers that we count.' });

export const track = marked({ key, title: text }).meta({ id: 'Track', description: 'A lane of the time line.' });

export const phase = marked({ key, span: edtf, title: text.optional(), tracks: z.array(key).optional() }).meta({
  id: 'Phase',
  description: 'A chapter of the time line.',
});

export const milestone = marked({
  key,
  title: text,
  date: edtf,
  track: key.optional(),
  with: z.array(words).optional(),
}).meta({ id: 'Milestone', description: 'Something dated or spanned that is not a meeting.' });

export const group = marked({
  key,
  kind: z.enum(['thematic', 'technical', 'working', 'experts', 'steering']),
  title: text.optional(),
  description: text.optional(),
  chairs: z.array(role).optional(),
}).meta({ id: 'Group', description: 'People who meet. Without a title it is shown by its key: "Gruppo 1".' });

export const part = marked({
  key,
  kind: words.optional(),
  order: z.int().min(1).optional(),
  title: text.optional(),
  starts: wallTime.optional(),
  ends: wallTime.optional(),
  about: text.optional(),
}).meta({ id: 'Part', description: 'A part of the day; an admission may cover some parts only.' });

export const series = marked({
  key,
  title: text.optional(),
  parts: z.array(part).optional().meta({ description: 'The rule for every day of the series.' }),
}).meta({ id: 'Series', description: 'Sessions numbered from 1. The meetings of a group are numbered without one.' });

export const stakeholderCategory = marked({ key, title: text }).meta({ id: 'StakeholderCategory' });

export const nextStep = marked({
  key,
  kind: z.enum(['group', 'action', 'meeting', 'document']),
  title: text,
  date: edtf.optional(),
  budget: z
    .strictObject({
      amount: z
        .number()
        .min(0)
        .max(1e12)
        .refine(isWholeCents, { params: { code: 'programme.badAmount' } })
        .meta({ description: 'In units of the currency, with two decimals at most.' }),
      currency,
    })
    .optional(),
}).meta({ id: 'NextStep' });

export const languages = z.array(locale).min(1).meta({ description: 'The languages it works in; plain texts are in the first one.' });

function isWholeCents(amount: number): boolean {
  return Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4;
}
