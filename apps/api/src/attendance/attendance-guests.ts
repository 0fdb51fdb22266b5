import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { nameKey } from '../people/person-name.js';

/** Somebody without a registration, as they said who they are. */
export interface Guest {
  name: string;
  email: string | null;
}

interface KnownPerson {
  id: string;
  name: string;
  nameKey: string;
  email: string | null;
  /** An address that belongs to somebody else. */
  contactEmail: string | null;
}

/** $1 addresses in lower case */
const KNOWN = `
select id, name, name_key as "nameKey", email, contact_email as "contactEmail"
  from person
 where erased_at is null and (lower(email) = any ($1::text[]) or lower(contact_email) = any ($1::text[]))
 order by created_at, id`;

/** Gives no row for an address that somebody else has taken in the meantime. $1 people, $2 language, $3 now */
const ADD = `
insert into person (id, name, name_key, email, contact_email, locale, created_at)
select id, name, "nameKey", email, "contactEmail", $2, $3
  from jsonb_to_recordset($1::jsonb) as guest (id uuid, name text, "nameKey" text, email text, "contactEmail" text)
on conflict do nothing
returning id`;

/** Whoever has only signed in has no name yet. $1 people, $2 names, $3 name keys */
const NAME = `
update person set name = given.name, name_key = given.name_key
  from unnest($1::uuid[], $2::text[], $3::text[]) as given (id, name, name_key)
 where person.id = given.id and person.name_key = ''`;

/**
 * Finds guests among the people we know, or makes them: the person of that address and name; a second name behind one
 * mailbox is a person of its own who shares the address. Without an address nobody can be found again.
 *
 * @param locale  of those who are new
 * @returns a person for each guest, at its index
 */
export async function findGuests(em: EntityManager, guests: readonly Guest[], locale: Locale, now: Date): Promise<string[]> {
  if (guests.length === 0) return [];
  const addresses = guests.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  for (;;) {
    const known = addresses.length === 0 ? [] : await runSql<KnownPerson>(em, KNOWN, [addresses]);
    const people = guests.reduce<KnownPerson[]>((before, guest) => [...before, personOf(guest, [...known, ...before])], []);
    const newcomers = [...new Set(people)].filter((person) => !known.includes(person));
    const added = newcomers.length === 0 ? [] : await runSql<{ id: string }>(em, ADD, [JSON.stringify(newcomers), locale, now]);
    if (added.length === newcomers.length) {
      await nameNameless(em, guests, people);
      return people.map(({ id }) => id);
    }
    await forget(em, added);
  }
}

function personOf({ name, email }: Guest, known: readonly KnownPerson[]): KnownPerson {
  const key = nameKey(name);
  const newcomer = { id: newId(), name, nameKey: key, email, contactEmail: null };
  if (email === null) return newcomer;
  const address = email.toLowerCase();
  const owner = known.find((person) => person.email?.toLowerCase() === address);
  const sharing = known.find((person) => person.contactEmail?.toLowerCase() === address && person.nameKey === key);
  if (owner && (owner.nameKey === key || owner.nameKey === '')) return owner;
  if (sharing) return sharing;
  return owner ? { ...newcomer, email: null, contactEmail: email } : newcomer;
}

async function nameNameless(em: EntityManager, guests: readonly Guest[], people: readonly KnownPerson[]): Promise<void> {
  const names = new Map(people.flatMap((person, index) => (person.nameKey === '' ? [[person.id, guests[index]?.name ?? ''] as const] : [])));
  if (names.size > 0) await runSql(em, NAME, [[...names.keys()], [...names.values()], [...names.values()].map(nameKey)]);
}

/** Somebody took an address just now: everybody is looked for again. */
async function forget(em: EntityManager, added: readonly { id: string }[]): Promise<void> {
  await runSql(em, `delete from person where id = any ($1::uuid[])`, [added.map(({ id }) => id)]);
}
