import { formatEdtf } from '@percorso/time';
import { useCallback, useEffect, useState, useTransition } from 'react';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { FilterLinks } from '../ui/filter-links.js';
import { Icon } from '../ui/icon.js';
import { useMediaOnScreen } from '../ui/media.js';
import { LoadMore } from '../ui/pagination.js';
import type { CalendarMeetingsFragment } from './calendar.generated.js';
import { calendarDays } from './calendar-days.js';
import { CalendarElsewhere } from './calendar-elsewhere.js';
import { ImpreciseMeetings } from './calendar-entry.js';
import { CalendarList } from './calendar-list.js';
import { CalendarMonth } from './calendar-month-table.js';
import { calendarViews, placeAddress, placeAround, periodOf, turned } from './calendar-place.js';
import type { CalendarState } from './calendar-state.js';
import { CalendarWeek } from './calendar-week.js';
import { MeetingsFilter } from './meetings-filter.js';
import { isEmptySearch } from './meeting-search.js';

/** Where the seven columns of a month are wide enough to be read. */
const ROOMY = '(min-width: 768px)';

interface MeetingCalendarProps {
  calendar: CalendarState;
  path: string;
  meetings: CalendarMeetingsFragment;
  places: readonly string[];
  groups: readonly { key: string; title: string }[];
  showProcess?: boolean;
  fetchMore: (options: { variables: { after: string } }) => Promise<unknown>;
}

/** Meetings day by day: as a list, a month or a week, whichever the address says. */
export function MeetingCalendar({ calendar, path, meetings, places, groups, showProcess = false, fetchMore }: MeetingCalendarProps) {
  const { t, locale } = useMessages();
  const { place, period, search, searchAt, today } = calendar;
  const isRoomy = useMediaOnScreen(ROOMY);
  const { days, imprecise } = calendarDays(
    meetings.edges.map(({ node }) => node),
    period.from,
    period.to,
  );
  const shown = { days, today, showProcess };
  return (
    <>
      <MeetingsFilter path={path} search={search} places={places} groups={groups} place={placeAddress(place)} />
      <FilterLinks label={t('calendarPage.views')} items={calendarViews.map((view) => ({ search: searchAt({ ...place, view }), label: t(`calendarPage.view.${view}`), isCurrent: view === place.view }))} />
      <section className="calendar" aria-labelledby="period">
        <CalendarTurning calendar={calendar} />
        <h2 id="period" className="h4">
          <span role="status">{t('calendarPage.period', { period: formatEdtf(period.date, locale), count: meetings.totalCount })}</span>
        </h2>
        {meetings.totalCount === 0 ? (
          <CalendarElsewhere calendar={calendar} resetPath={isEmptySearch(search) ? null : `${path}?${placeAddress(place)}`} />
        ) : (
          <>
            {imprecise.length > 0 && <ImpreciseMeetings meetings={imprecise} showProcess={showProcess} />}
            {place.view === 'settimana' && <CalendarWeek week={place.week} {...shown} />}
            {place.view === 'mese' && isRoomy && <CalendarMonth month={place.month} {...shown} />}
            {(place.view === 'elenco' || (place.view === 'mese' && !isRoomy)) && <CalendarList {...shown} />}
            <RestOfMeetings key={searchAt(place)} meetings={meetings} fetchMore={fetchMore} />
          </>
        )}
      </section>
    </>
  );
}

/** One page back, today, one page on. */
function CalendarTurning({ calendar: { place, searchAt, today } }: { calendar: CalendarState }) {
  const { t, locale } = useMessages();
  const [before, after] = [turned(place, -1), turned(place, 1)];
  return (
    <nav className="calendar-turning" aria-label={t('calendarPage.turning')}>
      <Link to={{ search: searchAt(before) }} preventScrollReset>
        <Icon name="back" size="sm" /> <span className="visually-hidden">{t('calendarPage.before')}</span> {formatEdtf(periodOf(before).date, locale)}
      </Link>
      <Link to={{ search: searchAt(placeAround(place.view, today)) }} preventScrollReset>
        {t('calendarPage.today')}
      </Link>
      <Link to={{ search: searchAt(after) }} preventScrollReset>
        <span className="visually-hidden">{t('calendarPage.after')}</span> {formatEdtf(periodOf(after).date, locale)} <Icon name="arrow" size="sm" />
      </Link>
    </nav>
  );
}

/** A calendar that says nothing of a day must know that there is nothing: what one answer does not hold is asked for at once. */
function RestOfMeetings({ meetings: { edges, totalCount, pageInfo }, fetchMore }: Pick<MeetingCalendarProps, 'meetings' | 'fetchMore'>) {
  const [busy, load] = useTransition();
  const [hasFailed, setHasFailed] = useState(false);
  const after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const more = useCallback(() => {
    if (after === null) return;
    load(async () => {
      await fetchMore({ variables: { after } }).catch(() => setHasFailed(true));
    });
  }, [after, fetchMore]);
  useEffect(() => {
    if (!hasFailed) more();
  }, [hasFailed, more]);
  return after === null ? null : <LoadMore shown={edges.length} total={totalCount} hasMore busy={busy} onMore={more} />;
}
