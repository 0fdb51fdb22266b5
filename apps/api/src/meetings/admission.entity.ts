import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Meeting } from './meeting.entity.js';
import { Quota } from './quota.entity.js';

export const admissionModes = ['IN_PERSON', 'ONLINE'] as const;
export type AdmissionMode = (typeof admissionModes)[number];
export const audiences = ['PUBLIC', 'GROUP', 'INVITED'] as const;
export type Audience = (typeof audiences)[number];

const AdmissionSchema = defineEntity({
  name: 'Admission',
  tableName: 'admission',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    meeting: () => p.manyToOne(Meeting),
    quota: () => p.manyToOne(Quota),
    key: p.text(),
    title: p.json().$type<LocalizedText>(),
    mode: p.enum(admissionModes),
    audience: p.enum(audiences),
    /** Registration's window; null: from the publication, until the meeting starts. */
    opensAt: p.datetime().nullable(),
    closesAt: p.datetime().nullable(),
    waitingList: p.boolean().default(true),
    /** Whether staff decide on each request; whoever was invited to it needs no approval. */
    approval: p.boolean().default(false),
    /** Keys of the parts of the day that it admits to, of the meeting or of its series; null: all. */
    covers: p.json().$type<string[]>().nullable(),
    position: p.integer(),
    /** What the programme file says of it and no column holds; null: nothing. */
    programme: p.json().$type<Record<string, unknown>>().nullable(),
    /** Whether the programme file imported last has it: what a later file leaves out is taken away only then. */
    imported: p.boolean().default(false),
    /** Made by the demonstration for its people: no part of the programme. */
    synthetic: p.boolean().default(false),
  },
});

/** One way to attend a meeting. */
export class Admission extends AdmissionSchema.class {}
AdmissionSchema.setClass(Admission);
