import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import type { StandingPlace } from './place-decisions.js';
import { PLACE } from './registration-place.queries.js';
import { placeOf, type PlaceRow } from './registration-places.js';

/** $1 registrations, in the order in which they are acted on */
const READ_STANDING = `
select ${PLACE},
       exists (select from registration as seat
                where seat.person_id = registration.person_id and seat.quota_id = registration.quota_id
                  and seat.status in ('CONFIRMED', 'PENDING')) as has_seat_there,
       (select coalesce(email, contact_email) is not null from person where person.id = registration.person_id) as is_reachable
  from unnest($1::uuid[]) with ordinality as asked (asked_id, number)
  join registration on registration.id = asked.asked_id
 order by asked.number`;

/** $1 registrations, $2 now */
export const CANCEL_PLACES = `
update registration set status = 'CANCELLED', cancelled_at = $2, hold_until = null, updated_at = $2 where id = any ($1::uuid[])`;

/** $1 registrations, $2 words to their people or null, $3 now */
export const REFUSE_PLACES = `update registration set status = 'REFUSED', refusal_reason = $2, updated_at = $3 where id = any ($1::uuid[])`;

/** Draws the next places in the line of a quota. $1 quota, $2 how many */
export const DRAW_PLACES = `update quota set last_position = last_position + $2 where id = $1 returning last_position::int as last`;

/** $1 registrations in the order of their places, $2 the place before the first, $3 now */
export const WAIT_IN_PLACES = `
update registration set status = 'WAITING', position = $2::int + line.number, updated_at = $3
  from unnest($1::uuid[]) with ordinality as line (id, number)
 where registration.id = line.id`;

/** In the order given; unknown ones are left out. */
export async function readStandingPlaces(em: EntityManager, registrationIds: readonly string[]): Promise<StandingPlace[]> {
  const rows = await runSql<PlaceRow & { has_seat_there: boolean; is_reachable: boolean }>(em, READ_STANDING, [registrationIds]);
  return rows.map((row) => ({ ...placeOf(row), hasSeatThere: row.has_seat_there, isReachable: row.is_reachable }));
}
