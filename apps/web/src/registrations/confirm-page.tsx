import { useApolloClient, useMutation } from '@apollo/client/react';
import { Navigate, useNavigate } from 'react-router';

import type { MessageKey } from '../messages.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { ActForm } from './act-form.js';
import { DeadLink } from './dead-link.js';
import { MeetingFacts } from './meeting-facts.js';
import { ConfirmRegistrationDocument, RegistrationByTokenDocument } from './registration.generated.js';
import type { RegistrationNotice } from './registration-notice.js';
import { registrationWord } from './registration-word.js';
import { type Link, useAddressedRegistration, useToken } from './use-registration.js';

/** The page behind the link of a mail that asks for a confirmation. Opening it does nothing, since scanners of mail open links; the button does. */
export function ConfirmPage() {
  const { locale } = useMessages();
  const token = useToken();
  const { link, registration } = useAddressedRegistration();
  if (!link) return <DeadLink />;
  const asks = registration === null || registration.status === 'EXPIRED' || registrationWord(registration) === 'PENDING';
  if (!asks || link.purpose === 'MANAGE') return <Navigate to={paths.registrationByMail(locale, token)} replace />;
  return link.usable ? <Confirm link={link} token={token} /> : <TooLate link={link} />;
}

function Confirm({ link, token }: { link: Link; token: string }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const client = useApolloClient();
  const [confirm, { loading }] = useMutation(ConfirmRegistrationDocument);
  const { registration, meeting, otherPersonName } = link;
  const name = otherPersonName ?? registration?.person.name ?? '';
  const before = registration?.status;
  const act = async () => {
    const { data } = await confirm({ variables: { input: { token } } });
    // By confirming, the link may have come to mean another registration.
    await client.query({ query: RegistrationByTokenDocument, variables: { token }, fetchPolicy: 'network-only' });
    const confirmed = data?.confirmRegistration.registration;
    // The hold may also have run out while this page was open.
    const late = before === 'EXPIRED' || (before === 'PENDING' && confirmed?.status === 'WAITING');
    const notice: RegistrationNotice | null = late ? { kind: 'CONFIRMED_LATE' } : null;
    if (confirmed) await navigate(paths.registrationByMail(locale, token), { replace: true, state: notice });
    return data?.confirmRegistration.userErrors.map(({ message }) => ({ message }));
  };
  const other = link.purpose === 'ANOTHER_PERSON';
  return (
    <Page title={t(other ? 'confirm.titleOther' : 'confirm.title')} within={[meeting.displayTitle]} lead={<p>{t(other ? 'confirm.leadOther' : 'confirm.lead', { name })}</p>}>
      <ActForm name="confirm" onAct={act}>
        <div className="callout-inner mb-4">
          <p className="fw-semibold mb-2">
            <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
          </p>
          <MeetingFacts meeting={meeting} admission={registration?.admission ?? null} />
        </div>
        <p>{t(whatFollows(link))}</p>
        <Button type="submit" busy={loading} icon="check">
          {other ? t('confirm.buttonOther', { name }) : t('confirm.button')}
        </Button>
      </ActForm>
      <p className="mt-4">{t(other ? 'confirm.notYouOther' : 'confirm.notYou')}</p>
    </Page>
  );
}

/** What the button will do, in a sentence. */
function whatFollows({ registration }: Link): MessageKey {
  if (registration === null) return 'confirm.follows.other';
  if (registration.status === 'EXPIRED') return 'confirm.follows.late';
  if (registration.status === 'TO_APPROVE') return 'confirm.follows.toApprove';
  return registration.status === 'WAITING' ? 'confirm.follows.waiting' : 'confirm.follows.seat';
}

function TooLate({ link: { meeting } }: { link: Link }) {
  const { t, locale } = useMessages();
  return (
    <Page title={t('confirm.tooLate')} within={[meeting.displayTitle]} lead={<p>{t(meeting.status === 'CANCELLED' ? 'confirm.meetingCancelled' : 'confirm.tooLateText')}</p>}>
      <p className="fw-semibold mb-2">
        <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
      </p>
      <MeetingFacts meeting={meeting} admission={null} />
      <p className="mt-4">
        <ButtonLink to={paths.meeting(locale, meeting.process.slug, meeting.id)}>{t('register.toMeeting')}</ButtonLink>
      </p>
    </Page>
  );
}
