import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { beginningOf, formatOnDay } from '@percorso/time';
import { useNavigate, useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Section } from '../ui/page.js';
import { PreviewForm } from '../ui/preview-form.js';
import { Select } from '../ui/select.js';
import { Empty } from '../ui/states.js';
import { CopiedParts } from './copied-parts.js';
import { CopiesPreview } from './copies-preview.js';
import { allParts, type CopiedPartValues, partsOf } from './copy-choice.js';
import { DuplicateMeetingsDocument, DuplicatePageDocument, type DuplicatePageQuery, DuplicateProcessDocument } from './duplicate-page.generated.js';
import { ownSeries, seriesName } from './series-name.js';

type Process = NonNullable<DuplicatePageQuery['process']>;

/** Doing it again on other dates: a meeting, a group's or a series' cycle, or the whole process. All of it becomes drafts. */
export function DuplicatePage() {
  const { t } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(DuplicatePageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  if (!data.process) throw new NotFound();
  if (!data.process.viewerMayPlan) throw new Forbidden();
  const { meetings } = data.process;
  return (
    <PlanFrame process={data.process} title={t('duplicatePage.title')} lead={<p>{t('duplicatePage.lead')}</p>}>
      <Section id="incontri" title={t('duplicatePage.meetings')}>
        {meetings.edges.length === 0 ? <Empty title={t('gridPage.none')} /> : <DuplicateMeetings process={data.process} />}
      </Section>
      <Section id="percorso" title={t('duplicatePage.process')}>
        <DuplicateProcess process={data.process} />
      </Section>
    </PlanFrame>
  );
}

interface MeetingsValues extends CopiedPartValues {
  /** "group:KEY", "series:KEY" or "meeting:ID". */
  of: string;
  firstDay: string;
  newSeries: string;
}

function DuplicateMeetings({ process: { slug, groups, series, meetings } }: { process: Process }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<MeetingsValues>(`duplicate-${slug}`, { of: '', firstDay: '', newSeries: '', ...allParts });
  const [duplicate, { loading }] = useMutation(DuplicateMeetingsDocument);
  const ask = async ({ of, firstDay, newSeries, ...parts }: MeetingsValues, dryRun: boolean) => {
    const [kind, ...rest] = of.split(':');
    const key = rest.join(':');
    const { data } = await duplicate({
      variables: {
        input: {
          processSlug: slug,
          meetingIds: kind === 'meeting' ? [key] : null,
          groupKey: kind === 'group' ? key : null,
          seriesKey: kind === 'series' ? key : null,
          firstDay,
          newSeries: newSeries.trim() === '' ? null : [{ locale, text: newSeries }],
          parts: partsOf(parts),
          dryRun,
        },
      },
    });
    return data?.duplicateMeetings;
  };
  return (
    <PreviewForm
      form={form}
      ask={ask}
      look={t('seriesPage.look')}
      act={({ copies }) => t('seriesPage.make', { count: copies.length })}
      busy={loading}
      show={({ copies }) => <CopiesPreview copies={copies} />}
      onDone={() => void navigate(paths.plan(locale, slug))}
    >
      <Select
        form={form}
        name="of"
        label={t('duplicatePage.of')}
        required={t('duplicatePage.ofMissing')}
        empty={t('seriesPage.choose')}
        choices={[
          ...groups.map(({ key, title }) => ({ value: `group:${key}`, label: t('duplicatePage.allOf', { of: title }) })),
          ...ownSeries(series).map((each) => ({ value: `series:${each.key}`, label: t('duplicatePage.allOf', { of: seriesName(each, t) }) })),
          ...meetings.edges.map(({ node: { id, displayTitle } }) => ({ value: `meeting:${id}`, label: displayTitle })),
        ]}
      />
      <TextField form={form} name="firstDay" label={t('duplicatePage.firstDay')} hint={t('duplicatePage.firstDayHint')} required={t('seriesPage.fromMissing')} type="date" />
      <TextField form={form} name="newSeries" label={t('duplicatePage.newSeries')} hint={t('duplicatePage.newSeriesHint')} autoComplete="off" />
      <CopiedParts form={form} />
    </PreviewForm>
  );
}

/** Named apart from those of the form above it. */
interface ProcessValues {
  title: string;
  slug: string;
  processFirstDay: string;
  processParts: CopiedPartValues;
}

function DuplicateProcess({ process }: { process: Process }) {
  const { slug } = process;
  const { t, locale } = useMessages();
  const begins = beginningOfPlan(process);
  const navigate = useNavigate();
  const form = useDraftForm<ProcessValues>(`duplicate-process-${slug}`, { title: '', slug: '', processFirstDay: '', processParts: allParts });
  const [duplicate, { loading }] = useMutation(DuplicateProcessDocument);
  const make = async ({ title, slug: newSlug, processFirstDay: firstDay, processParts }: ProcessValues) => {
    const { data } = await duplicate({ variables: { input: { processSlug: slug, slug: newSlug, title: [{ locale, text: title }], firstDay, parts: partsOf(processParts) } } });
    const made = data?.duplicateProcess.process;
    if (made) {
      form.forgetDraft();
      void navigate(paths.plan(locale, made.slug));
    }
    return data?.duplicateProcess.userErrors.map(({ message, path }) => ({ message, path: path?.at(-1) === 'firstDay' ? ['processFirstDay'] : path }));
  };
  return (
    <Form form={form} onSubmit={make}>
      <p>{t('duplicatePage.processAbout')}</p>
      <TextField form={form} name="title" label={t('duplicatePage.processTitle')} required={t('duplicatePage.processTitleMissing')} autoComplete="off" />
      <TextField form={form} name="slug" label={t('duplicatePage.slug')} hint={t('duplicatePage.slugHint')} required={t('duplicatePage.slugMissing')} autoComplete="off" />
      <TextField form={form} name="processFirstDay" label={t('duplicatePage.firstDay')} hint={begins === null ? t('duplicatePage.firstDayHint') : t('duplicatePage.processFirstDayHint', { day: formatOnDay(begins, locale) })} required={t('seriesPage.fromMissing')} type="date" />
      <CopiedParts form={form} within="processParts" />
      <Button type="submit" busy={loading}>
        {t('duplicatePage.makeProcess')}
      </Button>
    </Form>
  );
}

/** The day that comes to lie on the one asked for; null for a plan without any date. */
function beginningOfPlan({ phases, milestones, meetings }: Process): string | null {
  const planned = meetings.edges.filter(({ node: { status } }) => status !== 'CANCELLED');
  return beginningOf([...phases.map(({ span }) => span), ...milestones.map(({ date }) => date), ...planned.map(({ node: { date } }) => date)]);
}
