import type { RowReference } from '../kernel/row-references.js';

/** Every column that names an organisation: a test compares them with the foreign keys of the database. */
export const organisationReferences: readonly RowReference[] = [
  { table: 'delegation', column: 'organisation_id' },
  { table: 'organisation_category', column: 'organisation_id', onceFor: ['process_id'] },
  { table: 'organisations_apart', column: 'organisation_id', endsWithIt: true },
  { table: 'organisations_apart', column: 'other_id', endsWithIt: true },
  { table: 'person', column: 'organisation_id' },
  { table: 'process', column: 'host_id' },
  { table: 'registration', column: 'organisation_id' },
];
