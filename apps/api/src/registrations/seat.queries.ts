/** $1 quota, $2 seats or null for no limit, $3 seats allowed beyond */
export const WRITE_SEATS = `update quota set seats = $2, allowed_over = $3 where id = $1`;

/** Seats that staff set after the day of their release stay where they put them. $1 quota, $2 now */
export const END_RELEASE = `update quota set releases_to_id = null, releases_at = null where id = $1 and releases_at <= $2`;
