import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Page } from '../ui/page.js';
import { AllCalendarDocument } from './calendar.generated.js';
import { useCalendar } from './calendar-state.js';
import { MeetingCalendar } from './meeting-calendar.js';

/** The meetings of all processes, day by day. */
export function CalendarPage() {
  const { t, locale } = useMessages();
  const calendar = useCalendar(null);
  const { data, fetchMore } = useSuspenseQuery(AllCalendarDocument, { variables: { filter: calendar.filter } });
  const places = [...new Set(data.processes.edges.flatMap(({ node }) => node.municipalities))].toSorted((one, other) => one.localeCompare(other, locale));
  return (
    <Page title={t('calendarPage.title')} crumbs={[{ to: paths.home(locale), label: t('site.processes') }]} lead={<p>{t('meetings.lead')}</p>}>
      <p className="calendar-acts">
        <Link to={paths.meetings(locale)}>{t('calendarPage.toMeetings')}</Link>
      </p>
      <MeetingCalendar
        calendar={calendar}
        path={paths.calendar(locale)}
        meetings={data.meetings}
        places={places}
        groups={[]}
        showProcess
        fetchMore={fetchMore}
      />
    </Page>
  );
}
