import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { AdminTabs } from '../site/admin-tabs.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Page, Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { SearchForm } from '../ui/search-form.js';
import { Table } from '../ui/table.js';
import { GrantRoleForm } from './grant-role-form.js';
import { PeoplePageDocument, RevokeRoleDocument } from './people-page.generated.js';
import { RoleInWords } from './role-in-words.js';

/** Everybody who is known, and the roles that administrators give and take. */
export function PeoplePage() {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const { data, fetchMore, refetch } = useSuspenseQuery(PeoplePageDocument, { variables: { text: address.get('testo') } });
  const { edges, totalCount, pageInfo } = data.people;
  const [loading, loadMore] = useTransition();
  const more = () => loadMore(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })));
  const again = () => loadMore(async () => void (await refetch()));
  const [revoke, revoking] = useMutation(RevokeRoleDocument, { onCompleted: again });
  return (
    <Page title={t('admin.people')}>
      <AdminTabs />
      <Section id="incarico" title={t('role.grant')}>
        <GrantRoleForm onGranted={again} />
      </Section>
      <Section id="elenco" title={t('people.list')}>
        <SearchForm label={t('people.search')} name="testo" />
        <ActProblem error={revoking.error} refused={revoking.data?.revokeRole.userErrors[0]} />
        <Table
          caption={t('people.list')}
          rows={edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('people.name'), isHeader: true, cell: ({ name }) => name || t('people.nameless') },
            { key: 'email', title: t('people.email'), cell: ({ email }) => email ?? '–' },
            {
              key: 'roles',
              title: t('people.roles'),
              cell: ({ name, roles }) =>
                roles && roles.length > 0 ? (
                  <ul className="list-unstyled mb-0">
                    {roles.map((role) => (
                      <li key={role.id}>
                        <RoleInWords role={role} />{' '}
                        <Button look="link" busy={revoking.loading} onClick={() => void revoke({ variables: { input: { assignmentId: role.id } } }).catch(() => undefined)}>
                          {t('role.revoke')}
                          <span className="visually-hidden"> {name}</span>
                        </Button>
                      </li>
                    ))}
                  </ul>
                ) : (
                  '–'
                ),
            },
          ]}
        />
        <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={more} />
      </Section>
    </Page>
  );
}
