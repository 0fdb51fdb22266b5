/** Whether somebody ever registered for an admission, or was invited to it, alone or as an organisation. $1 admission */
export const IS_USED = `
select exists (select from registration where admission_id = $1) or exists (select from invitation where admission_id = $1)
    or exists (select from delegation where admission_id = $1) as used`;

/**
 * $1 quota, $2 seats or null for no limit, $3 seats allowed beyond, $4 AT_ONCE or OFFER, $5 hours of an offer, $6 hours before
 * the start, $7 the quota that gets the rest, $8 when
 */
export const WRITE_QUOTA = `
update quota
   set seats = $2, allowed_over = $3, promotion = $4, offer_hours = $5, promotion_stops_hours = $6, releases_to_id = $7, releases_at = $8
 where id = $1`;

/** $1 quota, if no admission has it any more */
export const DROP_UNUSED_QUOTA = `delete from quota where id = $1 and not exists (select from admission where quota_id = $1)`;
