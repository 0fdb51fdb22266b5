import { formatDay, formatEdtf, weekdayOf } from '@percorso/time';

import { useMessages } from '../messages.js';
import { CalendarEntries } from './calendar-entry.js';
import type { CalendarShown } from './calendar-list.js';
import { daysOfWeek, firstDayOf, type Month, mondayOf, weeksOfMonth } from './calendar-month.js';

/** A month as a table: weekdays are its columns, weeks its rows. Days of other months are left empty, since what happens on them is not asked for. */
export function CalendarMonth({ month, days, today, showProcess }: CalendarShown & { month: Month }) {
  const { t, locale } = useMessages();
  const known = new Map(days);
  return (
    <table className="calendar-month">
      <caption className="visually-hidden">{t('calendarPage.caption', { month: formatEdtf(month, locale) })}</caption>
      <thead>
        <tr>
          {daysOfWeek(mondayOf(firstDayOf(month))).map((day) => (
            <th key={day} scope="col">
              {weekdayOf(day, locale)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(month).map((week) => (
          <tr key={week[0]?.day}>
            {week.map(({ day, isInside }) =>
              isInside ? (
                <td key={day} className={day === today ? 'calendar-day calendar-day-today' : 'calendar-day'} aria-current={day === today ? 'date' : undefined}>
                  <time dateTime={day}>
                    <span aria-hidden="true">{Number(day.slice(8))}</span>
                    <span className="visually-hidden">{formatDay(day, locale, 'long')}</span>
                  </time>
                  {day === today && <span className="calendar-today">{t('calendarPage.today')}</span>}
                  {known.has(day) && <CalendarEntries entries={known.get(day) ?? []} showProcess={showProcess} />}
                </td>
              ) : (
                <td key={day} className="calendar-outside" />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
