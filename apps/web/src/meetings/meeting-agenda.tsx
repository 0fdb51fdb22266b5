import { useMessages } from '../messages.js';
import { AgendaParts } from './agenda-parts.js';
import { CalendarLinks } from './calendar-links.js';
import type { MeetingOfPage } from './meeting-page.js';
import { MeetingWhen } from './meeting-when.js';

/** The days with their hours, the agenda where there is one, and the way into one's own calendar. */
export function MeetingAgenda({ meeting }: { meeting: MeetingOfPage }) {
  const { t } = useMessages();
  return (
    <>
      <p>
        <MeetingWhen when={meeting} />
      </p>
      {meeting.agenda.length > 0 && (
        <>
          <h3 className="h6">{t('meeting.agenda')}</h3>
          <AgendaParts parts={meeting.agenda} admissions={meeting.admissions.length} />
        </>
      )}
      {meeting.status !== 'CANCELLED' && meeting.position !== 'PAST' && (
        <>
          <h3 className="h6">{t('calendar.add')}</h3>
          <CalendarLinks url={meeting.calendarUrl} name={meeting.displayTitle} />
        </>
      )}
    </>
  );
}
