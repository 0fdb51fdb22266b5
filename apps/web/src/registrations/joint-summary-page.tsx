import { useMutation } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { answersToSend } from '../questions/answer-values.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Checkbox } from '../ui/checkbox.js';
import { Form, type UserError } from '../ui/form.js';
import { Text } from '../ui/text.js';
import { chosenWays } from './joint-choices.js';
import { RegisterForMeetingsDocument } from './joint-registration.generated.js';
import { rememberJoint } from './joint-result.js';
import { type JointFlow, JointStep, type Planned } from './joint-step.js';
import { MeetingFacts } from './meeting-facts.js';
import { type RegistrationDraft, signedBy, writtenIn } from './registration-draft.js';
import type { RegistrationMeetingFragment } from './registration.generated.js';
import { forgetKey, idempotencyKey } from './sent-registration.js';
import { BeforeSending, SummaryPart, WrittenParts } from './summary-parts.js';

type Way = JointFlow['chosen'][number];

const isLost = ({ prospect }: Pick<Way, 'prospect'>) => prospect === 'TAKEN' || prospect === 'GONE';

/** Last step: what becomes of each date, and the button that sends it all. */
export function JointSummaryPage() {
  return <JointStep step="riepilogo">{(flow) => <Summary flow={flow} />}</JointStep>;
}

function Summary({ flow }: { flow: JointFlow }) {
  const { t } = useMessages();
  const { form, chosen } = flow;
  const { send, busy } = useSending(flow);
  const lost = chosen.filter(isLost);
  const notice = chosen.flatMap(({ admission }) => admission.consents).find(({ required }) => required);
  return (
    <Form form={form} onSubmit={send}>
      <Lost flow={flow} lost={lost} />
      <SummaryPart title={t('joint.step.incontri')} step="incontri" flow={flow}>
        <ul className="list-unstyled">
          {chosen.map(({ meeting, admission, prospect }) => (
            <li key={admission.id} className="mb-4">
              <p className="fw-semibold mb-1">
                <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
              </p>
              <MeetingFacts meeting={meeting} admission={admission} />
              <p className="mb-1">{admission.approval && !isLost({ prospect }) ? t('action.approval') : t(`joint.prospect.${prospect}`, { position: admission.waiting + 1 })}</p>
            </li>
          ))}
        </ul>
      </SummaryPart>
      <WrittenParts flow={flow} />
      {lost.length === 0 && (
        <>
          {mayWantAll(chosen) && <Checkbox form={form} name="all" label={t('joint.all')} hint={t('joint.allHint')} />}
          <BeforeSending flow={flow} noticeKey={notice?.key ?? null} />
          <Button type="submit" busy={busy} icon="check">
            {t('joint.confirm', { count: chosen.length })}
          </Button>
        </>
      )}
    </Form>
  );
}

/** Whoever waits for a seat anyway cannot want seats in all. */
function mayWantAll(chosen: readonly Way[]): boolean {
  return chosen.length > 1 && chosen.every(({ prospect }) => prospect === 'SEAT');
}

/** Nothing that was written is lost when seats went meanwhile; the other meetings stay as they are. */
function Lost({ flow: { form, plan }, lost }: { flow: JointFlow; lost: readonly Way[] }) {
  const { t } = useMessages();
  const notice = useRef<HTMLDivElement>(null);
  const before = useRef(lost.length);
  useEffect(() => {
    // What changed under the reader's eyes is what they must read next; at first it is the page's heading.
    if (lost.length > before.current) notice.current?.focus();
    before.current = lost.length;
  }, [lost.length]);
  const leaveOut = (id: string) => form.setValue('chosen', form.getValues('chosen').filter((each) => each !== id));
  return (
    <div ref={notice} tabIndex={-1}>
      {lost.map(({ meeting, admission, prospect }) => (
        <Callout key={admission.id} kind="warning" live title={t(prospect === 'TAKEN' ? 'joint.taken' : 'register.placeGone', { meeting: meeting.displayTitle })}>
          <MeetingFacts meeting={meeting} admission={admission} />
          <p>{t('joint.othersStay')}</p>
          <p className="d-flex flex-wrap gap-3">
            {prospect === 'TAKEN' && (
              <Button onClick={() => form.setValue('waitsFor', [...form.getValues('waitsFor'), admission.id])}>
                {t('register.joinWaitingList')} <span className="visually-hidden">{meeting.displayTitle}</span>
              </Button>
            )}
            {plan.length > 1 && (
              <Button look="secondary" onClick={() => leaveOut(admission.id)}>
                {t('joint.leaveOut')} <span className="visually-hidden">{meeting.displayTitle}</span>
              </Button>
            )}
          </p>
        </Callout>
      ))}
    </div>
  );
}

function useSending({ form, me, name, questions, donePath, refresh }: JointFlow) {
  const navigate = useNavigate();
  const [register, { loading }] = useMutation(RegisterForMeetingsDocument);
  const waysIn = (plan: readonly Planned[], { chosen, waitsFor }: RegistrationDraft) => chosenWays<RegistrationMeetingFragment>(plan, chosen, waitsFor);

  const send = async (draft: RegistrationDraft): Promise<readonly UserError[] | undefined> => {
    const ways = waysIn(await refresh(), draft);
    // Then the page says what was lost.
    if (ways.length === 0 || ways.some(isLost)) return undefined;
    const consents = [...new Set(ways.flatMap(({ admission }) => admission.consents.filter(({ required }) => required).map(({ key }) => key)))];
    const input = {
      choices: ways.map(({ meeting, admission, prospect }) => ({ meetingId: meeting.id, admissionId: admission.id, wait: prospect === 'WAITING' })),
      what: draft.all && mayWantAll(ways) ? ('ALL' as const) : ('WHAT_FITS' as const),
      ...writtenIn(signedBy(draft, me), consents, answersToSend(questions, draft.answers)),
    };
    const { data } = await register({ variables: { input: { ...input, idempotencyKey: idempotencyKey(name, JSON.stringify(input)) } } });
    const { outcomes = [], userErrors: errors = [] } = data?.registerForMeetings ?? {};
    if (data && errors.length === 0) {
      form.forgetDraft();
      forgetKey(name);
      rememberJoint(name, { email: me ? null : draft.email.trim(), outcomes: outcomes.map(({ message, meeting }) => ({ message, meetingId: meeting.id })) });
      await navigate(donePath, { replace: true });
    } else await refresh();
    return errors.map(({ message }) => ({ message }));
  };
  return { send, busy: loading };
}
