import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { Forbidden, NotFound, SignInNeeded } from '../failure.js';
import { NoticeTotals } from '../meetings/notice-preview.js';
import { NotifyChoice, type NotifyWish } from '../meetings/notify-choice.js';
import { planCrumbs } from '../meetings/plan-tabs.js';
import { StaffMeetingLink } from '../meetings/staff-meeting-link.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonLink } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { useOutcome } from '../ui/outcome.js';
import { Page, Section } from '../ui/page.js';
import { PreviewForm } from '../ui/preview-form.js';
import { Empty } from '../ui/states.js';
import { Text } from '../ui/text.js';
import { PublishPlanDocument, type PublishPlanMutation } from './plan-draft.generated.js';
import { PlanDifferences } from './plan-differences.js';
import { PublishPlanPageDocument, type PublishPlanPageQuery } from './publish-plan-page.generated.js';

type Process = NonNullable<PublishPlanPageQuery['process']>;
type Draft = Pick<NonNullable<Process['planDraft']>, 'differences' | 'clashes'>;
type Differences = Draft['differences'];
/** What was published, or would be. */
type Published = Pick<PublishPlanMutation['publishPlan'], 'moves' | 'noticeTotals' | 'answersAskedAgain'>;

interface Values {
  reason: string;
  notify: NotifyWish;
}

/** The last step of changing a plan: what changes, who would be told what, and then the act. */
export function PublishPlanPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { me, process } = useSuspenseQuery(PublishPlanPageDocument, { variables: { slug }, fetchPolicy: 'network-only' }).data;
  const [published, setPublished] = useState<Published | null>(null);
  const [outcome, tell] = useOutcome();
  if (!process) throw new NotFound();
  if (!me) throw new SignInNeeded();
  if (!process.planDraft) throw new Forbidden();
  const { differences, clashes } = process.planDraft;
  const done = (result: Published) => {
    setPublished(result);
    tell(t('publishPlan.done'));
  };
  return (
    <Page
      title={t('publishPlan.title')}
      within={[process.title]}
      crumbs={planCrumbs(process, locale, t)}
      lead={<p>{process.title}</p>}
    >
      {outcome}
      {published ? <Result slug={slug} published={published} /> : differences.length > 0 ? <PublishPlan slug={slug} differences={differences} clashes={clashes} onDone={done} /> : <Nothing slug={slug} />}
    </Page>
  );
}

function Nothing({ slug }: { slug: string }) {
  const { t, locale } = useMessages();
  return (
    <Empty title={t('publishPlan.nothing')}>
      <ButtonLink to={paths.plan(locale, slug)}>{t('publishPlan.toPlan')}</ButtonLink>
    </Empty>
  );
}

function PublishPlan({ slug, differences, clashes, onDone }: Draft & { slug: string; onDone: (published: Published) => void }) {
  const { t, locale } = useMessages();
  const form = useDraftForm<Values>(`publish-plan-${slug}`, { reason: '', notify: 'SEND' });
  const [publish, { loading }] = useMutation(PublishPlanDocument);
  const moves = differences.some(({ thing }) => thing === 'MEETING');

  const ask = async ({ reason, notify }: Values, dryRun: boolean) => {
    const { data } = await publish({
      variables: { input: { processSlug: slug, reason, notify: moves ? notify : 'NONE', dryRun } },
      // What else shows the plan asks for it anew.
      update: (cache, { data: answer }) => {
        const process = answer?.publishPlan.process;
        if (process && !dryRun) for (const fieldName of ['tracks', 'phases', 'milestones', 'timeline']) cache.evict({ id: cache.identify(process), fieldName });
      },
    });
    return data && { ...data.publishPlan, userErrors: data.publishPlan.userErrors.map(({ message, path }) => ({ message: refusedAt(path, differences, message) })) };
  };
  const publishAtOnce = async (values: Values) => {
    const answer = await ask(values, false);
    if (answer?.userErrors.length === 0) {
      form.forgetDraft();
      onDone(answer);
    }
    return answer?.userErrors;
  };
  return (
    <>
      <Section id="cambia" title={t('publishPlan.what')}>
        <PlanDifferences differences={differences} clashes={clashes} />
      </Section>
      <Section id="avvisi" title={t('publishPlan.whom')}>
        {moves ? (
          <PreviewForm form={form} ask={ask} look={t('move.look')} act={() => t('publishPlan.act')} busy={loading} show={(preview) => <Preview preview={preview} />} onDone={onDone}>
            <TextField form={form} name="reason" label={t('move.reason')} hint={t('move.reasonHint')} autoComplete="off" />
            <NotifyChoice form={form} name="notify" />
          </PreviewForm>
        ) : (
          // Nobody is told, and there is nothing to look at before.
          <Form form={form} onSubmit={publishAtOnce}>
            <p>{t('publishPlan.noMeeting')}</p>
            <Button type="submit" busy={loading}>
              {t('publishPlan.act')}
            </Button>
          </Form>
        )}
        <p className="mt-3">
          <Link to={paths.plan(locale, slug)}>{t('publishPlan.toPlan')}</Link>
        </p>
      </Section>
    </>
  );
}

function Preview({ preview }: { preview: Published }) {
  return (
    <>
      <NoticeTotals noticeTotals={preview.noticeTotals} asked={preview.answersAskedAgain ?? 0} />
      <Moves moves={preview.moves} />
    </>
  );
}

/** Who is told what of each meeting; of a single one the totals say it already. */
function Moves({ moves }: Pick<Published, 'moves'>) {
  const { t } = useMessages();
  if (moves.length < 2) return null;
  return (
    <>
      <h3 className="h6">{t('publishPlan.byMeeting')}</h3>
      <ul>
        {moves.map(({ meeting, noticeTotals }) => (
          <li key={meeting.id}>
            <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />: {noticeTotals.map(({ kind, count }) => t(`noticeTotal.${kind}`, { count })).join('; ') || t('notices.told', { count: 0 })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Result({ slug, published: { moves, noticeTotals, answersAskedAgain } }: { slug: string; published: Published }) {
  const { t, locale } = useMessages();
  return (
    <>
      {moves.length > 0 && (
        <Section id="avvisi" title={t('publishPlan.moved', { count: moves.length })}>
          <ul>
            {moves.map(({ meeting }) => (
              <li key={meeting.id}>
                <StaffMeetingLink meeting={meeting} />
              </li>
            ))}
          </ul>
          <NoticeTotals noticeTotals={noticeTotals} asked={answersAskedAgain ?? 0} />
        </Section>
      )}
      <p className="d-flex flex-wrap gap-3">
        <ButtonLink to={paths.plan(locale, slug)}>{t('publishPlan.toPlan')}</ButtonLink>
        <ButtonLink to={paths.process(locale, slug)} look="secondary">
          {t('publishPlan.public')}
        </ButtonLink>
      </p>
    </>
  );
}

/** Of a meeting that cannot be moved, with the change that it is about. */
function refusedAt(path: readonly string[] | null, differences: Differences, message: string): string {
  const about = path?.[0] === 'meetings' ? differences.find(({ id }) => id === path[1]) : undefined;
  return about ? `${about.words}: ${message}` : message;
}
