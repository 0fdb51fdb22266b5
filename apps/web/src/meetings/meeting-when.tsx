import { useMessages } from '../messages.js';
import { DateText, SpanText } from '../ui/date.js';

interface Day {
  id: string;
  date: string;
  starts: string | null;
  ends: string | null;
}

export interface When {
  date: string;
  startsAt: string | null;
  timezone: string;
  days: readonly Day[];
}

/** When a meeting is, as precisely as is known and no more; every day of one that has several. */
export function MeetingWhen({ when }: { when: When }) {
  const { t } = useMessages();
  const { date, startsAt, timezone, days } = when;
  if (days.length === 0) return <DateText date={date} style="weekday" />;
  return days.map((day, index) => (
    <span key={day.id} className="meeting-day">
      {index > 0 && <span className="visually-hidden">{t('meeting.andThen')}</span>}
      {day.starts ? <SpanText starts={day.starts} ends={day.ends} zone={timezone} at={startsAt} /> : <DateText date={day.date} style="weekday" />}
    </span>
  ));
}
