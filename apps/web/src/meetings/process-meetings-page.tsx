import { useSuspenseQuery } from '@apollo/client/react';
import { useParams, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonLink } from '../ui/button.js';
import { filterOf, isEmptySearch, orderOf, searchOf } from './meeting-search.js';
import { MeetingsFilter } from './meetings-filter.js';
import { ProcessMeetingsDocument } from './meetings-list.generated.js';
import { MeetingsList } from './meetings-list.js';
import { ProcessListFrame } from './process-list-frame.js';

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
    <ProcessListFrame process={process} title={t('meetings.title')} other={{ to: paths.processCalendar(locale, slug), label: t('calendarPage.open') }}>
      <MeetingsFilter path={path} search={search} places={process.municipalities} groups={process.groups} />
      {process.series
        .filter(({ openMeetings, group }) => openMeetings > 1 && group === null)
        .map(({ id, key, title: ofSeries }) => (
          <p key={id}>
            <ButtonLink look="secondary" to={paths.jointRegistration(locale, slug, { series: key })}>
              {t('process.registerForAll')}
              {ofSeries && `: ${ofSeries}`}
            </ButtonLink>
          </p>
        ))}
      <MeetingsList meetings={process.meetings} resetPath={isEmptySearch(search) ? null : path} onMore={(after) => fetchMore({ variables: { after } })} />
    </ProcessListFrame>
  );
}
