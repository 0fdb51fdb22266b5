import type { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { localized } from './programme-file.js';
import { keptOfMeeting } from './programme-kept.js';
import type { part } from './programme-plan.js';

/** A part of a day, as published. */
export interface AgendaPart {
  id: string;
  title: LocalizedText | null;
  /** "public", "technical" or another word of the source; empty: not said. */
  kind: string;
  /** From 1. */
  order: number;
  starts: string | null;
  ends: string | null;
  description: LocalizedText | null;
  inferred: boolean;
  inferredFields: string[];
}

/** What the programme file says of a meeting and no column holds. */
export function programmeOfMeeting({ programme }: Meeting): z.infer<typeof keptOfMeeting> {
  return keptOfMeeting.parse(programme);
}

/** Parts in their order; those without a place in it as the file has them. @param language  of plain texts */
export function agendaOf(ownerId: string, parts: z.infer<typeof part>[] | undefined, language: Locale): AgendaPart[] {
  return (parts ?? [])
    .map(({ key, kind = '', order, title, starts = null, ends = null, about, inferred }, index) => ({
      id: `${ownerId}:${key}`,
      title: title === undefined ? null : localized(title, language),
      kind,
      order: order ?? index + 1,
      starts,
      ends,
      description: about === undefined ? null : localized(about, language),
      inferred: inferred === true,
      inferredFields: Array.isArray(inferred) ? inferred : [],
    }))
    .toSorted((a, b) => a.order - b.order);
}
