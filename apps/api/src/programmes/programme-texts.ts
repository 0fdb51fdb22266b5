import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { ownText, textFields } from '../kernel/text-fields.js';
import type { ClaimedFigure } from './programme-claims.js';
import { figureInWords } from './programme-claims.js';
import { NextStepType, ProgrammeNoteType, PublishedClaimType } from './programme.graphql.js';

/** The texts of what the programme file says and no table holds, in the reader's language. */
export const programmeTexts = [
  textFields<ClaimedFigure>(
    () => PublishedClaimType,
    {
      what: (claim, locale) => figureInWords(claim, locale),
      covers: ({ covers }, locale, { viewer }) => textFor(covers, locale, viewer.locale),
      note: ({ note }, locale, { viewer }) => textFor(note, locale, viewer.locale),
    },
    ['what'],
  ),
  textFields(() => NextStepType, { title: ownText('title'), note: ownText('note') }, ['title']),
  textFields<{ note: LocalizedText }>(() => ProgrammeNoteType, { text: ({ note }, locale, { viewer }) => textFor(note, locale, viewer.locale) }, ['text']),
];
