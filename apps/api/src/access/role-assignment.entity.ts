import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Group } from '../groups/group.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';

export const roles = ['ADMINISTRATOR', 'ORGANISER', 'READER', 'FACILITATOR', 'DESK'] as const;
export type Role = (typeof roles)[number];

const RoleAssignmentSchema = defineEntity({
  name: 'RoleAssignment',
  tableName: 'role_assignment',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    person: () => p.manyToOne(Person),
    role: p.enum(roles),
    /** Where it holds: a process (organiser, reader), a group or a meeting (facilitator), a meeting (desk); an administrator everywhere. */
    process: () => p.manyToOne(Process).nullable().deleteRule('cascade'),
    group: () => p.manyToOne(Group).nullable().deleteRule('cascade'),
    meeting: () => p.manyToOne(Meeting).nullable().deleteRule('cascade'),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

export class RoleAssignment extends RoleAssignmentSchema.class {}
RoleAssignmentSchema.setClass(RoleAssignment);
