import { translator } from '@percorso/messages';
import type { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor, type TextInLanguage } from '../kernel/localized-text.js';
import type { ProcessFigures } from '../numbers/numbers.queries.js';
import type { Process } from '../processes/process.entity.js';
import { localized, type Text } from './programme-file.js';
import type { claim } from './programme-plan.js';

type Claim = z.infer<typeof claim>;
type Figure = Claim['figures'][number];

/** One figure that the host published, with where it did. */
export interface ClaimedFigure {
  id: string;
  process: Process;
  figure: Figure['figure'];
  value: number;
  moreThan: boolean;
  qualifier: Figure['qualifier'] | null;
  publishedBy: string | null;
  source: LocalizedText | null;
  sourceUrl: string | null;
  date: string | null;
  /** What the figure covers, in words. */
  covers: LocalizedText | null;
  note: LocalizedText | null;
  inferredFields: string[];
}

export function claimedFigures(process: Process, claim: Claim | undefined): ClaimedFigure[] {
  const inWords = (text: Text | undefined) => (text === undefined ? null : localized(text, process.language));
  return (claim?.figures ?? []).map(({ figure, value, qualifier = null }) => ({
    id: `${process.id}:${figure}`,
    process,
    figure,
    value,
    moreThan: qualifier === 'more-than',
    qualifier,
    publishedBy: claim?.publishedBy ?? null,
    source: inWords(claim?.source),
    sourceUrl: claim?.url ?? null,
    date: claim?.date ?? null,
    covers: inWords(claim?.covers),
    note: inWords(claim?.note),
    inferredFields: claim?.inferred === true ? Object.keys(claim) : (claim?.inferred ?? []),
  }));
}

/** The figure in words: "more than 4,000 people involved". */
export function figureInWords({ figure, value, qualifier }: ClaimedFigure, locale: Locale): TextInLanguage {
  const text = translator(locale)('claim.figure', { figure, value, qualifier: qualifier === 'more-than' ? 'moreThan' : (qualifier ?? 'exactly') });
  return { text, locale };
}

/** Who published it and where, as far as the source says; the host where it says nothing. */
export function sourceInWords({ publishedBy, source }: ClaimedFigure, host: string, locale: Locale): TextInLanguage {
  const by = publishedBy ?? host;
  const where = textFor(source, locale);
  return { text: where ? translator(locale)('claim.source', { by, source: where.text }) : by, locale: where?.locale ?? locale };
}

/** What of the figure our own data show; null when they say nothing of it. Made-up people show nothing of any claim. */
export function shownInWords({ figure }: ClaimedFigure, numbers: ProcessFigures, locale: Locale): string | null {
  const t = translator(locale);
  const madeUp = numbers.synthetic ? t('claim.shownSynthetic') : null;
  switch (figure) {
    case 'meetingsHeld': {
      const meetings = t('claim.shownMeetings', { planned: numbers.meetingsPlanned, held: numbers.meetingsHeld });
      return madeUp === null ? meetings : `${meetings} ${madeUp}`;
    }
    case 'peopleInvolved':
      return madeUp ?? t('claim.shownPeople', { count: numbers.peopleInvolved });
    case 'presences':
      return madeUp ?? t('claim.shownPresences', { count: numbers.presences });
    case 'organisationsInvolved':
      return madeUp ?? t('claim.shownOrganisations', { count: numbers.organisationsInvolved });
    case 'participants':
      return null;
  }
}
