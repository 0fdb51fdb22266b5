import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Process } from './process.entity.js';
import { Track } from './track.entity.js';

const PhaseSchema = defineEntity({
  name: 'Phase',
  tableName: 'phase',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    key: p.text(),
    title: p.json().$type<LocalizedText>().nullable(),
    note: p.json().$type<LocalizedText>().nullable(),
    /** EDTF interval as given; the two days are the earliest and the latest that it can mean (null: open). */
    span: p.text(),
    earliest: p.date().nullable(),
    latest: p.date().nullable(),
    tracks: () => p.manyToMany(Track).pivotTable('phase_track'),
    /** Which facts the source does not say and we concluded: 'true' for all of them, else the names of the fields. */
    inferred: p.json().$type<boolean | string[]>().nullable(),
    position: p.integer(),
  },
});

export class Phase extends PhaseSchema.class {}
PhaseSchema.setClass(Phase);
