import { translator } from '@percorso/messages';
import { dayAt } from '@percorso/time';
import { drawTimeline, paperSheet, stateOf, svgText, type TimelineData } from '@percorso/timeline';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import type { Process } from '../processes/process.entity.js';
import type { Track } from '../processes/track.entity.js';
import { timelineOf, type TimelineSource } from './process-timeline.js';

/** A process with all that its time line shows. */
export interface PictureSource extends Omit<TimelineSource, 'timezone'> {
  process: Process;
  tracks: Track[];
}

/**
 * The time line as an SVG file, for paper and slides. It asks for nothing from elsewhere and has no links: who opens it
 * later, or in another program, sees the same.
 *
 * @returns null when no date in it says when
 */
export function timelinePicture(source: PictureSource, locale: Locale, now: Date): string | null {
  const { process } = source;
  const heading = textFor(process.title, locale)?.text ?? process.slug;
  const drawing = drawTimeline(timelineData(source, locale, now), { sheet: paperSheet, locale, t: translator(locale), prefix: 'timeline', heading });
  return drawing && svgText(drawing);
}

function timelineData({ process, tracks, ...parts }: PictureSource, locale: Locale, now: Date): TimelineData {
  const { timezone } = process;
  return {
    today: dayAt(now, timezone),
    span: process.span ?? null,
    tracks: tracks.map(({ id, title }) => ({ id, title: textFor(title, locale)?.text ?? '' })),
    phases: parts.phases.map((phase) => ({
      ...{ id: phase.id, span: phase.span, title: textFor(phase.title, locale)?.text ?? null },
      inferred: phase.inferred === true,
      trackIds: phase.tracks.getItems().map(({ id }) => id),
    })),
    items: timelineOf({ timezone, ...parts }, now).map((item) => {
      const title = item.title(locale);
      return {
        ...{ id: item.id, kind: item.kind, date: item.date, inferred: item.inferred, href: null },
        title: title?.text ?? '',
        titleLocale: title?.locale ?? null,
        state: stateOf(item.position, item.meeting?.status ?? null),
        trackIds: item.tracks.map(({ id }) => id),
      };
    }),
  };
}
