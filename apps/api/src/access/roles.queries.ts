import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';

/** Makes a person an administrator; nothing happens when they are one. */
export async function grantAdministrator(em: EntityManager, personId: string, now: Date): Promise<void> {
  await em.execute(`insert into role_assignment (id, person_id, role, created_at) values (?, ?, 'ADMINISTRATOR', ?) on conflict do nothing`, [
    newId(),
    personId,
    now,
  ]);
}
