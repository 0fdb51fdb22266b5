import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { insertRows } from '../kernel/table-rows.js';
import { nameKey } from '../people/person-name.js';
import * as tables from './demonstration-tables.js';
import { type Chance, inventedOrganisations, inventedPeople, type InventedPerson } from './invented-people.js';

export const INVENTED_PEOPLE = 4_200;

/** An invented person, as the database has them. */
export interface KnownPerson extends InventedPerson {
  id: string;
  organisationId: string | null;
}

/**
 * Writes the invented organisations and people.
 *
 * @param categories  ids by key, by the process whose categories the organisations are to have
 * @param since       when they came
 */
export async function writePeople(em: EntityManager, categories: ReadonlyMap<string, Map<string, string>>, chance: Chance, since: Date): Promise<KnownPerson[]> {
  const organisations = inventedOrganisations().map((organisation) => ({ ...organisation, id: newId() }));
  const created_at = since.toISOString();
  await insertRows(em, tables.organisations, organisations.map(({ id, name, municipality }) => ({ id, name, municipality, synthetic: true, created_at })));
  await insertRows(
    em,
    tables.organisationCategories,
    organisations.flatMap(({ id, category }) =>
      [...categories].flatMap(([process_id, ids]) => (ids.has(category) ? [{ organisation_id: id, process_id, stakeholder_category_id: ids.get(category) ?? null }] : [])),
    ),
  );

  const ids = new Map(organisations.map(({ name, id }) => [name, id]));
  const people = inventedPeople(INVENTED_PEOPLE, organisations, chance).map((person) => ({
    ...person,
    id: newId(),
    organisationId: person.organisation && (ids.get(person.organisation.name) ?? null),
  }));
  await insertRows(
    em,
    tables.people,
    people.map(({ id, name, email, locale, municipality, organisationId }) => ({
      ...{ id, name, name_key: nameKey(name), email, locale, municipality, organisation_id: organisationId },
      ...{ synthetic: true, created_at },
    })),
  );
  return people;
}
