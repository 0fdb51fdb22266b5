import { v7 } from 'uuid';

/** A new id: UUID version 7 (RFC 9562, 5.7), made by the application so that PostgreSQL 15 is enough; ids made later sort later. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string that came from outside can be an id at all; asking the database with anything else is an error. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
