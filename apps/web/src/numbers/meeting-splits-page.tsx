import { useSuspenseQuery } from '@apollo/client/react';

import { Forbidden } from '../failure.js';
import { StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { useMessages } from '../messages.js';
import { SplitTables } from './split-tables.js';
import { MeetingSplitsDocument } from './splits.generated.js';

/** The numbers of a meeting by category and by municipality, for those who run it. */
export function MeetingSplitsPage() {
  return <StaffMeetingFrame right="runs">{({ id }) => <MeetingSplits id={id} />}</StaffMeetingFrame>;
}

function MeetingSplits({ id }: { id: string }) {
  const { t } = useMessages();
  const { meeting } = useSuspenseQuery(MeetingSplitsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' }).data;
  if (!meeting?.splits) throw new Forbidden();
  return (
    <>
      <h2 className="h3">{t('splits.title')}</h2>
      <p>{t('splits.lead')}</p>
      <SplitTables of="meeting" name={id} splits={meeting.splits} />
    </>
  );
}
