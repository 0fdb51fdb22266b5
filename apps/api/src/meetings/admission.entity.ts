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
    position: p.integer(),
  },
});

/** One way to attend a meeting. */
export class Admission extends AdmissionSchema.class {}
AdmissionSchema.setClass(Admission);
