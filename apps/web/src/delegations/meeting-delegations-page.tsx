import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';

import { NotFound } from '../failure.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { MeetingDelegationsDocument } from './delegations.generated.js';
import { StaffDelegations } from './staff-delegations.js';

/** The organisations that are invited to a meeting. */
export function MeetingDelegationsPage() {
  return <StaffMeetingFrame>{(meeting) => <DelegationsOf meeting={meeting} />}</StaffMeetingFrame>;
}

function DelegationsOf({ meeting }: { meeting: StaffMeeting }) {
  const { data, fetchMore, refetch } = useSuspenseQuery(MeetingDelegationsDocument, { variables: { id: meeting.id }, fetchPolicy: 'cache-and-network' });
  const [, startTransition] = useTransition();
  if (!data.meeting?.delegations) throw new NotFound();
  const { delegations, admissions, process } = data.meeting;
  const isOpen = (meeting.status === 'SCHEDULED' || meeting.status === 'SAVE_THE_DATE') && meeting.position !== 'PAST' && admissions.length > 0;
  return (
    <StaffDelegations
      occasion={{ name: `meeting-${meeting.id}`, admissions, timezone: meeting.timezone, isDraft: meeting.status === 'DRAFT', isOpen }}
      categories={process.stakeholderCategories}
      delegations={delegations}
      onMore={(after) => fetchMore({ variables: { after } })}
      onInvited={() => startTransition(async () => void (await refetch()))}
    />
  );
}
