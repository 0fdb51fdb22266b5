import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';
import { InstantText } from '../ui/date.js';
import { useOutcome } from '../ui/outcome.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { DelegationBadge } from './delegation-words.js';
import { type DelegationInListFragment, type MeetingDelegationsQuery, StaffDelegationDocument } from './delegations.generated.js';
import { InviteOrganisationForm } from './invite-organisation-form.js';
import { KeptDelegation, type KeptDelegationProps } from './kept-delegation.js';

/** What organisations are invited to, as the form must know it. */
export interface DelegationOccasion {
  /** Tells drafts of forms apart. */
  name: string;
  /** Of a meeting; else it is the group's. */
  admissions?: readonly { id: string; title: string }[];
  groupId?: string;
  timezone: string;
  isDraft: boolean;
  /** Whether it is still to come, so that organisations can be invited. */
  isOpen: boolean;
}

interface StaffDelegationsProps {
  occasion: DelegationOccasion;
  categories: readonly { key: string; title: string }[];
  delegations: DelegationsPage;
  onInvited: () => void;
  /** Brings the next page after a cursor. */
  onMore: (after: string | null) => Promise<unknown>;
}

/** Those that are invited, as far as they are loaded. */
type DelegationsPage = NonNullable<NonNullable<MeetingDelegationsQuery['meeting']>['delegations']>;

/** Who is invited with how many places, who of them has named how many, and what organisers do with each. */
export function StaffDelegations({ occasion, categories, delegations: { edges, totalCount, pageInfo }, onInvited, onMore }: StaffDelegationsProps) {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const [outcome, tell] = useOutcome();
  const [loading, load] = useTransition();
  const chosenId = address.get('ente');
  const { isOpen, isDraft } = occasion;
  return (
    <>
      {outcome}
      {chosenId !== null && <ChosenDelegation key={chosenId} id={chosenId} ofGroup={occasion.groupId !== undefined} isOpen={isOpen} onDone={tell} />}
      <Section id="enti" title={t('delegation.list')}>
        {edges.length === 0 ? <Empty title={t('delegation.none')} /> : <DelegationsTable delegations={edges.map(({ node }) => node)} chosenId={chosenId} />}
        <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={() => load(async () => void (await onMore(pageInfo.endCursor)))} />
      </Section>
      <Section id="invita" title={t('delegation.invite')}>
        {isOpen ? (
          <InviteOrganisationForm
            occasion={occasion}
            categories={categories}
            onInvited={(organisation) => {
              tell(t('delegation.invited', { organisation }));
              onInvited();
            }}
          />
        ) : (
          <Callout kind="info" title={t(isDraft ? 'delegation.draft' : 'delegation.over')} />
        )}
      </Section>
    </>
  );
}

function ChosenDelegation({ id, ...shown }: { id: string } & Omit<KeptDelegationProps, 'delegation'>) {
  const { t } = useMessages();
  const { delegation } = useSuspenseQuery(StaffDelegationDocument, { variables: { id }, fetchPolicy: 'cache-and-network' }).data;
  return delegation ? <KeptDelegation delegation={delegation} {...shown} /> : <Callout kind="info" title={t('delegation.unknown')} />;
}

function DelegationsTable({ delegations, chosenId }: { delegations: readonly DelegationInListFragment[]; chosenId: string | null }) {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const searchOf = (id: string) => `?${new URLSearchParams({ ...Object.fromEntries(address), ente: id }).toString()}`;
  return (
    <Table
      caption={t('delegation.list')}
      rows={delegations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'organisation',
          title: t('delegation.organisation'),
          isHeader: true,
          cell: ({ id, organisationName }) => (
            <Link to={searchOf(id)} aria-current={id === chosenId ? 'true' : undefined}>
              {organisationName}
            </Link>
          ),
        },
        { key: 'contact', title: t('delegation.contact'), cell: ({ contact }) => contact?.email || '–' },
        { key: 'category', title: t('delegation.category'), cell: ({ category }) => category?.title ?? t('delegation.notStated') },
        { key: 'named', title: t('delegation.named'), cell: ({ named, places }) => t('delegation.namedOf', { named, places }), isNumber: true },
        { key: 'open', title: t('delegation.open'), cell: ({ named, places, state }) => (state === 'WITHDRAWN' ? '–' : places - named), isNumber: true },
        { key: 'until', title: t('delegation.deadline'), cell: ({ changeableUntil, timezone }) => (changeableUntil ? <InstantText instant={changeableUntil} zone={timezone} /> : '–') },
        { key: 'reminded', title: t('delegation.reminded'), cell: ({ remindedAt, timezone }) => (remindedAt ? <InstantText instant={remindedAt} zone={timezone} /> : '–') },
        { key: 'state', title: t('delegation.stateOf'), cell: ({ state }) => <DelegationBadge state={state} /> },
      ]}
    />
  );
}
