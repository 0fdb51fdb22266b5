import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { DateText, HoursText } from '../ui/date.js';
import { Text } from '../ui/text.js';
import type { CalendarMeetingFragment } from './calendar.generated.js';
import type { CalendarEntry } from './calendar-days.js';
import { MeetingBadge, meetingWord } from './meeting-state.js';

/** The meetings of one day, in the order of their hours. */
export function CalendarEntries({ entries, showProcess }: { entries: readonly CalendarEntry<CalendarMeetingFragment>[]; showProcess: boolean }) {
  const { t } = useMessages();
  return (
    <ol className="calendar-entries list-unstyled">
      {entries.map(({ meeting, starts, ends, number, count }) => (
        <li key={meeting.id}>
          {starts && (
            <span className="calendar-hours">
              <HoursText starts={starts} ends={ends} zone={meeting.timezone} at={meeting.startsAt} />
            </span>
          )}{' '}
          <CalendarMeeting meeting={meeting} showProcess={showProcess} note={count > 1 ? t('calendarPage.dayOf', { number, count }) : null} />
        </li>
      ))}
    </ol>
  );
}

/** Meetings of which only the month, or less, is known. */
export function ImpreciseMeetings({ meetings, showProcess }: { meetings: readonly CalendarMeetingFragment[]; showProcess: boolean }) {
  const { t } = useMessages();
  return (
    <section className="calendar-imprecise" aria-labelledby="imprecise">
      <h3 id="imprecise" className="h6">
        {t('calendarPage.imprecise')}
      </h3>
      <ul className="calendar-entries list-unstyled">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <span className="calendar-hours">
              <DateText date={meeting.date} />
            </span>{' '}
            <CalendarMeeting meeting={meeting} showProcess={showProcess} note={null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CalendarMeeting({ meeting, showProcess, note }: { meeting: CalendarMeetingFragment; showProcess: boolean; note: string | null }) {
  const { locale } = useMessages();
  const { id, process, venue, status, position, registrationState } = meeting;
  const word = meetingWord(meeting);
  return (
    <>
      <Link to={paths.meeting(locale, process.slug, id)}>
        <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
      </Link>
      {note && <span className="calendar-note">{` ${note}`}</span>}
      {venue?.municipality && <span className="calendar-note">{` ${venue.municipality}`}</span>}
      {showProcess && (
        <span className="calendar-note">
          {' '}
          <Text text={process.title} locale={process.titleLocale} />
        </span>
      )}
      {/* What is planned or over is said by its day. */}
      {word !== 'PLANNED' && word !== 'OVER' && (
        <span className="calendar-state">
          {' '}
          <MeetingBadge status={status} position={position} registrationState={registrationState} />
        </span>
      )}
    </>
  );
}
