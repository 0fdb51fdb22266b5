import { useSuspenseQuery } from '@apollo/client/react';
import { useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanTabs } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Page } from '../ui/page.js';
import { ProcessFormPageDocument } from './form-building.generated.js';
import { FormBuilder } from './form-builder.js';

/** What is asked of those who register for any meeting of a process, for its organisers. */
export function ProcessFormPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { process } = useSuspenseQuery(ProcessFormPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' }).data;
  if (!process) throw new NotFound();
  const { id, title, titleLocale, timezone, questionForm } = process;
  if (!questionForm) throw new Forbidden();
  return (
    <Page title={t('questions.pageTitle')} within={[title]} crumbs={[{ to: paths.plan(locale, slug), label: title, locale: titleLocale }]} lead={<p>{t('questions.processText')}</p>}>
      <PlanTabs slug={slug} />
      <FormBuilder place={{ processId: id }} form={questionForm} before={[]} zone={timezone} />
    </Page>
  );
}
