import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Page } from '../ui/page.js';
import { filterOf, isEmptySearch, orderOf, searchOf } from './meeting-search.js';
import { MeetingsFilter } from './meetings-filter.js';
import { MeetingsList } from './meetings-list.js';
import { AllMeetingsDocument } from './meetings-list.generated.js';

/** The meetings of all processes. */
export function MeetingsPage() {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const search = searchOf(address);
  const { data, fetchMore } = useSuspenseQuery(AllMeetingsDocument, { variables: { filter: filterOf(search), order: orderOf(search) } });
  const places = [...new Set(data.processes.edges.flatMap(({ node }) => node.municipalities))].toSorted((one, other) => one.localeCompare(other, locale));
  return (
    <Page title={t('meetings.title')} crumbs={[{ to: paths.home(locale), label: t('site.processes') }]} lead={<p>{t('meetings.lead')}</p>}>
      <p className="calendar-acts">
        <Link to={paths.calendar(locale)}>{t('calendarPage.open')}</Link>
      </p>
      <MeetingsFilter path={paths.meetings(locale)} search={search} places={places} groups={[]} />
      <MeetingsList
        meetings={data.meetings}
        showProcess
        resetPath={isEmptySearch(search) ? null : paths.meetings(locale)}
        onMore={(after) => fetchMore({ variables: { after } })}
      />
    </Page>
  );
}
