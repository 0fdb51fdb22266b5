import { skipToken, useSuspenseQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { type Locale, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { DeadLink } from '../registrations/dead-link.js';
import { MeetingFacts } from '../registrations/meeting-facts.js';
import { useToken } from '../registrations/use-registration.js';
import { Callout } from '../ui/callout.js';
import { InstantText } from '../ui/date.js';
import { Page } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { Delegates } from './delegate-list.js';
import { DelegationByTokenDocument, type DelegationByTokenQuery } from './delegations.generated.js';

type Delegation = NonNullable<DelegationByTokenQuery['delegationByToken']>;

/** The page behind the link in the mail to an organisation: whom it sends. Works without an account. */
export function DelegationPage() {
  const token = useToken();
  const { data } = useSuspenseQuery(DelegationByTokenDocument, token ? { variables: { token }, fetchPolicy: 'cache-and-network' } : skipToken);
  const delegation = data?.delegationByToken;
  return delegation ? <DelegationOf delegation={delegation} token={token} /> : <DeadLink />;
}

function DelegationOf({ delegation, token }: { delegation: Delegation; token: string }) {
  const { t } = useMessages();
  const { organisationName, state, group, meeting, note } = delegation;
  return (
    <Page
      title={t('delegation.title', { organisation: organisationName })}
      within={[meeting?.displayTitle ?? group?.title ?? '']}
      lead={<p>{t(`delegation.lead.${state}`)}</p>}
    >
      <div className="callout-inner mb-4">
        <Occasion delegation={delegation} />
        {state === 'OPEN' && <Until delegation={delegation} />}
      </div>
      {note && state !== 'WITHDRAWN' && (
        <Callout kind="info" title={t('delegation.noteFrom')}>
          <p className="written mb-0">{note}</p>
        </Callout>
      )}
      {state !== 'WITHDRAWN' && <Delegates delegation={delegation} ofGroup={group !== null} token={token} mayChange={state === 'OPEN'} />}
    </Page>
  );
}

function Until({ delegation: { changeableUntil, timezone } }: { delegation: Delegation }) {
  const { t } = useMessages();
  return changeableUntil === null ? null : (
    <p className="mb-0">
      {t('delegation.until')} <InstantText instant={changeableUntil} zone={timezone} />
    </p>
  );
}

function Occasion({ delegation: { meeting, admission, group } }: { delegation: Delegation }) {
  const { locale } = useMessages();
  if (meeting) {
    return (
      <>
        <OccasionLink to={paths.meeting(locale, meeting.process.slug, meeting.id)} text={meeting.displayTitle} textLocale={meeting.displayTitleLocale} />
        <MeetingFacts meeting={meeting} admission={admission} />
      </>
    );
  }
  return group && <OccasionLink to={paths.processMeetings(locale, group.process.slug)} text={group.title} textLocale={group.titleLocale} />;
}

function OccasionLink({ to, text, textLocale }: { to: string; text: string; textLocale: Locale | null }) {
  return (
    <p className="fw-semibold mb-2">
      <Link className="target" to={to}>
        <Text text={text} locale={textLocale} />
      </Link>
    </p>
  );
}
