import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { type MessageKey, useMessages } from '../messages.js';
import { type JointOf, paths } from '../paths.js';
import { allAnswered } from '../questions/answer-values.js';
import { readDraft, useDraftForm, writeDraft } from '../ui/draft-form.js';
import { Page } from '../ui/page.js';
import { Stepper } from '../ui/stepper.js';
import { canChoose, chosenAtFirst, type ChosenWay, chosenWays, waitingAmong } from './joint-choices.js';
import { JointRegistrationDocument, type JointRegistrationQuery } from './joint-registration.generated.js';
import { handedOver, newDraft, type RegistrationDraft } from './registration-draft.js';
import type { RegistrationMeetingFragment } from './registration.generated.js';
import type { StepFlow } from './registration-step.js';
import { allSteps, type Step, stepToShow } from './registration-steps.js';
import { draftName } from './sent-registration.js';

export type Planned = JointRegistrationQuery['registrationPlan'][number];
type JointProcess = NonNullable<JointRegistrationQuery['process']>;

/** What every step of registering for several meetings works with. */
export interface JointFlow extends StepFlow {
  process: JointProcess;
  /** What the tab keeps of it is called by this. */
  name: string;
  plan: readonly Planned[];
  chosen: readonly ChosenWay<RegistrationMeetingFragment>[];
  /** Where what came of it is shown. */
  donePath: string;
  /** Asks anew what can be had. Answers with the plan, which the page shows by then. */
  refresh: () => Promise<readonly Planned[]>;
}

/** What a page of registering for several meetings knows before there is a form. */
export interface JointPage extends Pick<JointFlow, 'process' | 'me' | 'plan' | 'name'> {
  of: JointOf;
}

/** The frame of each such page: of whose meetings it is. */
export function JointFrame({ titled, children }: { titled: MessageKey; children: (page: JointPage) => ReactNode }) {
  const { t, locale } = useMessages();
  const { slug = '', of: kind, key: wanted = '' } = useParams();
  const of: JointOf = kind === 'gruppi' ? { group: wanted } : { series: wanted };
  const { process, me, registrationPlan: plan } = useSuspenseQuery(JointRegistrationDocument, { variables: variablesOf(slug, of) }).data;
  const found = (kind === 'gruppi' ? process?.groups : process?.series)?.find(({ key }) => key === wanted);
  if (!process || !found || (kind !== 'gruppi' && kind !== 'cicli')) throw new NotFound();
  const whose = found.title ?? process.title;
  return (
    <Page
      title={t(titled)}
      within={[t('register.title', { meeting: whose }), process.host.name]}
      crumbs={[{ to: paths.process(locale, process.slug), label: process.title, locale: process.titleLocale }]}
      lead={<p>{whose}</p>}
    >
      {children({ process, me, plan, name: `${process.id}-${found.id}`, of })}
    </Page>
  );
}

const titleOf = (step: Step) => (step === 'incontri' ? 'joint.step.incontri' : (`register.step.${step}` as const));

/** One step of registering for several meetings at once. */
export function JointStep({ step, children }: { step: Step; children: (flow: JointFlow) => ReactNode }) {
  return (
    <JointFrame titled={titleOf(step)}>
      {(page) => (
        <OpenStep key={page.me?.id} step={step} page={page}>
          {children}
        </OpenStep>
      )}
    </JointFrame>
  );
}

function OpenStep({ step, page, children }: { step: Step; page: JointPage; children: (flow: JointFlow) => ReactNode }) {
  const { t } = useMessages();
  const flow = useJointFlow(step, page);
  const { chosen, plan, form, questions, pathOf } = flow;
  const { name, email, answers } = form.getValues();
  // Where there is nothing to choose, the first step says why.
  const progress = { prospect: chosen[0]?.prospect ?? null, name, email, answered: allAnswered(questions, answers) };
  const shown = stepToShow(step, allSteps, progress);
  if (shown !== step) return <Navigate to={pathOf(shown)} replace />;
  return (
    <div data-element="appointment-booking">
      {plan.some(canChoose) && (
        <Stepper label={t('register.steps')} steps={allSteps.map((each) => ({ title: t(titleOf(each)), to: pathOf(each) }))} current={allSteps.indexOf(step)} />
      )}
      {children(flow)}
    </div>
  );
}

function variablesOf(slug: string, of: JointOf) {
  return { slug, groupKey: 'group' in of ? of.group : null, seriesKey: 'series' in of ? of.series : null };
}

function useJointFlow(step: Step, { process, me, plan, of, name }: JointPage): JointFlow {
  const { locale } = useMessages();
  const client = useApolloClient();
  const [address] = useSearchParams();
  const form = useJointForm(name, me, plan);
  const { chosen: ids, waitsFor } = form.watch();
  const chosen = chosenWays<RegistrationMeetingFragment>(plan, ids, waitsFor);
  const pathOf = (each: Step) => paths.jointRegistration(locale, process.slug, of, each);
  const at = allSteps.indexOf(step);
  const before = allSteps[at - 1];
  return {
    me,
    categories: process.stakeholderCategories,
    process,
    name,
    plan,
    chosen,
    ...questionsOf(plan, chosen),
    form,
    steps: allSteps,
    pathOf,
    next: pathOf(address.has('modifica') ? 'riepilogo' : (allSteps[at + 1] ?? 'riepilogo')),
    back: before === undefined ? null : pathOf(before),
    donePath: paths.jointRegistration(locale, process.slug, of, 'fatto'),
    refresh: async () => {
      const { data } = await client.query({ query: JointRegistrationDocument, variables: variablesOf(process.slug, of), fetchPolicy: 'network-only' });
      return data?.registrationPlan ?? [];
    },
  };
}

/** What the meetings that are chosen ask: the same only once and before what is asked by one of several alone. */
function questionsOf(plan: readonly Planned[], chosen: JointFlow['chosen']): Pick<JointFlow, 'questions' | 'asked'> {
  const meetings = plan.flatMap(({ meeting }) => [meeting, ...meeting.alternatives]).filter(({ id }) => chosen.some(({ meeting }) => meeting.id === id));
  const asking = Map.groupBy(meetings.flatMap(({ questions }) => questions), ({ id }) => id);
  const isShared = ({ id }: { id: string }) => meetings.length === 1 || (asking.get(id)?.length ?? 0) > 1;
  const questions = [...asking.values()].flatMap(([first]) => first ?? []);
  const own = meetings.map((meeting) => ({ meeting, questions: meeting.questions.filter((question) => !isShared(question)) }));
  return { questions, asked: [{ meeting: null, questions: questions.filter(isShared) }, ...own.filter((each) => each.questions.length > 0)] };
}

/** The draft, handed over to who reads it now; at first all that can be had is chosen. */
function useJointForm(name: string, me: JointFlow['me'], plan: readonly Planned[]): JointFlow['form'] {
  const { locale } = useMessages();
  const [defaults] = useState(() => {
    const known = newDraft(me, locale);
    const kept = readDraft(draftName(name));
    if (typeof kept === 'object' && kept !== null) writeDraft(draftName(name), handedOver({ ...newDraft(null, locale), ...kept }, known));
    const chosen = chosenAtFirst(plan);
    return { ...known, chosen, waitsFor: waitingAmong(plan, chosen) };
  });
  return useDraftForm<RegistrationDraft>(draftName(name), defaults);
}
