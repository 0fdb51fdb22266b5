import { useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';

import { MeetingCard } from '../meetings/meeting-card.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor, ButtonLink } from '../ui/button.js';
import { Card, CardList } from '../ui/card.js';
import { Page, Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Text } from '../ui/text.js';
import { MyGroupOffersDocument } from './joint-registration.generated.js';
import { MeetingFacts } from './meeting-facts.js';
import { MovedQuestion } from './moved-question.js';
import { MeetingsToRegisterForDocument, MyRegistrationsDocument, type RegistrationInListFragment } from './registration.generated.js';
import { RegistrationBadge } from './registration-badge.js';
import { OfferUntil } from './answer-offer.js';
import { canChange } from './registration-choices.js';
import { isUpcoming } from './registration-word.js';

/** What one is registered for, what comes first, and what was. */
export function MyRegistrationsPage() {
  const { t } = useMessages();
  const { data, fetchMore } = useSuspenseQuery(MyRegistrationsDocument, { fetchPolicy: 'cache-and-network' });
  const [busy, setBusy] = useState(false);
  const { edges, totalCount, pageInfo } = data.myRegistrations;
  const registrations = edges.map(({ node }) => node);
  const upcoming = registrations.filter(isUpcoming).toSorted(byTime);
  const past = registrations.filter((registration) => !isUpcoming(registration)).toSorted((one, other) => byTime(other, one));
  const more = async () => {
    setBusy(true);
    await fetchMore({ variables: { after: pageInfo.endCursor } }).finally(() => setBusy(false));
  };
  return (
    <Page title={t('mine.title')} lead={<p>{t('mine.lead')}</p>}>
      <GroupOffers />
      <Section id="upcoming" title={t('mine.upcoming')}>
        {upcoming.length > 0 ? <Registrations registrations={upcoming} /> : <NothingAhead />}
      </Section>
      {past.length > 0 && (
        <Section id="past" title={t('mine.past')}>
          <Registrations registrations={past} />
        </Section>
      )}
      {pageInfo.hasNextPage && <LoadMore shown={edges.length} total={totalCount} hasMore busy={busy} onMore={() => void more()} />}
    </Page>
  );
}

/** What the groups of which one is a member have to offer, with one button each. */
function GroupOffers() {
  const { t, locale } = useMessages();
  const { myGroupOffers: offers } = useSuspenseQuery(MyGroupOffersDocument, { fetchPolicy: 'cache-and-network' }).data;
  if (offers.length === 0) return null;
  return (
    <Section id="groups" title={t('joint.myGroups')}>
      {offers.map(({ group, meetings }) => (
        <p key={group.id}>
          <Text text={group.title} locale={group.titleLocale} />
          {': '}
          <ButtonLink look="secondary" to={paths.jointRegistration(locale, group.process.slug, { group: group.key })}>
            {t('joint.registerNext', { count: meetings })} <span className="visually-hidden">{group.title}</span>
          </ButtonLink>
        </p>
      ))}
    </Section>
  );
}

function Registrations({ registrations }: { registrations: readonly RegistrationInListFragment[] }) {
  return <CardList columns={2} items={registrations.map((registration) => ({ key: registration.id, card: <RegistrationCard registration={registration} /> }))} />;
}

function RegistrationCard({ registration }: { registration: RegistrationInListFragment }) {
  const { t, locale } = useMessages();
  const { id, status, heldUntil, whyNotPromoted, meeting, admission, manageable, movedFrom } = registration;
  const offered = status === 'OFFERED';
  return (
    <Card
      title={meeting.displayTitle}
      titleLocale={meeting.displayTitleLocale}
      to={paths.myRegistration(locale, id)}
      category={<Text text={meeting.process.title} locale={meeting.process.titleLocale} />}
      footer={
        manageable && (
          <div className="card-acts">
            {offered && (
              <ButtonLink to={paths.myRegistration(locale, id)} look="link">
                {t('action.answerOffer')} <span className="visually-hidden">{meeting.displayTitle}</span>
              </ButtonLink>
            )}
            <ButtonAnchor href={meeting.calendarUrl} look="link" icon="calendar">
              {t('mine.addToCalendar')} <span className="visually-hidden">{meeting.displayTitle}</span>
            </ButtonAnchor>
            {!offered && canChange(registration) && (
              <ButtonLink to={paths.myRegistration(locale, id, 'cambia')} look="link">
                {t('mine.change')} <span className="visually-hidden">{meeting.displayTitle}</span>
              </ButtonLink>
            )}
            {registration.answersEditable && (
              <ButtonLink to={paths.myRegistration(locale, id, 'risposte')} look="link">
                {t('mine.answers', { missing: registration.answersMissing ?? 0 })} <span className="visually-hidden">{meeting.displayTitle}</span>
              </ButtonLink>
            )}
            {!offered && !movedFrom && (
              <ButtonLink to={paths.myRegistration(locale, id, 'annulla')} look="link">
                {t('mine.cancel')} <span className="visually-hidden">{meeting.displayTitle}</span>
              </ButtonLink>
            )}
          </div>
        )
      }
    >
      <p>
        <RegistrationBadge registration={registration} />
      </p>
      {offered && heldUntil && <OfferUntil instant={heldUntil} zone={meeting.timezone} />}
      {whyNotPromoted && <p>{whyNotPromoted.message}</p>}
      <MeetingFacts meeting={meeting} movedFrom={movedFrom} admission={admission} />
      <MovedQuestion registration={registration} named={{ registrationId: id }} cancelPath={paths.myRegistration(locale, id, 'annulla')} />
    </Card>
  );
}

/** By the start of the meeting; one without an hour by its date. Both are written so that they compare as text. */
function byTime({ meeting: one }: RegistrationInListFragment, { meeting: other }: RegistrationInListFragment): number {
  return (one.startsAt ?? one.date).localeCompare(other.startsAt ?? other.date);
}

function NothingAhead() {
  const { t, locale } = useMessages();
  const { data } = useSuspenseQuery(MeetingsToRegisterForDocument, { fetchPolicy: 'cache-and-network' });
  const meetings = data.meetings.edges.map(({ node }) => node);
  return (
    <>
      <Empty title={t('mine.none')}>
        <ButtonLink to={paths.meetings(locale)} look="secondary">
          {t('link.toMeetings')}
        </ButtonLink>
      </Empty>
      {meetings.length > 0 && (
        <>
          <h3 className="mt-4">{t('mine.openMeetings')}</h3>
          <CardList items={meetings.map((meeting) => ({ key: meeting.id, card: <MeetingCard meeting={meeting} showProcess level={4} /> }))} />
        </>
      )}
    </>
  );
}
