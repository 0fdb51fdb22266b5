import { Link } from 'react-router';

import { StaffMeetingLink } from '../meetings/staff-meeting-link.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { DateText } from '../ui/date.js';
import type { PlanClashesQuery } from './plan-clashes.generated.js';

export type PlanClash = NonNullable<NonNullable<PlanClashesQuery['process']>['clashes']>[number];

/** What clashes: each in words, with the way to the meetings. */
export function ClashList({ clashes }: { clashes: readonly PlanClash[] }) {
  const { t, locale } = useMessages();
  return (
    <ul className="plan-clashes mb-0">
      {clashes.map(({ kind, day, message, meeting, other }) => (
        <li key={`${meeting.id}-${kind}-${day ?? ''}-${message}`}>
          <StaffMeetingLink meeting={meeting} />
          {day && (
            <>
              {', '}
              <DateText date={day} />
            </>
          )}
          {`: ${message} `}
          {other && <Link to={paths.staffMeeting(locale, other.id)}>{t('planEdit.clashOther')}</Link>}
        </li>
      ))}
    </ul>
  );
}
