import { defineEntity, p } from '@mikro-orm/core';
import { GroupMembership } from '../groups/group-membership.entity.js';
import { newId } from '../kernel/ids.js';
import { Person } from '../people/person.entity.js';
import { Delegation } from './delegation.entity.js';

export const delegateRoles = ['DELEGATE', 'SUBSTITUTE'] as const;
export type DelegateRole = (typeof delegateRoles)[number];

const DelegateSchema = defineEntity({
  name: 'Delegate',
  tableName: 'delegate',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    delegation: () => p.manyToOne(Delegation),
    person: () => p.manyToOne(Person),
    /** As the organisation wrote it, which is all that it is shown of it. */
    email: p.text(),
    /** A substitute who stepped in is a delegate from then on. */
    role: p.enum(delegateRoles),
    /** What makes a delegate of a group a member of it. */
    membership: () => p.manyToOne(GroupMembership).nullable(),
    namedAt: p.datetime(),
    /** When the organisation took the name back, or a substitute stepped in; null: it stands. */
    endedAt: p.datetime().nullable(),
  },
});

/** Somebody whom an organisation sends, or keeps ready. The seat is a registration that names the delegation. */
export class Delegate extends DelegateSchema.class {}
DelegateSchema.setClass(Delegate);
