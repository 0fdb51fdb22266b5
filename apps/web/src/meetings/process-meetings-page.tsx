import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Callout } from '../ui/callout.js';
import { Page } from '../ui/page.js';
import { filterOf, isEmptySearch, orderOf, searchOf } from './meeting-search.js';
import { MeetingsFilter } from './meetings-filter.js';
import { ProcessMeetingsDocument } from './meetings-list.generated.js';
import { MeetingsList } from './meetings-list.js';

/** The meetings of one process. */
export function ProcessMeetingsPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const [address] = useSearchParams();
  const search = searchOf(address);
  const { data, fetchMore } = useSuspenseQuery(ProcessMeetingsDocument, { variables: { slug, filter: filterOf(search), order: orderOf(search) } });
  const { process } = data;
  if (!process) throw new NotFound();
  const path = paths.processMeetings(locale, slug);
  return (
    <Page
      title={t('meetings.title')}
      within={[process.title, process.host.name]}
      crumbs={[
        { to: paths.home(locale), label: t('site.processes') },
        { to: paths.process(locale, slug), label: process.title, locale: process.titleLocale },
      ]}
    >
      {process.synthetic && <Callout kind="warning">{t('process.syntheticNotice')}</Callout>}
      <p className="calendar-acts">
        <Link to={paths.processCalendar(locale, slug)}>{t('calendarPage.open')}</Link>
      </p>
      <MeetingsFilter path={path} search={search} places={process.municipalities} groups={process.groups} />
      <MeetingsList meetings={process.meetings} resetPath={isEmptySearch(search) ? null : path} onMore={(after) => fetchMore({ variables: { after } })} />
    </Page>
  );
}
