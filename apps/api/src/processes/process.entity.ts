import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { locales } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Organisation } from '../organisations/organisation.entity.js';

export const processKinds = ['PATH', 'LABORATORY', 'WORKING_GROUP', 'STRATEGY', 'BODY'] as const;
export type ProcessKind = (typeof processKinds)[number];

const ProcessSchema = defineEntity({
  name: 'Process',
  tableName: 'process',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    slug: p.text(),
    kind: p.enum(processKinds),
    title: p.json().$type<LocalizedText>(),
    subtitle: p.json().$type<LocalizedText>().nullable(),
    description: p.json().$type<LocalizedText>().nullable(),
    host: () => p.manyToOne(Organisation),
    /** The language of texts that have only one, and of whoever reads them there first. */
    language: p.enum(locales),
    /** IANA zone in which the process agrees on its hours. */
    timezone: p.text(),
    /** ISO 3166-1 country, or country and part as "IT-32", whose holidays it keeps; "none"; null: those of the zone's country. */
    holidayRegion: p.text().nullable(),
    /** Holidays of its own; `day` is "12-07" for every year, or "2027-12-07" for one. */
    localHolidays: p.json().$type<{ day: string; name: string }[]>().default([]),
    /** EDTF; null while unknown. */
    span: p.text().nullable(),
    /** What the programme file says and no table holds yet (practices, documents, funding …), kept word for word. */
    programme: p.json().$type<Record<string, unknown>>(),
    /** Whether people, registrations and attendance in it were made by the demonstration's generator. */
    synthetic: p.boolean().default(false),
    published: p.boolean().default(true),
    /** The sites (as "https://www.example.org") in whose pages its time line may be shown; none: in nobody's. */
    embedOrigins: p.array().default([]),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p.datetime().onCreate(() => new Date()).onUpdate(() => new Date()),
  },
});

export class Process extends ProcessSchema.class {}
ProcessSchema.setClass(Process);
