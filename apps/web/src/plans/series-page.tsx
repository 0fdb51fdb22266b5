import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useNavigate, useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Section } from '../ui/page.js';
import { PreviewForm } from '../ui/preview-form.js';
import { HolidaysForm } from './holidays-form.js';
import { PlannedDates } from './planned-dates.js';
import { SeriesFields } from './series-fields.js';
import { inputOfSeries, noSeries, type SeriesValues } from './series-input.js';
import { seriesName } from './series-name.js';
import { PlanSeriesDocument, RenumberSeriesDocument, SeriesPageDocument, type SeriesPageQuery } from './series-page.generated.js';

export type ProcessOfSeries = NonNullable<SeriesPageQuery['process']>;

/** Making the meetings of a group or series at once: first which they would be, then the drafts. */
export function SeriesPage() {
  const { t } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(SeriesPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  if (!data.process) throw new NotFound();
  if (!data.process.viewerMayPlan) throw new Forbidden();
  const { series } = data.process;
  return (
    <PlanFrame process={data.process} title={t('seriesPage.title')} lead={<p>{t('seriesPage.lead')}</p>}>
      <NewSeries process={data.process} />
      {series.length > 0 && <Renumbering series={series} />}
      <Section id="feste" title={t('holidays.title')}>
        <HolidaysForm process={data.process} />
      </Section>
    </PlanFrame>
  );
}

function NewSeries({ process }: { process: ProcessOfSeries }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<SeriesValues>(`series-${process.slug}`, noSeries);
  const [plan, { loading }] = useMutation(PlanSeriesDocument);
  const ask = async (values: SeriesValues, dryRun: boolean) => {
    const words = { inRoom: t('newMeeting.inTheRoom'), online: t('newMeeting.onTheNet') };
    const { data } = await plan({ variables: { input: { ...inputOfSeries(process.slug, values, locale, words), dryRun } } });
    return data?.planSeries;
  };
  return (
    <Section id="nuovo" title={t('seriesPage.new')}>
      <PreviewForm
        form={form}
        ask={ask}
        look={t('seriesPage.look')}
        act={({ plannedDates }) => t('seriesPage.make', { count: plannedDates.filter(({ number }) => number !== null).length })}
        busy={loading}
        show={({ plannedDates }) => <PlannedDates dates={plannedDates} />}
        onDone={() => void navigate(paths.plan(locale, process.slug))}
      >
        <SeriesFields form={form} process={process} />
      </PreviewForm>
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
      <ul className="d-flex flex-wrap gap-3 list-unstyled">
        {series.map((each) => (
          <li key={each.id}>
            <Button look="secondary" busy={loading} onClick={() => void renumber({ variables: { input: { seriesId: each.id } } }).catch(() => undefined)}>
              {t('seriesPage.renumberSeries', { series: seriesName(each, t) })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
