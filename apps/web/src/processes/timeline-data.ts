import { parseEdtf } from '@percorso/time';
import { stateOf, type TimelineData } from '@percorso/timeline';

import type { ProcessTimelineFragment } from './process-timeline.generated.js';

export type Item = ProcessTimelineFragment['timeline'][number];

/** Where a thing of the time line stands. */
export const itemState = ({ position, meeting }: Item) => stateOf(position, meeting?.status ?? null);

/** What the server says, as the drawing wants it. */
export function timelineData({ today, span, tracks, phases, timeline }: ProcessTimelineFragment, pathOf: (meeting: Item['meeting']) => string | null): TimelineData {
  const idOf = ({ id }: { id: string }) => id;
  return {
    today,
    span,
    tracks,
    phases: phases.map(({ id, span: when, title, inferred, tracks: lanes }) => ({ id, span: when, title, inferred, trackIds: lanes.map(idOf) })),
    items: timeline.map((item) => ({
      ...{ id: item.id, kind: item.kind, date: item.date, title: item.title, titleLocale: item.titleLocale, inferred: item.inferred },
      state: itemState(item),
      trackIds: item.tracks.map(idOf),
      href: pathOf(item.meeting),
    })),
  };
}

/** Months from one to another, both included, as EDTF. */
export interface MonthRange {
  first: string;
  last: string;
}

/** Reads the months that an address asks for; null for all, and for what are none. */
export function monthRangeOf(address: URLSearchParams): MonthRange | null {
  const [first, last] = ['dal', 'al'].map((name) => parseEdtf(address.get(name) ?? ''));
  if (first?.precision !== 'month' || last?.precision !== 'month') return null;
  return { first: first.text, last: last.text };
}

/** Those that can fall into the months. */
export function itemsWithin<Dated extends { date: string }>(items: readonly Dated[], range: MonthRange | null): readonly Dated[] {
  if (!range) return items;
  const from = parseEdtf(range.first)?.earliest ?? '';
  const to = parseEdtf(range.last)?.latest ?? '';
  return items.filter(({ date }) => {
    const known = parseEdtf(date);
    return (known?.earliest ?? from) <= to && (known?.latest ?? to) >= from;
  });
}
