import { translator } from '@percorso/messages';
import { formatEdtf } from '@percorso/time';
import { groupTitle } from '../groups/group-title.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { displayTitle } from '../meetings/meeting-title.js';
import type { KeyedSection } from './programme-differences.js';
import { localized, type Programme, type Text } from './programme-file.js';
import { programmeSchedule } from './programme-schedule.js';

/** What something is called, in a reader's language. */
export type Name = (locale: Locale) => string;

/** One thing that an import did. */
export type ProgrammeChange =
  | { did: 'newProcess'; name: Name }
  /** Of the process itself. */
  | { did: 'changedProcess'; fields: string[] }
  | { did: 'added' | 'removed'; section: KeyedSection; names: Name[] }
  | { did: 'changed'; section: KeyedSection; name: Name; fields: string[] }
  | { did: 'reordered'; section: KeyedSection }
  /** The file no longer has it, and it stays. */
  | { did: 'kept'; section: KeyedSection; name: Name }
  | { did: 'admissionKept'; name: Name; meeting: Name };

const MOST_NAMED = 5;

/** The change in words. Fields are named as in the file, whoever reads it. */
export function changeInWords(change: ProgrammeChange, locale: Locale): string {
  const t = translator(locale);
  switch (change.did) {
    case 'newProcess':
      return t('programme.done.newProcess', { title: change.name(locale) });
    case 'changedProcess':
      return t('programme.done.changedProcess', { fields: change.fields.join(', ') });
    case 'added':
      return t('programme.done.added', { kind: change.section, count: change.names.length, names: listOf(change.names, locale) });
    case 'removed':
      return t('programme.done.removed', { kind: change.section, count: change.names.length, names: listOf(change.names, locale) });
    case 'changed':
      return t('programme.done.changed', { kind: change.section, name: change.name(locale), fields: change.fields.join(', ') });
    case 'reordered':
      return t('programme.done.reordered', { kind: change.section });
    case 'kept':
      return t('programme.done.kept', { kind: change.section, name: change.name(locale) });
    case 'admissionKept':
      return t('programme.done.admissionKept', { name: change.name(locale), meeting: change.meeting(locale) });
  }
}

function listOf(names: Name[], locale: Locale): string {
  const named = names.slice(0, MOST_NAMED).map((name) => name(locale)).join('; ');
  const count = names.length - MOST_NAMED;
  return count > 0 ? translator(locale)('programme.done.andMore', { names: named, count }) : named;
}

/** What the entries of a programme are called, by section and key, as on the pages. */
export function namesIn(programme: Programme): Record<KeyedSection, Map<string, Name>> {
  const language = programme.languages[0] ?? 'it';
  const inWords = (text: Text): LocalizedText => localized(text, language);
  const titled = (items: { key: string; title?: Text | undefined }[] | undefined) => named(items, ({ key, title }) => nameOf(title === undefined ? null : inWords(title), key));
  const groups = new Map((programme.groups ?? []).map(({ key, title }) => [key, { key, title: title === undefined ? null : inWords(title) }]));
  const series = new Map((programme.series ?? []).map(({ key, title }) => [key, { title: title === undefined ? null : inWords(title) }]));
  return {
    stakeholderCategories: titled(programme.stakeholderCategories),
    tracks: titled(programme.tracks),
    phases: named(programme.phases, ({ title, span }) => (locale) => (title && textFor(inWords(title), locale)?.text) || formatEdtf(span, locale)),
    milestones: titled(programme.milestones),
    groups: named(programme.groups, ({ key }) => (locale) => groupTitle(groups.get(key) ?? { key, title: null }, locale).text),
    series: titled(programme.series),
    meetings: named(programme.meetings, (meeting) => (locale) => {
      const { date } = programmeSchedule(meeting, meeting.timezone ?? programme.timezone);
      const parts = { group: groups.get(meeting.group ?? '') ?? null, series: series.get(meeting.series ?? '') ?? null, number: meeting.number ?? null };
      return displayTitle({ title: meeting.title === undefined ? null : inWords(meeting.title), date, ...parts }, locale).text;
    }),
  };
}

export function nameOf(title: LocalizedText | null, key: string): Name {
  return (locale) => textFor(title, locale)?.text ?? key;
}

function named<Item extends { key: string }>(items: Item[] | undefined, name: (item: Item) => Name): Map<string, Name> {
  return new Map((items ?? []).map((item) => [item.key, name(item)]));
}
