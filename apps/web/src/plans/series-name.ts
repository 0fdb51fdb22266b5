import type { Translate } from '../messages.js';

interface NamedSeries {
  key: string;
  title: string | null;
  /** Whose meetings these are; null for a series of its own. */
  group: { title: string } | null;
}

/** What a series is called where it may have no title: after its group, else by its key. */
export function seriesName({ key, title, group }: NamedSeries, t: Translate): string {
  return title ?? group?.title ?? t('seriesPage.untitled', { key });
}

/** Those that are chosen by themselves, and not by choosing their group. */
export function ownSeries<Series extends NamedSeries>(series: readonly Series[]): Series[] {
  return series.filter(({ group }) => group === null);
}
