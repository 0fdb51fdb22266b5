import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { DateText } from '../ui/date.js';
import { Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { PlanClashesDocument } from './plan-clashes.generated.js';

/** What of the published plan should perhaps not be as it is: each in words, with the way to the meetings. */
export function PlanClashes({ slug }: { slug: string }) {
  const { t, locale } = useMessages();
  const clashes = useSuspenseQuery(PlanClashesDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' }).data.process?.clashes ?? [];
  if (clashes.length === 0) return null;
  return (
    <Section id="contrasti" title={t('planEdit.clashes', { count: clashes.length })}>
      <ul className="plan-clashes">
        {clashes.map(({ kind, day, message, meeting, other }) => (
          <li key={`${meeting.id}-${kind}-${day ?? ''}-${message}`}>
            <Link to={paths.staffMeeting(locale, meeting.id)}>
              <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
            </Link>
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
    </Section>
  );
}
