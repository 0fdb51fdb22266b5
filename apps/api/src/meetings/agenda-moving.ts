import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** A day of a meeting, with hours or without. */
interface DayOfMeeting {
  position: number;
  /** EDTF. */
  date: string;
  starts?: string | null;
}

/**
 * Moves the hours that the parts of an agenda have of their own together with the days that they are on: by as much as
 * the day's start moved, else by as many days.
 *
 * @param before  the days as the agenda was planned for
 * @param after   the days as they will be; a part of a day that is dropped stays where it is, and warns
 */
export async function moveAgenda(em: EntityManager, meetingId: string, before: readonly DayOfMeeting[], after: readonly DayOfMeeting[]): Promise<void> {
  const moves = before.flatMap((day) => {
    const moved = after.find(({ position }) => position === day.position);
    const [from, to] = day.starts && moved?.starts ? [day.starts, moved.starts] : [day.date, moved?.date ?? ''];
    const minutes = (Date.parse(`${to}${to.length === 16 ? 'Z' : ''}`) - Date.parse(`${from}${from.length === 16 ? 'Z' : ''}`)) / 60_000;
    return Number.isInteger(minutes) && minutes !== 0 && day.date.length === 10 ? [{ date: day.date, minutes }] : [];
  });
  await runSql(
    em,
    `update agenda_part part set starts = starts + move.minutes * interval '1 minute', ends = ends + move.minutes * interval '1 minute'
       from unnest($2::date[], $3::int[]) as move(date, minutes)
      where meeting_id = $1 and coalesce(starts, ends)::date = move.date`,
    [meetingId, moves.map(({ date }) => date), moves.map(({ minutes }) => minutes)],
  );
}
