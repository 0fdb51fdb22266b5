import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState, useTransition } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { AdminTabs } from '../site/admin-tabs.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Page, Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { SearchForm } from '../ui/search-form.js';
import { Table } from '../ui/table.js';
import { Textarea } from '../ui/textarea.js';
import { OrganisationsPageDocument, type OrganisationsPageQuery, SaveOrganisationDocument } from './organisations-page.generated.js';

type Organisation = OrganisationsPageQuery['allOrganisations']['edges'][number]['node'];

/** The organisations that people belong to, kept by administrators. */
export function OrganisationsPage() {
  const { t, locale } = useMessages();
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
        <p>
          <Link to={paths.organisationDoubles(locale)}>{t('doubles.link')}</Link>
        </p>
        <SearchForm label={t('organisation.search')} name="testo" />
        <Table
          caption={t('organisation.list')}
          rows={edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', title: t('organisation.name'), isHeader: true, cell: (organisation) => <Named organisation={organisation} /> },
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

function Named({ organisation: { name, alsoKnownAs, suggested } }: { organisation: Organisation }) {
  const { t } = useMessages();
  const more = [...alsoKnownAs, ...(suggested ? [] : [t('organisation.staffOnly')])];
  return (
    <>
      {name}
      {more.length > 0 && (
        <>
          <br />
          <small className="fw-normal">{more.join(' · ')}</small>
        </>
      )}
    </>
  );
}

interface Values {
  name: string;
  municipality: string;
  alsoKnownAs: string;
  suggested: boolean;
}

const blank: Values = { name: '', municipality: '', alsoKnownAs: '', suggested: true };

function OrganisationForm({ organisation, onSaved }: { organisation: Organisation | null; onSaved: () => void }) {
  const { t } = useMessages();
  const known = organisation && { ...organisation, municipality: organisation.municipality ?? '', alsoKnownAs: organisation.alsoKnownAs.join('\n') };
  const { name, municipality, alsoKnownAs, suggested } = known ?? blank;
  const form = useDraftForm<Values>(`organisation-${organisation?.id ?? 'new'}`, { name, municipality, alsoKnownAs, suggested });
  const [save, { loading, data }] = useMutation(SaveOrganisationDocument);
  const send = async ({ alsoKnownAs: names, ...values }: Values) => {
    const input = { ...values, alsoKnownAs: names.split('\n'), id: organisation?.id ?? null, version: organisation?.version ?? null };
    const answer = await save({ variables: { input } });
    if (answer.data?.saveOrganisation.organisation) {
      form.forgetDraft();
      form.reset(blank);
      onSaved();
    }
    return answer.data?.saveOrganisation.userErrors;
  };
  return (
    <Form form={form} onSubmit={send}>
      {data?.saveOrganisation.organisation && <Callout kind="success" live title={t('organisation.saved', { name: data.saveOrganisation.organisation.name })} />}
      <TextField form={form} name="name" label={t('organisation.name')} required={t('organisation.nameMissing')} autoComplete="off" />
      <TextField form={form} name="municipality" label={t('organisation.municipality')} autoComplete="off" />
      <Textarea form={form} name="alsoKnownAs" label={t('organisation.alsoKnownAs')} hint={t('organisation.alsoKnownAsHint')} rows={2} />
      <Checkbox form={form} name="suggested" label={t('organisation.suggested')} hint={t('organisation.suggestedHint')} />
      <Button type="submit" busy={loading}>
        {t('organisation.save')}
      </Button>
    </Form>
  );
}
