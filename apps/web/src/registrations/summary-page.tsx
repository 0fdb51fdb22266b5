import { useMutation } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { answersToSend } from '../questions/answer-values.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Form, type UserError } from '../ui/form.js';
import { Text } from '../ui/text.js';
import type { MeetingChoice } from './admission-choices.js';
import { MeetingFacts } from './meeting-facts.js';
import { chosenOf, isOpen, prospectOf } from './registration-choices.js';
import { applicationOf, type RegistrationDraft, signedBy } from './registration-draft.js';
import { RegisterForMeetingDocument } from './registration.generated.js';
import { type Flow, RegistrationStep } from './registration-step.js';
import { forgetKey, idempotencyKey, rememberSent } from './sent-registration.js';
import { BeforeSending, SummaryPart, WrittenParts } from './summary-parts.js';

/** Last step: all that will be sent, on one page, and the button that sends it. */
export function SummaryPage() {
  return <RegistrationStep step="riepilogo">{(flow) => <Summary flow={flow} />}</RegistrationStep>;
}

function Summary({ flow }: { flow: Flow }) {
  const { t } = useMessages();
  const { form, chosen, prospect } = flow;
  const { send, busy } = useSending(flow);
  if (!chosen) return null;
  const notice = chosen.admission.consents.find(({ required }) => required);
  return (
    <Form form={form} onSubmit={send}>
      <Seats flow={flow} />
      <SummaryPart title={t('register.step.incontri')} step="incontri" flow={flow}>
        <p className="fw-semibold mb-2">
          <Text text={chosen.meeting.displayTitle} locale={chosen.meeting.displayTitleLocale} />
        </p>
        <MeetingFacts meeting={chosen.meeting} admission={chosen.admission} />
      </SummaryPart>
      <WrittenParts flow={flow} />
      {(prospect === 'SEAT' || prospect === 'WAITING') && (
        <>
          <BeforeSending flow={flow} noticeKey={notice?.key ?? null} />
          <Button type="submit" busy={busy} icon="check">
            {t(chosen.admission.approval ? 'register.confirmRequest' : prospect === 'SEAT' ? 'register.confirm' : 'register.confirmWaiting')}
          </Button>
        </>
      )}
    </Form>
  );
}

/** When it is not a seat that one gets: the waiting list that one agreed to, or the way on when the seats went while the form was filled in. */
function Seats({ flow }: { flow: Flow }) {
  const { t } = useMessages();
  const { prospect, chosen } = flow;
  const approval = chosen?.admission.approval ?? false;
  const notice = useRef<HTMLDivElement>(null);
  const before = useRef(prospect);
  useEffect(() => {
    // What changed under the reader's eyes is what they must read next; at first it is the page's heading.
    if (before.current !== prospect) notice.current?.focus();
    before.current = prospect;
  }, [prospect]);
  return (
    <div ref={notice} tabIndex={-1}>
      {approval && prospect !== 'TAKEN' && prospect !== 'GONE' && <Callout kind="info">{t('register.willAsk')}</Callout>}
      {!approval && prospect === 'WAITING' && <Callout kind="info">{t('register.willWait')}</Callout>}
      {(prospect === 'TAKEN' || prospect === 'GONE') && <SeatsLost flow={flow} />}
    </div>
  );
}

/** Nothing that was written is lost, and there is a way on. */
function SeatsLost({ flow: { chosen, prospect, choices, form, meeting, pathOf } }: { flow: Flow }) {
  const { t, locale } = useMessages();
  if (!chosen) return null;
  const others = choices.filter((choice) => isOpen(choice) && choice.admission.id !== chosen.admission.id);
  return (
    <Callout kind="warning" live title={t(prospect === 'TAKEN' ? 'register.placeTaken' : 'register.placeGone', { meeting: chosen.meeting.displayTitle })}>
      <p>{t('register.keptAll')}</p>
      <p className="d-flex flex-wrap gap-3">
        {prospect === 'TAKEN' && <Button onClick={() => form.setValue('waitFor', chosen.admission.id)}>{t('register.joinWaitingList')}</Button>}
        {others.length > 0 ? (
          <ButtonLink to={`${pathOf('incontri')}?modifica`} look="secondary">
            {t('register.otherDate')}
          </ButtonLink>
        ) : (
          <ButtonLink to={`${paths.processMeetings(locale, meeting.process.slug)}?aperti=si`} look="secondary">
            {t('register.otherMeetings')}
          </ButtonLink>
        )}
      </p>
    </Callout>
  );
}

function useSending({ form, me, meeting, chosen, questions, refresh }: Flow) {
  const { locale } = useMessages();
  const navigate = useNavigate();
  const [register, { loading }] = useMutation(RegisterForMeetingDocument);

  const afterwards = async (draft: RegistrationDraft, { meeting: { id: meetingId }, admission }: MeetingChoice, registrationId: string | null) => {
    form.forgetDraft();
    forgetKey(meeting.id);
    if (registrationId !== null) return navigate(paths.myRegistration(locale, registrationId), { replace: true });
    rememberSent(meeting.id, { draft, meetingId, admissionId: admission.id });
    return navigate(paths.registration(locale, meeting.process.slug, meeting.id, 'posta'), { replace: true });
  };

  const send = async (draft: RegistrationDraft): Promise<readonly UserError[] | undefined> => {
    const choice = chosenOf(await refresh(), chosen?.admission.id ?? '');
    const prospect = choice && prospectOf(choice, draft.waitFor);
    // Then the page says what was lost.
    if (!choice || (prospect !== 'SEAT' && prospect !== 'WAITING')) return undefined;
    const consents = choice.admission.consents.filter(({ required }) => required).map(({ key }) => key);
    const application = applicationOf(signedBy(draft, me), choice.meeting.id, choice.admission.id, consents, answersToSend(questions, draft.answers));
    const key = idempotencyKey(meeting.id, JSON.stringify(application));
    const { data } = await register({ variables: { input: { ...application, idempotencyKey: key } } });
    const answer = data?.registerForMeeting;
    const errors = answer?.userErrors ?? [];
    if (answer && errors.length === 0) await afterwards(draft, choice, answer.registration?.id ?? null);
    // The fields that are meant are on other pages: what is wrong is said here, without leading to them.
    else await refresh();
    return errors.map(({ message }) => ({ message }));
  };
  return { send, busy: loading };
}
