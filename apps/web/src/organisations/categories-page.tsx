import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { SearchForm } from '../ui/search-form.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { CategoriesPageDocument } from './categories-page.generated.js';
import { CategoryList } from './category-list.js';
import { AddOrganisation, OrganisationCategory } from './organisation-category.js';
import { TypedOrganisations } from './typed-organisations.js';

/** The stakeholder categories of a process, and which organisation stands in which, for its organisers. */
export function CategoriesPage() {
  const { t } = useMessages();
  const { slug = '' } = useParams();
  const [address] = useSearchParams();
  const text = address.get('testo') ?? '';
  const { data, fetchMore, refetch } = useSuspenseQuery(CategoriesPageDocument, { variables: { slug, text }, fetchPolicy: 'cache-and-network' });
  const [loading, load] = useTransition();
  const { process, organisationsOfProcess, typedOrganisations } = data;
  if (!process) throw new NotFound();
  const again = () => load(async () => void (await refetch()));
  const { edges, totalCount, pageInfo } = organisationsOfProcess;
  const categories = process.stakeholderCategories;
  return (
    <PlanFrame process={process} title={t('categories.title')} lead={<p>{t('categories.lead')}</p>}>
      <Section id="categorie" title={t('categories.list')}>
        <CategoryList slug={slug} categories={categories} onChanged={again} />
      </Section>
      <Section id="organizzazioni" title={t('categories.organisations')}>
        <SearchForm label={t('categories.search')} name="testo" />
        {edges.length === 0 ? (
          <Empty title={t('categories.noOrganisations')} />
        ) : (
          <Table
            caption={t('categories.organisations')}
            rows={edges.map(({ node }) => node)}
            rowKey={({ organisation }) => organisation.id}
            columns={[
              { key: 'name', title: t('organisation.name'), isHeader: true, cell: ({ organisation }) => organisation.name },
              { key: 'municipality', title: t('organisation.municipality'), cell: ({ organisation }) => organisation.municipality ?? '–' },
              { key: 'people', title: t('categories.people'), isNumber: true, cell: ({ people }) => people },
              {
                key: 'category',
                title: t('categories.name'),
                cell: ({ organisation, category }) => <OrganisationCategory slug={slug} organisation={organisation} category={category?.key ?? ''} categories={categories} onSaved={again} />,
              },
            ]}
          />
        )}
        <LoadMore
          shown={edges.length}
          total={totalCount}
          hasMore={pageInfo.hasNextPage}
          busy={loading}
          onMore={() => load(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })))}
        />
      </Section>
      {typedOrganisations.length > 0 && (
        <Section id="scritti" title={t('typed.title')}>
          <TypedOrganisations slug={slug} typed={typedOrganisations} onSaved={again} />
        </Section>
      )}
      {categories.length > 0 && (
        <Section id="aggiungi" title={t('categories.addOrganisation')}>
          <AddOrganisation slug={slug} categories={categories} onSaved={again} />
        </Section>
      )}
    </PlanFrame>
  );
}
