import type { z } from 'zod';
import type { Locale } from '../kernel/locale.js';
import type { ShownPart } from '../meetings/agendas.queries.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { Series } from '../meetings/series.entity.js';
import { localized } from './programme-file.js';
import { keptOfMeeting, keptOfSeries } from './programme-kept.js';

/** What the programme file says of a meeting and no column holds. */
export function programmeOfMeeting({ programme }: Meeting): z.infer<typeof keptOfMeeting> {
  return keptOfMeeting.parse(programme);
}

/** The parts of every day of a series in their order; those without a place in it as the file has them. @param language  of plain texts */
export function partsOfSeries({ id, programme }: Series, language: Locale): ShownPart[] {
  return (keptOfSeries.parse(programme ?? {}).parts ?? [])
    .map(({ key, kind = '', order, title, starts = null, ends = null, about, inferred }, index) => ({
      id: `${id}:${key}`,
      key,
      meeting: null,
      title: title === undefined ? null : localized(title, language),
      kind,
      order: order ?? index + 1,
      audience: null,
      internal: false,
      ...{ starts, ends, plannedStarts: starts, plannedEnds: ends },
      description: about === undefined ? null : localized(about, language),
      inferred: inferred === true,
      inferredFields: Array.isArray(inferred) ? inferred : [],
      items: [],
      times: null,
    }))
    .toSorted((a, b) => a.order - b.order);
}
