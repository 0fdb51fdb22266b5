import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { type DraftForm, readDraft, useDraftForm, writeDraft } from '../ui/draft-form.js';
import { Page } from '../ui/page.js';
import { Stepper } from '../ui/stepper.js';
import { Text } from '../ui/text.js';
import type { MeetingChoice } from './admission-choices.js';
import { allAnswered } from '../questions/answer-values.js';
import type { AskedQuestionFragment } from '../questions/questions.generated.js';
import { MeetingFacts } from './meeting-facts.js';
import { AlreadyRegistered, NothingToRegisterFor } from './registration-barred.js';
import { choicesOf, chosenOf, isOpen, type Prospect, prospectOf } from './registration-choices.js';
import { handedOver, newDraft, type RegistrationDraft } from './registration-draft.js';
import { RegistrationFlowDocument, type RegistrationFlowQuery, type RegistrationMeetingFragment } from './registration.generated.js';
import { type Step, stepsOf, stepToShow } from './registration-steps.js';
import { draftName } from './sent-registration.js';

export type FlowMeeting = NonNullable<RegistrationFlowQuery['meeting']>;

/** What is asked of those who register for a meeting of the session. */
export function questionsOf(meeting: FlowMeeting, meetingId: string): readonly AskedQuestionFragment[] {
  return [meeting, ...meeting.alternatives].find(({ id }) => id === meetingId)?.questions ?? [];
}

/** What the steps that ask work with, be it for one meeting or for several. */
export interface StepFlow {
  /** Null: not signed in. */
  me: RegistrationFlowQuery['me'];
  /** What people can come as. */
  categories: FlowMeeting['process']['stakeholderCategories'];
  /** What the organisers ask of those who register for what is chosen. */
  questions: readonly AskedQuestionFragment[];
  /** The same as it is asked, with the meeting where only one of several asks it. */
  asked: readonly { meeting: Pick<RegistrationMeetingFragment, 'id' | 'displayTitle' | 'displayTitleLocale'> | null; questions: readonly AskedQuestionFragment[] }[];
  form: DraftForm<RegistrationDraft>;
  steps: readonly Step[];
  pathOf: (step: Step) => string;
  /** Where to go on to: the next step, or the summary that sent the reader here to correct something. */
  next: string;
  /** Null on the first step. */
  back: string | null;
}

/** What every step of registering for a meeting works with. */
export interface Flow extends StepFlow {
  /** The meeting whose page the reader came from; the choice may be another one of its session. */
  meeting: FlowMeeting;
  choices: readonly MeetingChoice[];
  chosen: MeetingChoice | null;
  prospect: Prospect | null;
  /** Asks anew what can be chosen. Answers with the choices, which the page shows by then. */
  refresh: () => Promise<readonly MeetingChoice[]>;
}

interface RegistrationStepProps {
  step: Step;
  children: (flow: Flow) => ReactNode;
}

/** One page of registering: why it cannot be, or where one is, what was chosen, and the step itself. */
export function RegistrationStep({ step, children }: RegistrationStepProps) {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(RegistrationFlowDocument, { variables: { id } });
  const { meeting, me } = data;
  if (!meeting) throw new NotFound();
  const own = [meeting, ...meeting.alternatives].find(({ myRegistration }) => myRegistration !== null);
  if (own?.myRegistration) return <AlreadyRegistered meeting={meeting} own={own} registrationId={own.myRegistration.id} />;
  return (
    <OpenStep key={me?.id} step={step} meeting={meeting} me={me}>
      {children}
    </OpenStep>
  );
}

