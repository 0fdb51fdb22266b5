import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { WallTime } from '../kernel/wall-time.js';
import { audiences } from './admission.entity.js';
import { Meeting } from './meeting.entity.js';

const AgendaPartSchema = defineEntity({
  name: 'AgendaPart',
  tableName: 'agenda_part',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    meeting: () => p.manyToOne(Meeting),
    /** The programme file's name for it; unique in the meeting. Admissions name what they cover by it. */
    key: p.text(),
    position: p.integer(),
    /** Null where the source only says of which kind it is: what is shown is then composed. */
    title: p.json().$type<LocalizedText>().nullable(),
    description: p.json().$type<LocalizedText>().nullable(),
    /** Null: nothing else is said than which admissions cover it. */
    audience: p.enum(audiences).nullable(),
    /** Whether its items are shown only to those who run the meeting, and to those who have a seat that covers it. */
    internal: p.boolean().default(false),
    /** Wall time in the meeting's zone; null: it follows the part before. */
    starts: p.type(WallTime).nullable(),
    /** Null: when its items are through. */
    ends: p.type(WallTime).nullable(),
    inferred: p.json().$type<boolean | string[]>().nullable(),
    /** What the programme file says of it and no column holds (its kind, its place in the order, remarks); null: nothing. */
    programme: p.json().$type<Record<string, unknown>>().nullable(),
  },
});

/** A part of a meeting's day: a public opening, an experts' table. */
export class AgendaPart extends AgendaPartSchema.class {}
AgendaPartSchema.setClass(AgendaPart);
