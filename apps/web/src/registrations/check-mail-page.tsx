import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Navigate, useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Page, Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { ActForm } from './act-form.js';
import type { MeetingChoice } from './admission-choices.js';
import { MeetingFacts } from './meeting-facts.js';
import { choicesOf, chosenOf } from './registration-choices.js';
import { answersToSend } from '../questions/answer-values.js';
import { applicationOf } from './registration-draft.js';
import { RegisterForMeetingDocument, RegistrationFlowDocument, type RegistrationMeetingFragment } from './registration.generated.js';
import { type FlowMeeting, questionsOf } from './registration-step.js';
import { forgetKey, idempotencyKey, type SentRegistration, sentFrom, takeBack } from './sent-registration.js';

/** After sending without an account: nothing is certain until the button in the mail is pressed, and the page says so. */
export function CheckMailPage() {
  const { locale } = useMessages();
  const { id = '', slug = '' } = useParams();
  const { meeting } = useSuspenseQuery(RegistrationFlowDocument, { variables: { id } }).data;
  const [sent] = useState(() => sentFrom(id));
  if (!meeting) throw new NotFound();
  const choice = sent && chosenOf(choicesOf<RegistrationMeetingFragment>(meeting), sent.admissionId);
  if (!sent || !choice) return <Navigate to={paths.meeting(locale, slug, id)} replace />;
  return <CheckMail meeting={meeting} sent={sent} choice={choice} />;
}

function CheckMail({ meeting, sent, choice }: { meeting: FlowMeeting; sent: SentRegistration; choice: MeetingChoice }) {
  const { t, locale } = useMessages();
  const email = sent.draft.email.trim();
  const kind = choice.admission.approval ? 'REQUEST' : sent.draft.waitFor === sent.admissionId ? 'WAITING' : 'SEAT';
  return (
    <Page title={t('posted.title')} within={[meeting.displayTitle]} lead={<p>{t('posted.sentTo', { email })}</p>}>
      <div className="callout-inner">
        <p className="fw-semibold mb-2">
          <Text text={choice.meeting.displayTitle} locale={choice.meeting.displayTitleLocale} />
        </p>
        <MeetingFacts meeting={choice.meeting} admission={choice.admission} />
      </div>
      <Section id="next" title={t('posted.next')}>
        <ol>
          <li>{t('posted.open')}</li>
          <li>{t('posted.press')}</li>
          <li>{t(kind === 'REQUEST' ? 'posted.thenRequest' : kind === 'WAITING' ? 'posted.thenWaiting' : 'posted.then')}</li>
        </ol>
        {kind !== 'REQUEST' && <p>{t(kind === 'WAITING' ? 'posted.untilWaiting' : 'posted.hold')}</p>}
      </Section>
      <Section id="no-mail" title={t('posted.noMail')}>
        <p>{t('posted.lookInSpam')}</p>
        <SendAgain meeting={meeting} sent={sent} />
        <p>
          <ButtonLink
            to={paths.registration(locale, meeting.process.slug, meeting.id, 'dati')}
            look="link"
            onClick={() => takeBack(meeting.id, sent)}
          >
            {t('posted.correct')}
          </ButtonLink>
        </p>
      </Section>
      <p className="mt-5">
        <ButtonLink to={paths.meeting(locale, meeting.process.slug, choice.meeting.id)} look="secondary">
          {t('register.toMeeting')}
        </ButtonLink>
      </p>
    </Page>
  );
}

/** Sends the same again under a new key: there is one registration still, and another mail. */
function SendAgain({ meeting, sent }: { meeting: FlowMeeting; sent: SentRegistration }) {
  const { t } = useMessages();
  const [register, { loading, data }] = useMutation(RegisterForMeetingDocument);
  const [times, setTimes] = useState(0);
  const send = async () => {
    const admission = choicesOf<RegistrationMeetingFragment>(meeting).find((each) => each.admission.id === sent.admissionId)?.admission;
    const consents = admission?.consents.filter(({ required }) => required).map(({ key }) => key) ?? [];
    const application = applicationOf(sent.draft, sent.meetingId, sent.admissionId, consents, answersToSend(questionsOf(meeting, sent.meetingId), sent.draft.answers));
    const key = idempotencyKey(meeting.id, `${JSON.stringify(application)} again`);
    const answer = await register({ variables: { input: { ...application, idempotencyKey: key } } });
    const errors = answer.data?.registerForMeeting.userErrors ?? [];
    if (answer.data && errors.length === 0) {
      forgetKey(meeting.id);
      setTimes(times + 1);
    }
    return errors.map(({ message }) => ({ message }));
  };
  return (
    <ActForm name={`registration-again-${meeting.id}`} onAct={send}>
      {times > 0 && data && (
        <Callout key={times} kind="success" live>
          {t('posted.sentAgain')}
        </Callout>
      )}
      <Button type="submit" look="secondary" busy={loading} icon="mail">
        {t('posted.sendAgain')}
      </Button>
    </ActForm>
  );
}
