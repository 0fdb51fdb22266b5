import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Admission } from '../meetings/admission.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Person } from '../people/person.entity.js';

export const invitationStatuses = ['INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    meeting: () => p.manyToOne(Meeting),
    admission: () => p.manyToOne(Admission),
    person: () => p.manyToOne(Person),
    status: p.enum(invitationStatuses),
    /** Who invited; null: erased since. */
    invitedBy: () => p.manyToOne(Person).nullable(),
    invitedAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
  },
});

/** A person asked to come, and the answer. Invited again after a withdrawal, the person gets a new one. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);
