import { type Day, formatDay, formatEdtf } from '@percorso/time';

import { useMessages } from '../messages.js';
import type { CalendarMeetingFragment } from './calendar.generated.js';
import type { CalendarDays } from './calendar-days.js';
import { CalendarEntries } from './calendar-entry.js';
import { monthOf } from './calendar-month.js';

export interface CalendarShown {
  days: CalendarDays<CalendarMeetingFragment>['days'];
  today: Day;
  showProcess: boolean;
}

/** Only the days on which somebody meets, under their months. */
export function CalendarList({ days, today, showProcess }: CalendarShown) {
  const { t, locale } = useMessages();
  const months = [...new Set(days.map(([day]) => monthOf(day)))];
  return months.map((month) => (
    <section key={month} className="calendar-list" aria-labelledby={`month-${month}`}>
      <h3 id={`month-${month}`} className="h5">
        {formatEdtf(month, locale)}
      </h3>
      {days
        .filter(([day]) => monthOf(day) === month)
        .map(([day, entries]) => (
          <div key={day} className="calendar-list-day">
            <h4 className="h6">
              <time dateTime={day}>{formatDay(day, locale)}</time>
              {day === today && <span className="calendar-today">{t('calendarPage.today')}</span>}
            </h4>
            <CalendarEntries entries={entries} showProcess={showProcess} />
          </div>
        ))}
    </section>
  ));
}
