import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { formatDay } from '@percorso/time';
import { useTransition } from 'react';

import { Forbidden } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { AddMemberForm } from './add-member-form.js';
import { GroupsFrame } from './groups-frame.js';
import { type GroupMemberFragment, GroupMembersDocument, SetGroupMembershipDocument } from './group-members-page.generated.js';

/** Who is in the groups of a process, group by group. */
export function GroupMembersPage() {
  const { t } = useMessages();
  return (
    <GroupsFrame title={t('members.title')} lead={t('members.lead')} pathTo={paths.groupMembers}>
      {(group, slug) => <Members key={group.id} slug={slug} group={group} />}
    </GroupsFrame>
  );
}

function Members({ slug, group }: { slug: string; group: { id: string; key: string; title: string } }) {
  const { t } = useMessages();
  const { data, fetchMore, refetch } = useSuspenseQuery(GroupMembersDocument, { variables: { slug, key: group.key }, fetchPolicy: 'cache-and-network' });
  const [loading, load] = useTransition();
  const members = data.process?.group?.members;
  if (!members) throw new Forbidden();
  const again = () => load(async () => void (await refetch()));
  return (
    <>
      <Section id="add" title={t('members.add')}>
        <AddMemberForm groupId={group.id} onAdded={again} />
      </Section>
      <Section id="list" title={t('members.list', { group: group.title, count: members.totalCount })}>
        {members.edges.length === 0 ? <Empty title={t('members.none')} /> : <MembersTable members={members.edges.map(({ node }) => node)} caption={group.title} />}
        <LoadMore
          shown={members.edges.length}
          total={members.totalCount}
          hasMore={members.pageInfo.hasNextPage}
          busy={loading}
          onMore={() => load(async () => void (await fetchMore({ variables: { after: members.pageInfo.endCursor } })))}
        />
      </Section>
    </>
  );
}

function MembersTable({ members, caption }: { members: readonly GroupMemberFragment[]; caption: string }) {
  const { t, locale } = useMessages();
  const [end, ending] = useMutation(SetGroupMembershipDocument);
  const day = (date: string | null) => (date === null ? '–' : formatDay(date, locale));
  const today = new Intl.DateTimeFormat('sv-SE').format(new Date());
  const endsSoon = ({ endsOn }: GroupMemberFragment) => endsOn !== null && endsOn <= today;
  const endToday = ({ id: membershipId, role, startsOn }: GroupMemberFragment) => {
    return end({ variables: { input: { membershipId, role, startsOn, endsOn: today } } }).catch(() => undefined);
  };
  return (
    <>
      <ActProblem error={ending.error} refused={ending.data?.setGroupMembership.userErrors[0]} />
      <Table
        caption={caption}
        rows={members}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('people.name'), isHeader: true, cell: ({ name }) => name || t('people.nameless') },
          { key: 'email', title: t('people.email'), cell: ({ email }) => email ?? '–' },
          { key: 'role', title: t('members.role'), cell: ({ role }) => t(`members.role.${role}`) },
          { key: 'from', title: t('members.from'), cell: ({ startsOn }) => day(startsOn) },
          { key: 'to', title: t('members.to'), cell: ({ endsOn }) => day(endsOn) },
          {
            key: 'end',
            title: t('members.acts'),
            cell: (member) =>
              !member.over && !endsSoon(member) ? (
                <Button look="link" busy={ending.loading} onClick={() => void endToday(member)}>
                  {t('members.end')}
                  <span className="visually-hidden"> {member.name}</span>
                </Button>
              ) : (
                t(member.over ? 'members.over' : 'members.ends')
              ),
          },
        ]}
      />
    </>
  );
}
