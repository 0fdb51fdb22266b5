import { useMutation } from '@apollo/client/react';

import { calendarAddresses } from '../meetings/calendar-address.js';
import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button, ButtonAnchor } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { InstantText, ownZone } from '../ui/date.js';
import { RenewCalendarFeedDocument, RevokeCalendarFeedDocument } from './profile-page.generated.js';

/**
 * One's own calendar to subscribe to. Its address is a secret that is shown once, when it is made.
 *
 * @param since  when the address that works now was made; null: there is none
 */
export function MyCalendar({ since, onChanged }: { since: string | null; onChanged: () => void }) {
  const { t } = useMessages();
  const [renew, renewing] = useMutation(RenewCalendarFeedDocument, { onCompleted: onChanged });
  const [revoke, revoking] = useMutation(RevokeCalendarFeedDocument, { onCompleted: onChanged });
  const url = renewing.data?.renewCalendarFeed.url;
  const end = () => {
    renewing.reset();
    void revoke().catch(() => undefined);
  };
  return (
    <>
      <p>{t('profile.calendarText')}</p>
      {url && <NewAddress url={url} />}
      {since && !url && (
        <p>
          {t('profile.calendarSince')} <InstantText instant={since} zone={ownZone()} />
        </p>
      )}
      {revoking.data?.revokeCalendarFeed.revoked && !since && <Callout kind="success" live title={t('profile.calendarRevoked')} />}
      <ActProblem error={renewing.error ?? revoking.error} refused={renewing.data?.renewCalendarFeed.userErrors[0] ?? revoking.data?.revokeCalendarFeed.userErrors[0]} />
      <p className="d-flex flex-wrap gap-3">
        <Button look="secondary" busy={renewing.loading} onClick={() => void renew().catch(() => undefined)}>
          {t(since ? 'profile.calendarRenew' : 'profile.calendarMake')}
        </Button>
        {since && (
          <Button look="danger" busy={revoking.loading} onClick={end}>
            {t('profile.calendarRevoke')}
          </Button>
        )}
      </p>
    </>
  );
}

function NewAddress({ url }: { url: string }) {
  const { t } = useMessages();
  const addresses = calendarAddresses(url, t('common.product'));
  return (
    <Callout kind="info" live title={t('profile.calendarAddress')}>
      <p>
        <code className="text-break">{url}</code>
      </p>
      <p className="d-flex flex-wrap gap-3">
        <ButtonAnchor href={addresses.webcal}>{t('profile.calendarOpen')}</ButtonAnchor>
        <ButtonAnchor href={addresses.google} look="secondary">
          {t('calendar.google')}
        </ButtonAnchor>
        <ButtonAnchor href={addresses.outlook} look="secondary">
          {t('calendar.outlook')}
        </ButtonAnchor>
      </p>
    </Callout>
  );
}
