import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanTabs } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { InstantText } from '../ui/date.js';
import { Page, Section } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { ImportsPageDocument } from './imports-page.generated.js';
import { UploadForm } from './upload-form.js';

/** Bringing people into a process from a sheet, and the files that were brought. */
export function ImportsPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(ImportsPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  if (!data.process) throw new NotFound();
  const { title, timezone, peopleImports } = data.process;
  if (!peopleImports) throw new Forbidden();
  return (
    <Page title={t('imports.title')} within={[title]} crumbs={[{ to: paths.plan(locale, slug), label: title }]} lead={<p>{t('imports.lead')}</p>}>
      <PlanTabs slug={slug} />
      <Section id="file" title={t('imports.new')}>
        <UploadForm slug={slug} />
      </Section>
      {peopleImports.length > 0 && (
        <Section id="fatte" title={t('imports.list')}>
          <Table
            caption={t('imports.listCaption')}
            rows={peopleImports}
            rowKey={({ id }) => id}
            columns={[
              { key: 'file', title: t('imports.file'), isHeader: true, cell: ({ id, fileName }) => <Link to={paths.importOfPeople(locale, slug, id)}>{fileName}</Link> },
              { key: 'at', title: t('imports.at'), cell: ({ createdAt }) => <InstantText instant={createdAt} zone={timezone} /> },
              { key: 'state', title: t('imports.state'), cell: ({ state }) => t(`imports.state.${state}`) },
              { key: 'added', title: t('imports.added'), isNumber: true, cell: ({ counts }) => counts.added },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}
