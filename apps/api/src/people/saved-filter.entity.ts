import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Person } from './person.entity.js';

export const filteredLists = ['REGISTRATIONS', 'PEOPLE'] as const;
export type FilteredList = (typeof filteredLists)[number];

const SavedFilterSchema = defineEntity({
  name: 'SavedFilter',
  tableName: 'saved_filter',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    person: () => p.manyToOne(Person).deleteRule('cascade'),
    /** Registrations of any meeting, or people of any process. */
    list: p.enum(filteredLists),
    /** Unique among those of the person for that list. */
    name: p.text(),
    /** What stands in the page's address after the question mark. */
    query: p.text(),
    createdAt: p.datetime(),
  },
});

/** What somebody looks for again and again in a list. */
export class SavedFilter extends SavedFilterSchema.class {}
SavedFilterSchema.setClass(SavedFilter);
