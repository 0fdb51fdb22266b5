import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState, useTransition } from 'react';

import { useMessages } from '../messages.js';
import { AdminTabs } from '../site/admin-tabs.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Page, Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { KeepOrganisationsApartDocument, type NamedOrganisationFragment, OrganisationDoublesDocument, type OrganisationDoublesQuery } from './organisation-doubles-page.generated.js';
import { MergeDialog, MergeOthersForm, type Merging } from './organisation-merging.js';

type Double = OrganisationDoublesQuery['organisationDoubles'][number];

/** Organisations that are in the list under two names: to make one of them, or to say that they are two. */
export function OrganisationDoublesPage() {
  const { t } = useMessages();
  const { data, refetch } = useSuspenseQuery(OrganisationDoublesDocument, { fetchPolicy: 'cache-and-network' });
  const [, load] = useTransition();
  const [merging, setMerging] = useState<Merging | null>(null);
  const [told, setTold] = useState('');
  const tell = (what: string) => {
    setTold(what);
    load(async () => void (await refetch()));
  };
  return (
    <Page title={t('doubles.title')} lead={<p>{t('doubles.lead')}</p>}>
      <AdminTabs />
      <p role="status">{told}</p>
      <Section id="coppie" title={t('doubles.list')}>
        {data.organisationDoubles.length === 0 ? <Empty title={t('doubles.none')} /> : <DoublesTable doubles={data.organisationDoubles} onMerge={setMerging} tell={tell} />}
      </Section>
      <Section id="altre" title={t('doubles.others')}>
        <MergeOthersForm onMerge={setMerging} />
      </Section>
      <MergeDialog
        merging={merging}
        onClose={() => setMerging(null)}
        onMerged={(kept) => {
          setMerging(null);
          tell(t('doubles.merged', { kept }));
        }}
      />
    </Page>
  );
}

function DoublesTable({ doubles, onMerge, tell }: { doubles: readonly Double[]; onMerge: (merging: Merging) => void; tell: (what: string) => void }) {
  const { t, locale } = useMessages();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const [apart, { data, loading, error }] = useMutation(KeepOrganisationsApartDocument);
  const keepApart = async ({ first, second }: Double) => {
    const input = { organisationId: first.organisation.id, otherOrganisationId: second.organisation.id };
    const answer = await apart({ variables: { input } });
    if (answer.data?.keepOrganisationsApart.apart) tell(t('doubles.keptApart', { one: first.organisation.name, other: second.organisation.name }));
  };
  const keep = (kept: NamedOrganisationFragment, merged: NamedOrganisationFragment) => (
    <Button look="link" onClick={() => onMerge({ kept: kept.organisation, merged: merged.organisation })}>
      {t('doubles.keep', { name: kept.organisation.name })}
    </Button>
  );
  return (
    <>
      <ActProblem error={error} refused={data?.keepOrganisationsApart.userErrors[0]} />
      <Table
        caption={t('doubles.list')}
        rows={doubles}
        rowKey={({ first, second }) => first.organisation.id + second.organisation.id}
        columns={[
          { key: 'first', title: t('doubles.first'), isHeader: true, cell: ({ first }) => <Named named={first} /> },
          { key: 'second', title: t('doubles.second'), cell: ({ second }) => <Named named={second} /> },
          { key: 'likeness', title: t('doubles.likeness'), isNumber: true, cell: ({ likeness }) => percent.format(likeness) },
          {
            key: 'acts',
            title: t('doubles.act'),
            cell: (double) => (
              <span className="d-flex flex-column align-items-start">
                {keep(double.first, double.second)}
                {keep(double.second, double.first)}
                <Button look="link" busy={loading} onClick={() => void keepApart(double).catch(() => undefined)}>
                  {t('doubles.apart')}
                  <span className="visually-hidden"> {t('doubles.apartOf', { one: double.first.organisation.name, other: double.second.organisation.name })}</span>
                </Button>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

function Named({ named: { organisation, uses } }: { named: NamedOrganisationFragment }) {
  const { t } = useMessages();
  const { name, municipality, alsoKnownAs } = organisation;
  return (
    <>
      {name}
      <br />
      <small className="fw-normal">{[...alsoKnownAs, municipality, t('doubles.uses', { count: uses })].filter(Boolean).join(' · ')}</small>
    </>
  );
}
