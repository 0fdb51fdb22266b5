import { skipToken, useApolloClient, useMutation, useSuspenseQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import type { AnswerInvitationInput } from '../schema.generated.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form, type UserError } from '../ui/form.js';
import { Page, Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { ActForm } from './act-form.js';
import { AdmissionChoices } from './admission-choices.js';
import { DeadLink } from './dead-link.js';
import { type InvitationStanding, invitationStanding } from './invitation-standing.js';
import { MeetingFacts } from './meeting-facts.js';
import { NeedsFields } from './needs-fields.js';
import { needsToSend, noNeeds, type WrittenNeeds } from './needs-in-words.js';
import { isOpen } from './registration-choices.js';
import { AnswerInvitationDocument, InvitationByTokenDocument, type InvitationByTokenQuery } from './registration.generated.js';
import { RegistrationBadge } from './registration-badge.js';
import { useToken } from './use-registration.js';

type View = NonNullable<InvitationByTokenQuery['invitationByToken']>;

/** The page behind an invitation's link. Opening it answers nothing; its buttons do. */
export function InvitationPage() {
  const token = useToken();
  const { data } = useSuspenseQuery(InvitationByTokenDocument, token ? { variables: { token }, fetchPolicy: 'cache-and-network' } : skipToken);
  const view = data?.invitationByToken;
  return view ? <Invitation view={view} token={token} /> : <DeadLink />;
}

function Invitation({ view, token }: { view: View; token: string }) {
  const { t, locale } = useMessages();
  const { meeting, person } = view.invitation;
  const standing = invitationStanding(view);
  const answer = useAnswer(token);
  return (
    // Another standing is another page: its heading is read anew.
    <Page
      key={standing}
      title={t(`answer.title.${standing}`)}
      within={[meeting.displayTitle, meeting.process.host.name]}
      lead={<p>{standing === 'CANCELLED' && meeting.cancellationReason ? meeting.cancellationReason : t(`answer.lead.${standing}`, { name: person?.name ?? '' })}</p>}
    >
      <div className="callout-inner mb-4">
        <p className="fw-semibold mb-2">
          <Link className="target" to={paths.meeting(locale, meeting.process.slug, meeting.id)}>
            <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
          </Link>
        </p>
        <MeetingFacts meeting={meeting} admission={view.registration?.admission ?? null} />
        {view.registration && <RegistrationBadge registration={view.registration} />}
      </div>
      <Answers standing={standing} view={view} answer={answer} />
    </Page>
  );
}

type Answer = (input: Omit<AnswerInvitationInput, 'token'>) => Promise<readonly UserError[] | undefined>;

function Answers({ standing, view, answer }: { standing: InvitationStanding; view: View; answer: Answer }) {
  const { t, locale } = useMessages();
  const { meeting } = view.invitation;
  switch (standing) {
    case 'ASKED':
      return (
        <>
          <Accept view={view} answer={answer} />
          <Decline view={view} answer={answer} label={t('answer.no')}>
            <p>{t('answer.noText')}</p>
          </Decline>
        </>
      );
    case 'DECLINED':
      return (
        <Section id="accept" title={t('answer.changedMind')}>
          <Accept view={view} answer={answer} />
        </Section>
      );
    case 'ACCEPTED':
      return (
        <Decline view={view} answer={answer} label={t('answer.noLonger')}>
          <p>{t('answer.noLongerText')}</p>
        </Decline>
      );
    default:
      return <ButtonLink to={paths.processMeetings(locale, meeting.process.slug)}>{t('link.toMeetings')}</ButtonLink>;
  }
}

function Accept({ view, answer }: { view: View; answer: Answer }) {
  const { t, locale } = useMessages();
  const { invitation } = view;
  const choices = choicesFor(view);
  const form = useDraftForm(`invitation-${invitation.id}`, { admissionId: invitation.admission.id, ...noNeeds, privacy: false });
  const notice = choices.flatMap(({ admission }) => admission.consents).find(({ required }) => required);
  const accept = async ({ admissionId, ...values }: WrittenNeeds & { admissionId: string }) => {
    const errors = await answer({ answer: 'ACCEPTED', admissionId, ...needsToSend(values), consents: notice ? [notice.key] : [] });
    if (errors?.length === 0) form.forgetDraft();
    return errors;
  };
  return (
    <Form form={form} onSubmit={accept}>
      <p>{t('common.requiredNote')}</p>
      {choices.length > 1 && <AdmissionChoices form={form} name="admissionId" label={t('answer.how')} choices={choices} />}
      <NeedsFields form={form} label={t('register.needs')} hint={`${t('register.needsHint')} ${t('register.needsSeenBy')}`} />
      {notice && (
        <Checkbox
          form={form}
          name="privacy"
          label={t('register.privacy', { version: notice.key.split('@')[1] ?? '' })}
          hint={<Link to={paths.privacy(locale)}>{t('register.readPrivacy')}</Link>}
          required={t('register.privacyMissing')}
        />
      )}
      <Button type="submit" icon="check">
        {t('answer.yes')}
      </Button>
    </Form>
  );
}

/** What the invitation names is open to the invited, whatever it is to others; and so is what is open to everybody. */
function choicesFor({ invitation: { meeting, admission: named } }: View) {
  return meeting.admissions
    .map((admission) => ({ meeting, admission: admission.id === named.id && admission.state === 'NOT_FOR_YOU' ? { ...admission, state: 'OPEN' as const } : admission }))
    .filter(isOpen);
}

function Decline({ view, answer, label, children }: { view: View; answer: Answer; label: string; children: ReactNode }) {
  return (
    <div className="page-section">
      <ActForm name={`decline-${view.invitation.id}`} onAct={() => answer({ answer: 'DECLINED' })}>
        {children}
        <Button type="submit" look="secondary">
          {label}
        </Button>
      </ActForm>
    </div>
  );
}

function useAnswer(token: string): Answer {
  const client = useApolloClient();
  const [send] = useMutation(AnswerInvitationDocument);
  return async (input) => {
    const { data } = await send({ variables: { input: { ...input, token } } });
    await client.query({ query: InvitationByTokenDocument, variables: { token }, fetchPolicy: 'network-only' });
    return data?.answerInvitation.userErrors.map(({ message }) => ({ message }));
  };
}
