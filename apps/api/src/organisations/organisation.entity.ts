import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    name: p.text(),
    /** What it is found by: see search_text() in the migrations. Written by the database. */
    searchText: p.text().nullable().generated(`(search_text(names_together(name, also_known_as))) stored`).lazy(),
    /** Other names of it: former ones, short ones, those of organisations that were merged into it. */
    alsoKnownAs: p.array().default([]),
    /** All its names, each spelled as two spellings of one name share it: name_spelling() in the migrations. */
    spellings: p.array().nullable().generated(`(name_spellings(name, also_known_as)) stored`).lazy(),
    municipality: p.text().nullable(),
    /** Whether its name is suggested to everybody who types one; false: to staff only. */
    suggested: p.boolean().default(true),
    /** Made by the demonstration's generator, not by a person. */
    synthetic: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);
