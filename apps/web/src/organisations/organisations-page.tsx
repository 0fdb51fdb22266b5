import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState, useTransition } from 'react';
import { useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { AdminTabs } from '../site/admin-tabs.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Page, Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { SearchForm } from '../ui/search-form.js';
import { Table } from '../ui/table.js';
import { OrganisationsPageDocument, type OrganisationsPageQuery, SaveOrganisationDocument } from './organisations-page.generated.js';

type Organisation = OrganisationsPageQuery['allOrganisations']['edges'][number]['node'];

/** The organisations that people belong to, kept by administrators. */
export function OrganisationsPage() {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const text = address.get('testo') ?? '';
  const { data, fetchMore, refetch } = useSuspenseQuery(OrganisationsPageDocument, { variables: { text } });
  const [edited, setEdited] = useState<Organisation | null>(null);
  const { edges, totalCount, pageInfo } = data.allOrganisations;
  const [loading, loadMore] = useTransition();
  const more = () => loadMore(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })));
  return (
    <Page title={t('admin.organisations')}>
      <AdminTabs />
      <Section id="scrivi" title={edited ? t('organisation.edit', { name: edited.name }) : t('organisation.add')}>
        <OrganisationForm
          key={edited?.id ?? 'new'}
          organisation={edited}
          onSaved={() => {
            setEdited(null);
            loadMore(async () => void (await refetch()));
          }}
        />
        {edited && (
          <Button look="link" onClick={() => setEdited(null)}>
            {t('organisation.addInstead')}
          </Button>
        )}
      </Section>
      <Section id="elenco" title={t('organisation.list')}>
        <SearchForm label={t('organisation.search')} name="testo" />
        <Table
          caption={t('organisation.list')}
          rows={edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('organisation.name'), isHeader: true, cell: ({ name }) => name },
            { key: 'municipality', title: t('organisation.municipality'), cell: ({ municipality }) => municipality ?? '–' },
            {
              key: 'act',
              title: t('organisation.act'),
              cell: (organisation) => (
                <Button look="link" onClick={() => setEdited(organisation)}>
                  {t('organisation.change')}
                  <span className="visually-hidden"> {organisation.name}</span>
                </Button>
              ),
            },
          ]}
        />
        <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={more} />
      </Section>
    </Page>
  );
}

function OrganisationForm({ organisation, onSaved }: { organisation: Organisation | null; onSaved: () => void }) {
  const { t } = useMessages();
  const form = useDraftForm(`organisation-${organisation?.id ?? 'new'}`, { name: organisation?.name ?? '', municipality: organisation?.municipality ?? '' });
  const [save, { loading, data }] = useMutation(SaveOrganisationDocument);
  const send = async (values: { name: string; municipality: string }) => {
    const answer = await save({ variables: { input: { ...values, id: organisation?.id ?? null, version: organisation?.version ?? null } } });
    if (answer.data?.saveOrganisation.organisation) {
      form.forgetDraft();
      form.reset({ name: '', municipality: '' });
      onSaved();
    }
    return answer.data?.saveOrganisation.userErrors;
  };
  return (
    <Form form={form} onSubmit={send}>
      {data?.saveOrganisation.organisation && <Callout kind="success" live title={t('organisation.saved', { name: data.saveOrganisation.organisation.name })} />}
      <TextField form={form} name="name" label={t('organisation.name')} required={t('organisation.nameMissing')} autoComplete="off" />
      <TextField form={form} name="municipality" label={t('organisation.municipality')} autoComplete="off" />
      <Button type="submit" busy={loading}>
        {t('organisation.save')}
      </Button>
    </Form>
  );
}
