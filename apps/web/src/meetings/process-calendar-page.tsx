import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Callout } from '../ui/callout.js';
import { Page } from '../ui/page.js';
import { ProcessCalendarDocument } from './calendar.generated.js';
import { useCalendar } from './calendar-state.js';
import { MeetingCalendar } from './meeting-calendar.js';

/** The meetings of one process, day by day; those who plan it see its drafts among them. */
export function ProcessCalendarPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const calendar = useCalendar(slug);
  const { data, fetchMore } = useSuspenseQuery(ProcessCalendarDocument, { variables: { slug, filter: calendar.filter } });
  const { process } = data;
  if (!process) throw new NotFound();
  return (
    <Page
      title={t('calendarPage.title')}
      within={[process.title, process.host.name]}
      crumbs={[
        { to: paths.home(locale), label: t('site.processes') },
        { to: paths.process(locale, slug), label: process.title, locale: process.titleLocale },
      ]}
    >
      {process.synthetic && <Callout kind="warning">{t('process.syntheticNotice')}</Callout>}
      <p className="calendar-acts">
        <Link to={paths.processMeetings(locale, slug)}>{t('calendarPage.toMeetings')}</Link>
      </p>
      <MeetingCalendar
        calendar={calendar}
        path={paths.processCalendar(locale, slug)}
        meetings={data.meetings}
        places={process.municipalities}
        groups={process.groups}
        fetchMore={fetchMore}
      />
    </Page>
  );
}
