import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonLink } from '../ui/button.js';
import { Page, Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { SearchForm } from '../ui/search-form.js';
import { Table } from '../ui/table.js';
import { VenuesPageDocument, type VenuesPageQuery } from './venues-page.generated.js';

type Venue = VenuesPageQuery['venues']['edges'][number]['node'];

/** The venues and rooms that meetings are held in, for those who organise them. */
export function VenuesPage() {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const { data, fetchMore } = useSuspenseQuery(VenuesPageDocument, { variables: { text: address.get('testo') ?? '' } });
  const { edges, totalCount, pageInfo } = data.venues;
  const [loading, loadMore] = useTransition();
  return (
    <Page title={t('venues.title')} crumbs={[{ to: paths.desk(locale), label: t('desk.title') }]} lead={<p>{t('venues.lead')}</p>}>
      <p>
        <ButtonLink to={paths.newVenue(locale)}>{t('venues.add')}</ButtonLink>
      </p>
      <Section id="elenco" title={t('venues.list')}>
        <SearchForm label={t('venues.search')} name="testo" />
        <Table
          caption={t('venues.list')}
          rows={edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('venues.venue'), isHeader: true, cell: (venue) => <Link to={paths.venue(locale, venue.id)}>{titleOf(venue)}</Link> },
            { key: 'address', title: t('venues.address'), cell: ({ street, municipality }) => [street, municipality].filter(Boolean).join(', ') || '–' },
            { key: 'rooms', title: t('venues.rooms'), cell: ({ rooms }) => rooms.map(({ name, capacity }) => (capacity === null ? name : t('venue.capacity', { room: name, capacity }))).join(' · ') || '–' },
          ]}
        />
        <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={() => loadMore(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })))} />
      </Section>
    </Page>
  );
}

function titleOf({ name, street, municipality, id }: Venue): string {
  return name ?? street ?? municipality ?? id;
}
