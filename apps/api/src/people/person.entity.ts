import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { locales } from '../kernel/locale.js';
import { Organisation } from '../organisations/organisation.entity.js';

const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** As typed; empty until somebody who only signed in says it. */
    name: p.text(),
    /** The name without case, accents and order of words, to tell a second person behind one mailbox. */
    nameKey: p.text(),
    /** What the person is found by: see search_text() in the migrations. Written by the database. */
    searchText: p.text().nullable().generated(`(search_text(name_key || ' ' || coalesce(email, contact_email, ''))) stored`).lazy(),
    /** As typed; unique without regard to case. Null for somebody reached in another way. */
    email: p.text().nullable(),
    /** An address shared with somebody else (a relative, an office); never a way to sign in. */
    contactEmail: p.text().nullable(),
    telephone: p.text().nullable(),
    locale: p.enum(locales),
    organisation: () => p.manyToOne(Organisation).nullable(),
    municipality: p.text().nullable(),
    /** Which calendar the person wants: invitations by mail, the private feed, or both (two calendars show doubles). */
    calendarChoice: p.enum(['INVITATIONS', 'FEED', 'BOTH'] as const).default('INVITATIONS'),
    synthetic: p.boolean().default(false),
    erasedAt: p.datetime().nullable(),
    /** The person whom this one turned out to be, who has everything now; nothing else is left here. Null: nobody. */
    mergedIntoId: p.uuid().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

export class Person extends PersonSchema.class {
  /** The address that mail for this person goes to; null when there is none. */
  mailAddress(): string | null {
    return this.email ?? this.contactEmail ?? null;
  }
}
PersonSchema.setClass(Person);