function OpenStep({ step, meeting, me, children }: RegistrationStepProps & { meeting: FlowMeeting; me: Flow['me'] }) {
  const { t, locale } = useMessages();
  const flow = useFlow(step, meeting, me);
  // A choice that was lost while the form was filled in is told of by the summary, with all that was written.
  if (!flow.chosen && !flow.choices.some(isOpen)) return <NothingToRegisterFor meeting={meeting} />;
  const { name, email, answers } = flow.form.getValues();
  const shown = stepToShow(step, flow.steps, { prospect: flow.prospect, name, email, answered: allAnswered(flow.questions, answers) });
  if (shown !== step) return <Navigate to={flow.pathOf(shown)} replace />;
  const { process } = meeting;
  const { chosen } = flow;
  return (
    <Page
      title={t(`register.step.${step}`)}
      within={[t('register.title', { meeting: meeting.displayTitle }), process.host.name]}
      crumbs={[
        { to: paths.process(locale, process.slug), label: process.title, locale: process.titleLocale },
        { to: paths.meeting(locale, process.slug, meeting.id), label: meeting.displayTitle, locale: meeting.displayTitleLocale },
      ]}
    >
      <div data-element="appointment-booking">
        <Stepper label={t('register.steps')} steps={flow.steps.map((each) => ({ title: t(`register.step.${each}`), to: flow.pathOf(each) }))} current={flow.steps.indexOf(step)} />
        {chosen && (step === 'dati' || step === 'esigenze') && (
          <div className="callout-inner mb-4">
            <p className="fw-semibold mb-2">
              <Text text={chosen.meeting.displayTitle} locale={chosen.meeting.displayTitleLocale} />
            </p>
            <MeetingFacts meeting={chosen.meeting} admission={chosen.admission} />
          </div>
        )}
        {children(flow)}
      </div>
    </Page>
  );
}

function useFlow(step: Step, meeting: FlowMeeting, me: Flow['me']): Flow {
  const { locale } = useMessages();
  const client = useApolloClient();
  const [address] = useSearchParams();
  const choices = choicesOf<RegistrationMeetingFragment>(meeting);
  const form = useRegistrationForm(meeting, me);
  const { admissionId, waitFor } = form.watch();
  const chosen = chosenOf(choices, admissionId);
  const steps = stepsOf(choices.filter(isOpen).length);
  const questions = chosen ? questionsOf(meeting, chosen.meeting.id) : [];
  const pathOf = (each: Step) => paths.registration(locale, meeting.process.slug, meeting.id, each);
  const at = steps.indexOf(step);
  const following = steps[at + 1] ?? 'riepilogo';
  const before = steps[at - 1];
  return {
    me,
    categories: meeting.process.stakeholderCategories,
    meeting,
    choices,
    chosen,
    prospect: chosen && prospectOf(chosen, waitFor),
    questions,
    asked: [{ meeting: null, questions }],
    form,
    steps,
    pathOf,
    next: pathOf(address.has('modifica') ? 'riepilogo' : following),
    back: before === undefined ? null : pathOf(before),
    refresh: async () => {
      const { data } = await client.query({ query: RegistrationFlowDocument, variables: { id: meeting.id }, fetchPolicy: 'network-only' });
      return data?.meeting ? choicesOf<RegistrationMeetingFragment>(data.meeting) : [];
    },
  };
}

/** The draft, handed over to who reads it now; where only one thing can be chosen it is, with its waiting list when that is all there is. */
function useRegistrationForm(meeting: FlowMeeting, me: Flow['me']): DraftForm<RegistrationDraft> {
  const { locale } = useMessages();
  const [defaults] = useState(() => {
    const known = newDraft(me, locale);
    const only = chosenOf(choicesOf<RegistrationMeetingFragment>(meeting), '');
    const name = draftName(meeting.id);
    const kept = readDraft(name);
    if (typeof kept === 'object' && kept !== null) writeDraft(name, handedOver({ ...newDraft(null, locale), ...kept }, known));
    return only ? { ...known, admissionId: only.admission.id, waitFor: only.admission.state === 'WAITING_LIST' ? only.admission.id : '' } : known;
  });
  return useDraftForm<RegistrationDraft>(draftName(meeting.id), defaults);
}
