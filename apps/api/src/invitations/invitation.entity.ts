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
    invitedBy: () => p.manyToOne(Person).nullable(),
    invitedAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    /** SHA-256 of the token of the mail's answer page. */
    tokenHash: p.text().nullable(),
  },
});

export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);
