import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { formatInstant } from '@percorso/time';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Badge } from '../ui/badge.js';
import { ButtonLink } from '../ui/button.js';
import { Progress } from '../ui/progress.js';
import { Text } from '../ui/text.js';
import { type Act, meetingAction } from './meeting-action.js';
import { type MeetingActionCardFragment, MeetingActionCardFragmentDoc } from './meeting-action-card.generated.js';

type Admission = MeetingActionCardFragment['admissions'][number];

/** The one card that decides everything: what the reader can do about the meeting, why, and how many places there are. */
export function MeetingActionCard({ meeting }: { meeting: FragmentType<MeetingActionCardFragment> }) {
  const { t, locale } = useMessages();
  const { data } = useSuspenseFragment({ fragment: MeetingActionCardFragmentDoc, from: meeting });
  const alternative = data.alternatives.find(({ registrationState }) => registrationState === 'OPEN');
  const action = meetingAction(
    {
      status: data.status,
      state: data.registrationState,
      admissions: data.admissions,
      position: data.myRegistration?.position ?? null,
      alternativeOpen: alternative !== undefined,
    },
    (instant) => formatInstant(new Date(instant), data.timezone, locale),
  );
  const { slug } = data.process;
  const links: Record<Act, { to: string; label: string }> = {
    register: { to: paths.registration(locale, slug, data.id, 'incontri'), label: t('action.register') },
    wait: { to: paths.registration(locale, slug, data.id, 'incontri'), label: t('action.joinWaitingList') },
    manage: { to: paths.myRegistrations(locale), label: t('action.manage') },
    answer: { to: paths.myRegistrations(locale), label: t('action.answerOffer') },
    alternative: { to: paths.meeting(locale, slug, alternative?.id ?? data.id), label: t('action.seeAlternative') },
  };
  const showsPlaces = action.acts.includes('register') || action.acts.includes('wait') || data.registrationState === 'FULL';
  return (
    <div className="action-card">
      <h2 className="h5">
        {t('action.heading')}
      </h2>
      <p>
        <Badge tone={action.tone}>{t(action.title)}</Badge>
      </p>
      {action.text && <p>{t(action.text, action.values)}</p>}
      {data.myRegistration?.whyNotPromoted && <p>{data.myRegistration.whyNotPromoted.message}</p>}
      {data.myRegistration && (
        <p>
          {t('action.yourAdmission')} <Text text={data.myRegistration.admission.title} locale={data.myRegistration.admission.titleLocale} />
        </p>
      )}
      {showsPlaces && (
        <ul className="admissions list-unstyled">
          {data.admissions.map((admission) => (
            <li key={admission.id}>
              <Places admission={admission} />
            </li>
          ))}
        </ul>
      )}
      {action.acts.length > 0 && (
        <div className="action-buttons">
          {action.acts.map((act, index) => (
            <ButtonLink key={act} to={links[act].to} look={index === 0 ? 'primary' : 'secondary'} wide>
              {links[act].label}
            </ButtonLink>
          ))}
        </div>
      )}
    </div>
  );
}

function Places({ admission }: { admission: Admission }) {
  const { t } = useMessages();
  const { title, titleLocale, seats, seatsLeft, waiting, state, approval, offerHours, promotionStopsHours } = admission;
  const waits = state === 'WAITING_LIST';
  return (
    <>
      <strong>
        <Text text={title} locale={titleLocale} />
      </strong>
      {seats === null || seatsLeft === null ? (
        <p>{t('action.noLimit')}</p>
      ) : (
        <Progress label={title} value={seats - seatsLeft} max={seats} words={waits ? t('action.placesWaiting', { waiting }) : t('action.places', { left: seatsLeft, seats })} />
      )}
      {approval && <p>{t('action.approval')}</p>}
      {waits && offerHours !== null && <p>{t('action.offers', { hours: offerHours })}</p>}
      {waits && promotionStopsHours > 0 && <p>{t('action.stops', { hours: promotionStopsHours })}</p>}
    </>
  );
}
