import { defineEntity, p } from '@mikro-orm/core';
import { PeopleImport } from '../imports/people-import.entity.js';
import { newId } from '../kernel/ids.js';
import { Person } from '../people/person.entity.js';
import { Process } from './process.entity.js';
import { StakeholderCategory } from './stakeholder-category.entity.js';

const ProcessPersonSchema = defineEntity({
  name: 'ProcessPerson',
  tableName: 'process_person',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    person: () => p.manyToOne(Person),
    /** What the person is in this process; null: not stated. */
    category: () => p.manyToOne(StakeholderCategory).nullable(),
    /** The import that brought them into the process; null: none, or it is gone. */
    peopleImport: () => p.manyToOne(PeopleImport).nullable(),
    /** Whether that import made the person too, and may take them away again. */
    madePerson: p.boolean().default(false),
    createdAt: p.datetime(),
  },
});

/** Somebody whom the organisers of a process know as one of its people, whether registered for a meeting or not. */
export class ProcessPerson extends ProcessPersonSchema.class {}
ProcessPersonSchema.setClass(ProcessPerson);
