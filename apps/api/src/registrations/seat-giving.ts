import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import type { StatedNeeds } from './registration-needs.js';

/** A registration that is made for somebody, not by them. */
export interface GivenPlace extends StatedNeeds {
  id: string;
  personId: string;
  admissionId: string;
  status: 'CONFIRMED' | 'WAITING';
  /** Member of staff; null: the organisation that sends them. */
  givenById: string | null;
  /** Key of a stakeholder category of the process. */
  comesAs: string | null;
  organisationId: string | null;
  organisationName: string | null;
  municipality: string | null;
  needs: string | null;
  locale: Locale;
  /** Whose place it takes; null: none's. */
  delegationId: string | null;
}

/**
 * Registers somebody, and counts the seat or draws the place. $1 id, $2 person, $3 admission, $4 CONFIRMED or
 * WAITING, $5 by whom, $6 key of a stakeholder category, $7 organisation, $8 its name, $9 municipality, $10 needs,
 * $11 locale, $12 delegation, $13 now, $14 what is ticked of them, $15 language of an interpreter
 */
const SEAT_SOMEBODY = `
with counted as (
  update quota
     set taken = taken + case when $4 = 'CONFIRMED' then 1 else 0 end,
         last_position = last_position + case when $4 = 'WAITING' then 1 else 0 end
   where id = (select quota_id from admission where id = $3)
  returning id, last_position
)
insert into registration (id, person_id, meeting_id, session_id, admission_id, quota_id, status, position, registered_at,
                          confirmed_at, registered_by_id, comes_as_id, organisation_id, organisation_name, municipality,
                          needs, locale, delegation_id, updated_at, need_kinds, interpreter_language)
select $1, $2, meeting.id, meeting.session_id, admission.id, counted.id, $4,
       case when $4 = 'WAITING' then counted.last_position end, $13, $13, $5,
       (select id from stakeholder_category where process_id = meeting.process_id and key = $6),
       (select id from organisation where id = $7), $8, $9, $10, $11, $12, $13, $14, $15
  from admission
  join meeting on meeting.id = admission.meeting_id
 cross join counted
 where admission.id = $3`;

/** Registers somebody in the transaction that holds the lock; whether there is room was decided before. */
export async function givePlace(em: EntityManager, place: GivenPlace, now: Date): Promise<void> {
  const { id, personId, admissionId, status, givenById, comesAs, organisationId, organisationName, municipality, needs, needKinds, interpreterLanguage, locale, delegationId } = place;
  await runSql(em, SEAT_SOMEBODY, [id, personId, admissionId, status, givenById, comesAs, organisationId, organisationName, municipality, needs, locale, delegationId, now, needKinds, interpreterLanguage]);
}
