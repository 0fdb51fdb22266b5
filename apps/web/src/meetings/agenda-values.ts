import type { AgendaItemInput, AgendaPartInput, Audience } from '../schema.generated.js';
import type { Locale } from '../messages.js';
import { randomKey } from '../random-key.js';
import type { PlannedAgendaFragment } from './agenda-page.generated.js';

/** One thing on the agenda, as it is typed. */
export interface ItemValues {
  /** Tells it apart while it is typed, saved or not. */
  mark: string;
  /** Empty: not saved yet. */
  id: string;
  title: string;
  minutes: string;
  /** One a line. */
  speakers: string;
  /** One a line: the title, then the address. */
  documents: string;
}

/** A part of the agenda, as it is typed. */
export interface PartValues {
  /** Tells it apart while it is typed, saved or not. */
  mark: string;
  /** Empty: not saved yet. */
  key: string;
  title: string;
  description: string;
  audience: '' | Audience;
  /** Whether each admission of the meeting covers it, by its id. */
  admissions: Record<string, boolean>;
  internal: boolean;
  starts: string;
  ends: string;
  items: ItemValues[];
}

export interface AgendaValues {
  /** The meeting's version that the editor saw. */
  version: number;
  parts: PartValues[];
}

type PlannedAdmissions = PlannedAgendaFragment['admissions'];

export function newItem(): ItemValues {
  return { mark: randomKey(), id: '', title: '', minutes: '', speakers: '', documents: '' };
}

/** All admissions cover it until somebody says otherwise. */
export function newPart(admissions: PlannedAdmissions): PartValues {
  return { mark: randomKey(), key: '', title: '', description: '', audience: '', internal: false, starts: '', ends: '', admissions: coverOf(admissions, admissions), items: [] };
}

function coverOf(all: PlannedAdmissions, covering: readonly { id: string }[]): Record<string, boolean> {
  return Object.fromEntries(all.map(({ id }) => [id, covering.some((each) => each.id === id)]));
}

/** What is saved, ready to be changed. */
export function agendaValues({ version, agenda, admissions: all }: Pick<PlannedAgendaFragment, 'version' | 'agenda' | 'admissions'>): AgendaValues {
  return {
    version,
    parts: agenda.map(({ key, title, description, audience, internal, plannedStarts, plannedEnds, admissions, items }) => ({
      mark: key,
      key,
      title,
      description: description ?? '',
      audience: audience ?? '',
      internal,
      starts: plannedStarts ?? '',
      ends: plannedEnds ?? '',
      admissions: coverOf(all, admissions),
      items: (items ?? []).map((item) => ({
        mark: item.id,
        id: item.id,
        title: item.title,
        minutes: item.minutes?.toString() ?? '',
        speakers: item.speakers.join('\n'),
        documents: item.documents.map((document) => `${document.title} ${document.url}`).join('\n'),
      })),
    })),
  };
}

/**
 * What was typed, as the server takes it: in the reader's language only. A text that stands as it was shown is not sent,
 * since it may be another language's.
 *
 * @param agenda  as it is saved
 */
export function agendaInput({ parts }: Pick<AgendaValues, 'parts'>, agenda: PlannedAgendaFragment['agenda'], locale: Locale): AgendaPartInput[] {
  const text = (typed: string, shown: string | null | undefined) => (typed === (shown ?? '') ? [] : [{ locale, text: typed }]);
  const items = agenda.flatMap((part) => part.items ?? []);
  return parts.map((part) => {
    const savedPart = agenda.find(({ key }) => key === part.key);
    return {
      key: part.key || null,
      title: text(part.title, savedPart?.title),
      description: text(part.description, savedPart?.description),
      audience: part.audience || null,
      internal: part.internal,
      admissionIds: Object.keys(part.admissions).filter((id) => part.admissions[id]),
      starts: part.starts || null,
      ends: part.ends || null,
      items: part.items.map((item): AgendaItemInput => {
        const savedItem = items.find(({ id }) => id === item.id);
        return {
          id: item.id || null,
          title: text(item.title, savedItem?.title),
          minutes: item.minutes.trim() === '' ? null : Number(item.minutes),
          speakers: linesOf(item.speakers),
          documents: linesOf(item.documents).map((line) => {
            const [, words = '', url = ''] = /^(.*?)\s*(\S+)$/.exec(line) ?? [];
            return { title: text(words || url, savedItem?.documents.find((document) => document.url === url)?.title), url };
          }),
        };
      }),
    };
  });
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/**
 * The parts and items of another moment in their order, with what is typed in them now: going back to how an agenda was
 * built takes no text away that was written since. What is not there any more comes back as it was.
 */
export function rebuilt(then: readonly PartValues[], now: readonly PartValues[]): PartValues[] {
  const items = new Map(now.flatMap((part) => part.items.map((item) => [item.mark, item])));
  return then.map((part) => ({
    ...(now.find(({ mark }) => mark === part.mark) ?? part),
    items: part.items.map((item) => items.get(item.mark) ?? item),
  }));
}
