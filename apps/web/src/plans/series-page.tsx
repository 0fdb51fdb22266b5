import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanTabs } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Page, Section } from '../ui/page.js';
import { HolidaysForm } from './holidays-form.js';
import { PlannedDates } from './planned-dates.js';
import { PreviewBox } from './preview-box.js';
import { SeriesFields } from './series-fields.js';
import { inputOfSeries, noSeries, type SeriesValues } from './series-input.js';
import { PlanSeriesDocument, type PlanSeriesMutation, RenumberSeriesDocument, SeriesPageDocument, type SeriesPageQuery } from './series-page.generated.js';

type PlannedDate = PlanSeriesMutation['planSeries']['plannedDates'][number];
export type ProcessOfSeries = NonNullable<SeriesPageQuery['process']>;

/** Making the meetings of a group or series at once: first which they would be, then the drafts. */
export function SeriesPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(SeriesPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  if (!data.process) throw new NotFound();
  if (!data.process.viewerMayPlan) throw new Forbidden();
  const { title, series } = data.process;
  return (
    <Page title={t('seriesPage.title')} within={[title]} crumbs={[{ to: paths.plan(locale, slug), label: title }]} lead={<p>{t('seriesPage.lead')}</p>}>
      <PlanTabs slug={slug} />
      <NewSeries process={data.process} />
      {series.length > 0 && <Renumbering series={series} />}
      <Section id="feste" title={t('holidays.title')}>
        <HolidaysForm process={data.process} />
      </Section>
    </Page>
  );
}

function NewSeries({ process }: { process: ProcessOfSeries }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<SeriesValues>(`series-${process.slug}`, noSeries);
  const [plan, { loading }] = useMutation(PlanSeriesDocument);
  const [preview, setPreview] = useState<readonly PlannedDate[] | null>(null);

  const ask = async (dryRun: boolean) => {
    const words = { inRoom: t('newMeeting.inTheRoom'), online: t('newMeeting.onTheNet') };
    const { data } = await plan({ variables: { input: { ...inputOfSeries(process.slug, form.getValues(), locale, words), dryRun } } });
    return data?.planSeries;
  };
  const look = async () => {
    const answer = await ask(true);
    setPreview(answer && answer.userErrors.length === 0 ? answer.plannedDates : null);
    return answer?.userErrors;
  };
  const make = async () => {
    const answer = await ask(false);
    if (answer && answer.userErrors.length === 0) {
      form.forgetDraft();
      void navigate(paths.plan(locale, process.slug));
    }
    return answer?.userErrors;
  };
  return (
    <Section id="nuovo" title={t('seriesPage.new')}>
      <Form form={form} onSubmit={preview === null ? look : make}>
        {preview === null ? (
          <>
            <SeriesFields form={form} process={process} />
            <Button type="submit" busy={loading}>
              {t('seriesPage.look')}
            </Button>
          </>
        ) : (
          <>
            <PreviewBox>
              <PlannedDates dates={preview} />
            </PreviewBox>
            <p className="d-flex flex-wrap gap-3">
              <Button type="submit" busy={loading}>
                {t('seriesPage.make', { count: preview.filter(({ number }) => number !== null).length })}
              </Button>
              <Button look="secondary" onClick={() => setPreview(null)}>
                {t('move.back')}
              </Button>
            </p>
          </>
        )}
      </Form>
    </Section>
  );
}

/** After a meeting was put in between: numbers by date again. */
function Renumbering({ series }: { series: ProcessOfSeries['series'] }) {
  const { t } = useMessages();
  const [renumber, { data, loading, error }] = useMutation(RenumberSeriesDocument);
  const answer = data?.renumberSeries;
  const [refused] = answer?.userErrors ?? [];
  return (
    <Section id="numeri" title={t('seriesPage.renumber')}>
      <p>{t('seriesPage.renumberAbout')}</p>
      <ActProblem error={error} refused={refused} />
      {answer && !refused && <Callout kind="success" live title={t('seriesPage.renumbered', { count: answer.meetings.length })} />}
      <ul className="link-list list-unstyled">
        {series.map(({ id, key, title }) => (
          <li key={id}>
            <Button look="secondary" busy={loading} onClick={() => void renumber({ variables: { input: { seriesId: id } } }).catch(() => undefined)}>
              {t('seriesPage.renumberSeries', { series: title ?? key })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
