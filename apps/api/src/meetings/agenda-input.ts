import type { EntityManager } from '@mikro-orm/postgresql';
import { isWallTime, meaningOf } from '@percorso/time';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { changedText, oneLine, optionalText } from '../kernel/text-input.js';
import { isWebAddress } from '../kernel/web-address.js';
import { type AgendaDocument, AgendaItem } from './agenda-item.entity.js';
import { AgendaPart } from './agenda-part.entity.js';
import type { AgendaDocumentInput, AgendaItemInput, AgendaPartInput } from './agenda.graphql.js';
import type { Meeting } from './meeting.entity.js';

const MOST_PARTS = 50;
const MOST_ITEMS = 100;
const MOST_SPEAKERS = 30;
const LONGEST_TITLE = 300;
const LONGEST_DESCRIPTION = 5_000;
const MINUTES_A_DAY = 1_440;

/** A part that is stored, with its items. */
export interface StoredAgendaPart {
  part: AgendaPart;
  items: AgendaItem[];
}

/**
 * Brings the agenda to what an editor wants. Not yet written: the caller's flush does that.
 *
 * @param stored  as it is now
 * @throws DomainError  INVALID, END_BEFORE_START, TIME_SKIPPED, UNKNOWN_REFERENCE, each at its field in ["parts", …]
 */
export function changeAgenda(em: EntityManager, meeting: Meeting, stored: readonly StoredAgendaPart[], inputs: readonly AgendaPartInput[]): void {
  atMost(MOST_PARTS, inputs, ['parts']);
  const knownItems = new Map(stored.flatMap(({ items }) => items.map((item) => [item.id, item])));
  const keptParts = new Set<AgendaPart>();
  const keptItems = new Set<AgendaItem>();
  const freeKey = unusedKeys(stored);
  for (const [position, input] of inputs.entries()) {
    const path = ['parts', String(position)];
    const before = stored.find(({ part }) => part.key === input.key)?.part;
    if (input.key != null && (!before || keptParts.has(before))) throw new DomainError('UNKNOWN_REFERENCE', { value: input.key }, [...path, 'key']);
    const values = { ...partValues(meeting, before, input, path), position };
    const part = before ? em.assign(before, values) : em.create(AgendaPart, { meeting, key: freeKey(), inferred: null, ...values });
    keptParts.add(part);
    atMost(MOST_ITEMS, input.items, [...path, 'items']);
    for (const [index, itemInput] of input.items.entries()) {
      const itemPath = [...path, 'items', String(index)];
      const item = itemInput.id == null ? undefined : knownItems.get(itemInput.id);
      if (itemInput.id != null && (!item || keptItems.has(item))) throw new DomainError('UNKNOWN_REFERENCE', { value: itemInput.id }, [...itemPath, 'id']);
      const itemOf = { ...itemValues(item, itemInput, itemPath), part, position: index };
      keptItems.add(item ? em.assign(item, itemOf) : em.create(AgendaItem, { inferred: null, programme: null, ...itemOf }));
    }
  }
  em.remove([...knownItems.values()].filter((item) => !keptItems.has(item)));
  em.remove(stored.flatMap(({ part }) => (keptParts.has(part) ? [] : [part])));
}

function partValues({ timezone }: Meeting, before: AgendaPart | undefined, input: AgendaPartInput, path: string[]) {
  const title = changedText(before?.title, input.title ?? [], LONGEST_TITLE, [...path, 'title']);
  if (!title && before?.programme?.kind === undefined) throw new InvalidError('invalid.required', [...path, 'title']);
  const starts = wallTimeIn(input.starts, timezone, [...path, 'starts']);
  const ends = wallTimeIn(input.ends, timezone, [...path, 'ends']);
  if (starts !== null && ends !== null && ends <= starts) throw new DomainError('END_BEFORE_START', {}, [...path, 'ends']);
  return {
    title,
    description: changedText(before?.description, input.description ?? [], LONGEST_DESCRIPTION, [...path, 'description'], optionalText),
    audience: input.audience ?? null,
    internal: input.internal ?? false,
    starts,
    ends,
    // The order is now that of the parts themselves.
    programme: before?.programme ? { ...before.programme, order: undefined } : null,
  };
}

function itemValues(before: AgendaItem | undefined, input: AgendaItemInput, path: string[]) {
  const { minutes = null } = input;
  if (minutes !== null && (minutes < 1 || minutes > MINUTES_A_DAY)) throw new InvalidError('invalid.minutes', [...path, 'minutes']);
  const speakers = atMost(MOST_SPEAKERS, input.speakers ?? [], [...path, 'speakers']);
  const documents = atMost(MOST_SPEAKERS, input.documents ?? [], [...path, 'documents']);
  return {
    title: requiredTitle(before?.title, input, path),
    minutes,
    speakers: speakers.map((speaker, index) => oneLine(speaker, LONGEST_TITLE, [...path, 'speakers', String(index)])),
    documents: documents.map((document, index) => documentOf(before?.documents, document, [...path, 'documents', String(index)])),
  };
}

function documentOf(before: readonly AgendaDocument[] | undefined, input: AgendaDocumentInput, path: string[]): AgendaDocument {
  const url = oneLine(input.url, 2_000, [...path, 'url']);
  if (!isWebAddress(url)) throw new InvalidError('invalid.url', [...path, 'url']);
  return { title: requiredTitle(before?.find((document) => document.url === url)?.title, input, path), url };
}

function requiredTitle(before: LocalizedText | undefined, { title }: Pick<AgendaItemInput, 'title'>, path: string[]): LocalizedText {
  const changed = changedText(before, title, LONGEST_TITLE, [...path, 'title']);
  if (!changed) throw new InvalidError('invalid.required', [...path, 'title']);
  return changed;
}

function atMost<Item>(most: number, items: Item[], path: string[]): Item[];
function atMost(most: number, items: readonly unknown[], path: string[]): unknown;
function atMost(most: number, items: readonly unknown[], path: string[]): unknown {
  if (items.length > most) throw new InvalidError('invalid.tooMany', path, { most });
  return items;
}

function wallTimeIn(text: string | null | undefined, timezone: string, path: string[]): string | null {
  if (text == null || text.trim() === '') return null;
  const wallTime = text.slice(0, 16);
  if (!isWallTime(wallTime)) throw new InvalidError('invalid.wallTime', path);
  if (meaningOf(wallTime, timezone).kind === 'skipped') throw new DomainError('TIME_SKIPPED', {}, path);
  return wallTime;
}

function unusedKeys(stored: readonly StoredAgendaPart[]): () => string {
  const used = new Set(stored.map(({ part }) => part.key));
  let number = 0;
  return () => {
    do number += 1;
    while (used.has(`part-${number}`));
    return `part-${number}`;
  };
}
