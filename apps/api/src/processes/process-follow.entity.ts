import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Person } from '../people/person.entity.js';
import { Process } from './process.entity.js';

const ProcessFollowSchema = defineEntity({
  name: 'ProcessFollow',
  tableName: 'process_follow',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    person: () => p.manyToOne(Person),
    createdAt: p.datetime(),
  },
});

/** Somebody who wants to hear of new meetings of a process. */
export class ProcessFollow extends ProcessFollowSchema.class {}
ProcessFollowSchema.setClass(ProcessFollow);
