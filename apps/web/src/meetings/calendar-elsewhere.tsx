import { useSuspenseQuery } from '@apollo/client/react';
import { addDays, formatEdtf, parseEdtf } from '@percorso/time';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { Empty } from '../ui/states.js';
import { CalendarElsewhereDocument } from './calendar.generated.js';
import { placeAround, placeUntil } from './calendar-place.js';
import type { CalendarState } from './calendar-state.js';

/** Nothing happens in this part of the calendar: where the nearest meetings are, before and after it. */
export function CalendarElsewhere({ calendar, resetPath }: { calendar: CalendarState; resetPath: string | null }) {
  const { t, locale } = useMessages();
  const { filter, period, place, searchAt } = calendar;
  const { data } = useSuspenseQuery(CalendarElsewhereDocument, {
    variables: {
      earlier: { ...filter, from: null, to: addDays(period.from, -1) },
      later: { ...filter, from: addDays(period.to, 1), to: null },
    },
  });
  const earlier = data.earlier.edges[0]?.node.date;
  const later = data.later.edges[0]?.node.date;
  const earlierDay = earlier && parseEdtf(earlier)?.latest;
  const laterDay = later && parseEdtf(later)?.earliest;
  return (
    <Empty title={t('calendarPage.none')}>
      {earlierDay && (
        <p>
          <Link to={{ search: searchAt(placeUntil(place.view, earlierDay)) }} preventScrollReset>
            {t('calendarPage.nearestBefore', { date: formatEdtf(earlier, locale) })}
          </Link>
        </p>
      )}
      {laterDay && (
        <p>
          <Link to={{ search: searchAt(placeAround(place.view, laterDay)) }} preventScrollReset>
            {t('calendarPage.nearestAfter', { date: formatEdtf(later, locale) })}
          </Link>
        </p>
      )}
      {resetPath && <Link to={resetPath}>{t('filter.reset')}</Link>}
    </Empty>
  );
}
