import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { AgendaPart } from './agenda-part.entity.js';

/** A text that is handed out or shown, where it can be read. */
export interface AgendaDocument {
  title: LocalizedText;
  /** https. */
  url: string;
}

const AgendaItemSchema = defineEntity({
  name: 'AgendaItem',
  tableName: 'agenda_item',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    part: () => p.manyToOne(AgendaPart),
    position: p.integer(),
    title: p.json().$type<LocalizedText>(),
    /** Null: not said, and then nobody knows when what follows starts. */
    minutes: p.integer().nullable(),
    /** As they are announced: names, or roles. */
    speakers: p.json().$type<string[]>(),
    documents: p.json().$type<AgendaDocument[]>(),
    inferred: p.json().$type<boolean | string[]>().nullable(),
    /** What the programme file says of it and no column holds; null: nothing. */
    programme: p.json().$type<Record<string, unknown>>().nullable(),
  },
});

/** One thing on the agenda of a part. */
export class AgendaItem extends AgendaItemSchema.class {}
AgendaItemSchema.setClass(AgendaItem);
