import { type Day, formatDay } from '@percorso/time';

import { useMessages } from '../messages.js';
import { CalendarEntries } from './calendar-entry.js';
import type { CalendarShown } from './calendar-list.js';
import { daysOfWeek } from './calendar-month.js';

/** Seven days from Monday, beside each other where there is room; on each what happens, by the hour. */
export function CalendarWeek({ week, days, today, showProcess }: CalendarShown & { week: Day }) {
  const { t, locale } = useMessages();
  const known = new Map(days);
  return (
    <ol className="calendar-week list-unstyled">
      {daysOfWeek(week).map((day) => (
        <li key={day} className={day === today ? 'calendar-day calendar-day-today' : 'calendar-day'} aria-current={day === today ? 'date' : undefined}>
          <h3 className="h6">
            <time dateTime={day}>{formatDay(day, locale)}</time>
            {day === today && <span className="calendar-today">{t('calendarPage.today')}</span>}
          </h3>
          {known.has(day) ? <CalendarEntries entries={known.get(day) ?? []} showProcess={showProcess} /> : <p className="calendar-note">{t('calendarPage.noneOfDay')}</p>}
        </li>
      ))}
    </ol>
  );
}
