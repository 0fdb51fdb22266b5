import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { useParams } from 'react-router';

import { Forbidden } from '../failure.js';
import { type ChosenGroup, GroupsFrame } from '../groups/groups-frame.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { GroupDelegationsDocument } from './delegations.generated.js';
import { StaffDelegations } from './staff-delegations.js';

/** The organisations that are invited into the groups of a process, group by group. */
export function GroupDelegationsPage() {
  const { t } = useMessages();
  return (
    <GroupsFrame title={t('delegation.groupsTitle')} lead={t('delegation.groupsLead')} pathTo={paths.groupDelegations}>
      {(group) => <DelegationsOf key={group.id} group={group} />}
    </GroupsFrame>
  );
}

function DelegationsOf({ group }: { group: ChosenGroup }) {
  const { slug = '' } = useParams();
  const { data, fetchMore, refetch } = useSuspenseQuery(GroupDelegationsDocument, { variables: { slug, key: group.key }, fetchPolicy: 'cache-and-network' });
  const [, startTransition] = useTransition();
  const delegations = data.process?.group?.delegations;
  if (!data.process || !delegations) throw new Forbidden();
  return (
    <StaffDelegations
      occasion={{ name: `group-${group.id}`, groupId: group.id, timezone: data.process.timezone, isDraft: false, isOpen: true }}
      categories={data.process.stakeholderCategories}
      delegations={delegations}
      onMore={(after) => fetchMore({ variables: { after } })}
      onInvited={() => startTransition(async () => void (await refetch()))}
    />
  );
}
