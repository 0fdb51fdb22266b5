import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { PeopleImport } from '../imports/people-import.entity.js';
import { Person } from '../people/person.entity.js';
import { Group } from './group.entity.js';

export const membershipRoles = ['CHAIR', 'FACILITATOR', 'MEMBER', 'EXPERT', 'SECRETARY'] as const;
export type MembershipRole = (typeof membershipRoles)[number];

const GroupMembershipSchema = defineEntity({
  name: 'GroupMembership',
  tableName: 'group_membership',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    group: () => p.manyToOne(Group),
    person: () => p.manyToOne(Person),
    role: p.enum(membershipRoles),
    /** First day of it; null: since ever. The spans of one person in one group never overlap. */
    startsOn: p.date().nullable(),
    /** Last day of it; null: until further notice. */
    endsOn: p.date().nullable(),
    /** The import that made it, and may take it away again; null: none. */
    peopleImport: () => p.manyToOne(PeopleImport).nullable(),
  },
});

export class GroupMembership extends GroupMembershipSchema.class {}
GroupMembershipSchema.setClass(GroupMembership);
