// Holds what people were told against what the database says: whatever was acknowledged is there as it was told, nobody
// is there twice, the counters count what there is, and there is a mail and a line in the log for each decision.

/** @returns sentences; none when all is as it must be */
export async function faultsOfHistory({ pool }, { meetingId }, told, seats) {
  const { rows } = await pool.query('select id, person_id as "personId", status, position::int from registration where meeting_id = $1', [meetingId]);
  const kept = new Map(rows.map((row) => [row.id, row]));
  const lost = told.filter(({ id }) => !kept.has(id));
  const otherwise = told.filter(({ id, status }) => kept.has(id) && kept.get(id).status !== status);
  const { rows: counted } = await pool.query(
    `select (select taken from quota where meeting_id = $1) as taken,
            (select count(*)::int from registration where meeting_id = $1 and status in ('CONFIRMED', 'OFFERED', 'PENDING')) as seated,
            (select count(*)::int from registration where meeting_id = $1) - (select count(distinct person_id)::int from registration where meeting_id = $1) as twice,
            (select count(position)::int - count(distinct position)::int from registration where meeting_id = $1 and status = 'WAITING') as "samePlace",
            (select count(*)::int from registration where meeting_id = $1 and not exists (select from outgoing_mail where registration_id = registration.id)) as untold,
            (select count(*)::int from (select registration_id from outgoing_mail where meeting_id = $1 group by registration_id having count(*) > 1) as mails) as "toldTwice",
            (select count(*)::int from outgoing_mail where meeting_id = $1 and not exists (select from registration where id = registration_id)) as "mailsOfNothing",
            (select count(*)::int from registration where meeting_id = $1 and not exists (select from audit_entry where subject_id = registration.id)) as unlogged`,
    [meetingId],
  );
  const { taken, seated, ...none } = counted[0];
  const people = new Set(told.map(({ personId }) => personId)).size;
  const should = Math.min(seats, people);
  return [
    ...(lost.length > 0 ? [`${lost.length} acknowledged registrations are gone`] : []),
    ...(otherwise.length > 0 ? [`${otherwise.length} were told something else, such as ${otherwise[0].status} and not ${kept.get(otherwise[0].id).status}`] : []),
    ...(rows.length !== people ? [`there are ${rows.length} registrations of ${people} people who were answered`] : []),
    ...(taken !== seated ? [`taken is ${taken}, and ${seated} have a seat`] : []),
    ...(seated !== should ? [`${seated} have a seat, and ${should} should`] : []),
    ...Object.entries(none).flatMap(([what, count]) => (count > 0 ? [`${what}: ${count}`] : [])),
  ];
}
