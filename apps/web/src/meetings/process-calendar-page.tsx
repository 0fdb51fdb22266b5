import { useSuspenseQuery } from '@apollo/client/react';
import { useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ProcessCalendarDocument } from './calendar.generated.js';
import { useCalendar } from './calendar-state.js';
import { MeetingCalendar } from './meeting-calendar.js';
import { ProcessListFrame } from './process-list-frame.js';

/** The meetings of one process, day by day; those who plan it see its drafts among them. */
export function ProcessCalendarPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const calendar = useCalendar(slug);
  const { data, fetchMore } = useSuspenseQuery(ProcessCalendarDocument, { variables: { slug, filter: calendar.filter } });
  const { process } = data;
  if (!process) throw new NotFound();
  return (
    <ProcessListFrame process={process} title={t('calendarPage.title')} other={{ to: paths.processMeetings(locale, slug), label: t('calendarPage.toMeetings') }}>
      <MeetingCalendar
        calendar={calendar}
        path={paths.processCalendar(locale, slug)}
        meetings={data.meetings}
        places={process.municipalities}
        groups={process.groups}
        fetchMore={fetchMore}
      />
    </ProcessListFrame>
  );
}
