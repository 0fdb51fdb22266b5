import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Process } from './process.entity.js';
import { Track } from './track.entity.js';

const MilestoneSchema = defineEntity({
  name: 'Milestone',
  tableName: 'milestone',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    track: () => p.manyToOne(Track).nullable(),
    key: p.text(),
    title: p.json().$type<LocalizedText>(),
    note: p.json().$type<LocalizedText>().nullable(),
    /** EDTF as given; the two days are the earliest and the latest that it can mean (null: open). */
    date: p.text(),
    earliest: p.date().nullable(),
    latest: p.date().nullable(),
    /** Bodies met, in the source's words. */
    partners: p.json().$type<string[]>(),
    inferred: p.json().$type<boolean | string[]>().nullable(),
    position: p.integer(),
  },
});

/** A dated or spanned item of a track that is not a meeting. */
export class Milestone extends MilestoneSchema.class {}
MilestoneSchema.setClass(Milestone);
