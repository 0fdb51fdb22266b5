import { Link } from 'react-router';

import { type Locale, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Text } from '../ui/text.js';

/** What a meeting is called, leading to the page where its organisers keep it. */
export function StaffMeetingLink({ meeting: { id, displayTitle, displayTitleLocale } }: { meeting: { id: string; displayTitle: string; displayTitleLocale: Locale } }) {
  const { locale } = useMessages();
  return (
    <Link to={paths.staffMeeting(locale, id)}>
      <Text text={displayTitle} locale={displayTitleLocale} />
    </Link>
  );
}
