import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidError } from '../kernel/domain-error.js';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { oneLine } from '../kernel/text-input.js';
import { nameKey } from './person-name.js';

const LONGEST_NAME = 200;

/** A person as staff enter them, checked. */
export interface Somebody {
  name: string;
  email: string | null;
  telephone: string | null;
  locale: Locale;
  organisationId: string | null;
  municipality: string | null;
}

/**
 * People reached by an address: whoever of them has the name first, then the owner of the mailbox.
 * $1 address in lower case, $2 name key
 */
const FIND_SOMEBODY = `
select id, name_key in ($2, '') as same
  from person
 where lower(email) = $1 or lower(contact_email) = $1 and name_key = $2
 order by name_key in ($2, '') desc, email is null, created_at, id
 limit 1`;

/** $1 id, $2 name, $3 name key, $4 address, $5 shared address, $6 telephone, $7 locale, $8 organisation, $9 municipality, $10 now */
const ADD_SOMEBODY = `
insert into person (id, name, name_key, email, contact_email, telephone, locale, organisation_id, municipality, created_at)
values ($1, $2, $3, $4, $5, $6, $7, (select id from organisation where id = $8), $9, $10)`;

/** The person whom staff mean: the one of that address and name, else a new one; a second name of a mailbox shares it. */
export async function somebodyOf(em: EntityManager, person: Somebody, now: Date): Promise<string> {
  const { name, email, telephone, locale, organisationId, municipality } = person;
  const [owner] = email === null ? [] : await runSql<{ id: string; same: boolean }>(em, FIND_SOMEBODY, [email.toLowerCase(), nameKey(name)]);
  if (owner?.same) return owner.id;
  const id = newId();
  const addresses = owner ? [null, email] : [email, null];
  await runSql(em, ADD_SOMEBODY, [id, name, nameKey(name), ...addresses, telephone, locale, organisationId, municipality, now]);
  return id;
}

/** A name has at least one letter or digit, else two people without one would be the same. */
export function checkName(text: string, path: string[]): string {
  const name = oneLine(text, LONGEST_NAME, path);
  if (nameKey(name) === '') throw new InvalidError('invalid.name', path);
  return name;
}
