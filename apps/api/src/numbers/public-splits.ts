import type { NumberSplitsType, SplitLineType } from './number-split.graphql.js';
import { protectSmallNumbers, type PublicCount, SMALLEST_SHOWN } from './small-numbers.js';

export const publicLineKinds = ['STATED', 'OTHER', 'NOT_STATED'] as const;
/** OTHER: the municipalities of few people, together. */
export type PublicLineKind = (typeof publicLineKinds)[number];

/** A line of a split as the public has it. */
export interface PublicSplitLine extends Pick<SplitLineType, 'key' | 'title' | 'titleLocale'> {
  kind: PublicLineKind;
  registered: PublicCount;
  involved: PublicCount;
  /** Shown where `involved` is: so often few people came would tell of them too. */
  presences: PublicCount;
}

export interface PublicSplits {
  /** From how many people on they are told of. */
  smallestShown: number;
  total: SplitLineType;
  categories: PublicSplitLine[];
  territories: PublicSplitLine[];
}

/**
 * Splits as everybody may see them. Whoever waits is left out. A municipality is named where enough people come from it: its
 * name was typed by people, and could be that of one of them.
 */
export function publishSplits({ total, categories, territories }: NumberSplitsType): PublicSplits {
  const named = territories.filter(({ key, registered, involved }) => key !== null && Math.max(registered, involved) >= SMALLEST_SHOWN);
  const few = territories.filter((line) => line.key !== null && !named.includes(line));
  const notStated = territories.filter(({ key }) => key === null);
  return {
    smallestShown: SMALLEST_SHOWN,
    total,
    categories: protectLines(categories.map((line) => ({ ...line, kind: kindOf(line) }))),
    territories: protectLines([
      ...named.map((line) => ({ ...line, kind: kindOf(line) })),
      ...(few.some(({ registered, involved }) => registered + involved > 0) ? [{ ...together(few), kind: 'OTHER' as const }] : []),
      ...notStated.map((line) => ({ ...line, kind: kindOf(line) })),
    ]),
  };
}

function kindOf({ key }: SplitLineType): PublicLineKind {
  return key === null ? 'NOT_STATED' : 'STATED';
}

function protectLines(lines: readonly (SplitLineType & { kind: PublicLineKind })[]): PublicSplitLine[] {
  const registered = protectSmallNumbers(lines.map((line) => line.registered));
  const involved = protectSmallNumbers(lines.map((line) => line.involved));
  return lines.flatMap(({ kind, key, title, titleLocale, presences }, index) => {
    const [ofRegistered, ofInvolved] = [registered[index], involved[index]];
    if (!ofRegistered || !ofInvolved) return [];
    const kept = ofInvolved.hidden !== null;
    return { kind, key, title, titleLocale, registered: ofRegistered, involved: ofInvolved, presences: { value: kept ? null : presences, hidden: kept ? 'PROTECTS' : null } };
  });
}

function together(lines: readonly SplitLineType[]): SplitLineType {
  const sum = (figure: 'registered' | 'waiting' | 'involved' | 'presences') => lines.reduce((all, line) => all + line[figure], 0);
  return { key: null, title: null, titleLocale: null, registered: sum('registered'), waiting: sum('waiting'), involved: sum('involved'), presences: sum('presences') };
}
