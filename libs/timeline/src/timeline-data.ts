import type { DateLocale, Day } from '@percorso/time';

export type TimelineKind = 'MEETING' | 'MILESTONE';

/** What there is to know of a thing at a glance, besides when. */
export type TimelineState = 'HELD' | 'OVER' | 'NOW' | 'PLANNED' | 'SAVE_THE_DATE' | 'CANCELLED' | 'DRAFT';

export interface TimelineItem {
  id: string;
  kind: TimelineKind;
  state: TimelineState;
  /** EDTF. */
  date: string;
  title: string;
  /** The language that the title is written in; null: the reader's. */
  titleLocale: DateLocale | null;
  /** Whether the source does not say it, or not when. */
  inferred: boolean;
  trackIds: readonly string[];
  /** Where its page is; null: it has none. */
  href: string | null;
}

export interface TimelinePhase {
  id: string;
  /** EDTF. */
  span: string;
  title: string | null;
  inferred: boolean;
  trackIds: readonly string[];
}

/** What a time line shows, in one language. */
export interface TimelineData {
  /** The day that it is, where the process is. */
  today: Day;
  /** EDTF; null while nobody said how long the whole lasts. */
  span: string | null;
  tracks: readonly { id: string; title: string }[];
  phases: readonly TimelinePhase[];
  /** In the order in which they are read: by date. */
  items: readonly TimelineItem[];
}

/** Where a thing stands, from what the server says of it. A milestone has no status of its own: the days decide. */
export function stateOf(position: 'PAST' | 'NOW' | 'FUTURE', status: 'DRAFT' | 'SAVE_THE_DATE' | 'SCHEDULED' | 'CANCELLED' | 'CLOSED' | null): TimelineState {
  if (status === 'CANCELLED' || status === 'DRAFT') return status;
  if (status === 'CLOSED') return 'HELD';
  if (position === 'PAST') return 'OVER';
  if (status === 'SAVE_THE_DATE') return status;
  return position === 'NOW' ? 'NOW' : 'PLANNED';
}
