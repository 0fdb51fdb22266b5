import type { EntityManager } from '@mikro-orm/postgresql';
import { type AttendanceStatus, attendanceStatuses } from '../attendance/attendance-event.entity.js';
import { runSql } from '../kernel/run-sql.js';
import { type RegistrationStatus, registrationStatuses } from '../registrations/registration.entity.js';

/** People of one day of a meeting, by what was last said of them. */
export type DayAttendance = Record<AttendanceStatus, number> & {
  meetingDayId: string;
  /** Of those who are there: who came without a registration. */
  walkIns: number;
};

const BY_STATUS = 'select status, count(*)::int as people from registration where meeting_id = $1 group by status';

const BY_DAY = `
select meeting_day.id as "meetingDayId", attendance.status, count(attendance.id)::int as people,
       count(attendance.id) filter (where walk_in and attendance.status in ('PRESENT', 'LATE'))::int as "walkIns"
  from meeting_day
  left join attendance on attendance.meeting_day_id = meeting_day.id
 where meeting_day.meeting_id = $1
 group by meeting_day.id, attendance.status
 order by meeting_day.position, attendance.status`;

/** Every status, also those that nobody has. */
export async function countRegistrations(em: EntityManager, meetingId: string): Promise<Record<RegistrationStatus, number>> {
  const rows = await runSql<{ status: RegistrationStatus; people: number }>(em, BY_STATUS, [meetingId]);
  return { ...none(registrationStatuses), ...Object.fromEntries(rows.map(({ status, people }) => [status, people])) };
}

/** Every day of a meeting in its order, also those of which nothing was said yet. */
export async function countAttendanceByDay(em: EntityManager, meetingId: string): Promise<DayAttendance[]> {
  const rows = await runSql<{ meetingDayId: string; status: AttendanceStatus | null; people: number; walkIns: number }>(em, BY_DAY, [meetingId]);
  return [...Map.groupBy(rows, (row) => row.meetingDayId)].map(([meetingDayId, ofDay]) => ({
    meetingDayId,
    ...none(attendanceStatuses),
    ...Object.fromEntries(ofDay.flatMap(({ status, people }) => (status ? [[status, people]] : []))),
    walkIns: ofDay.reduce((sum, { walkIns }) => sum + walkIns, 0),
  }));
}

function none<Status extends string>(statuses: readonly Status[]): Record<Status, number> {
  return Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
}
