import type { Translate } from '@percorso/messages';
import { type DateLocale, formatEdtf, parseEdtf } from '@percorso/time';

import type { TimelineData, TimelineItem, TimelineKind, TimelinePhase, TimelineState } from './timeline-data.js';

/** What is written beside a mark. The day is in it, since a month is not wide enough to read it off; the year stands above. */
export function itemLabel({ title, date, inferred, state }: TimelineItem, locale: DateLocale, t: Translate): string {
  const day = parseEdtf(date)?.precision === 'day' ? `${formatEdtf(date, locale, 'short').replace(/ \d{4}$/, '')} · ` : '';
  const marks = [state === 'DRAFT' ? t('timeline.draft') : '', inferred ? t('timeline.inferred') : ''].filter(Boolean).map((mark) => ` (${mark})`);
  return `${day}${title}${marks.join('')}`;
}

export function phaseLabel({ span, title, inferred }: TimelinePhase, locale: DateLocale, t: Translate): string {
  const words = formatEdtf(span, locale);
  return `${title === null ? words : `${title}, ${words}`}${inferred ? ` (${t('timeline.inferred')})` : ''}`;
}

/**
 * A thing in words, for whoever does not see the drawing: all that its place and its looks say. It begins with what is
 * written beside the mark, so that whoever speaks to the computer can say what they see (WCAG 2.5.3).
 */
export function itemInWords(item: TimelineItem, data: TimelineData, locale: DateLocale, t: Translate): string {
  const { kind, state, date, inferred, trackIds } = item;
  const tracks = data.tracks.filter(({ id }) => trackIds.includes(id)).map((track) => track.title);
  return [
    t('timeline.inWords', { title: itemLabel(item, locale, t), date: formatEdtf(date, locale), kind: t(`timeline.kind.${kind}`), state: stateInWords(kind, state, t) }),
    tracks.length > 0 ? t('timeline.inTracks', { count: tracks.length, tracks: tracks.join(', ') }) : '',
    inferred ? t('timeline.inferredInWords') : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** A milestone has no status of its own: it is ahead, under way or behind. */
export function stateInWords(kind: TimelineKind, state: TimelineState, t: Translate): string {
  if (kind === 'MEETING') return t(`timeline.sign.MEETING.${state}`);
  return state === 'NOW' || state === 'PLANNED' ? t(`timeline.sign.MILESTONE.${state}`) : t('timeline.sign.MILESTONE.OVER');
}

export function phaseInWords(phase: TimelinePhase, data: TimelineData, locale: DateLocale, t: Translate): string {
  const tracks = data.tracks.filter(({ id }) => phase.trackIds.includes(id)).map(({ title }) => title);
  return [t('timeline.phaseInWords', { phase: phaseLabel(phase, locale, t) }), tracks.length > 0 ? t('timeline.inTracks', { count: tracks.length, tracks: tracks.join(', ') }) : ''].filter(Boolean).join(' ');
}

/** Of a month that counts from 1: "apr", or "aprile". */
export function monthName(year: number, month: number, locale: DateLocale, style: 'short' | 'long' = 'short'): string {
  const day = new Date(0);
  day.setUTCFullYear(year, month - 1, 1);
  return namerOf(locale, style).format(day);
}

const namers = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes longer than drawing a meeting. */
function namerOf(locale: DateLocale, style: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  const known = namers.get(key) ?? new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: style, timeZone: 'UTC' });
  namers.set(key, known);
  return known;
}
