import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';

import { CalendarLinks } from '../meetings/calendar-links.js';
import { NotFound } from '../failure.js';
import { type MessageKey, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { GivenAnswers } from '../questions/given-answers.js';
import { ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { InstantText } from '../ui/date.js';
import { DescriptionList } from '../ui/description-list.js';
import { ExternalLink } from '../ui/link.js';
import { Page, Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { AnswerOffer, OfferUntil } from './answer-offer.js';
import { DeadLink } from './dead-link.js';
import { MeetingFacts } from './meeting-facts.js';
import { MovedQuestion } from './moved-question.js';
import type { RegistrationFragment } from './registration.generated.js';
import { RegistrationBadge } from './registration-badge.js';
import { canChange } from './registration-choices.js';
import { noticeFrom, type RegistrationNotice } from './registration-notice.js';
import { type RegistrationWord, registrationWord } from './registration-word.js';
import { type AddressedRegistration, useAddressedRegistration } from './use-registration.js';

/** One registration: how it stands, what comes next, what can be done. Reached after registering, from one's list and from mails. */
export function RegistrationPage() {
  const addressed = useAddressedRegistration();
  const { registration, link } = addressed;
  if (registration) return <Registration registration={registration} addressed={addressed} />;
  if (!link && 'token' in addressed.named) return <DeadLink />;
  throw new NotFound();
}

function Registration({ registration, addressed }: { registration: RegistrationFragment; addressed: AddressedRegistration }) {
  const { t, locale } = useMessages();
  const { meeting } = registration;
  const notice = noticeFrom(useLocation().state);
  const word = registrationWord(registration);
  const crumbs = addressed.link ? [] : [{ to: paths.myRegistrations(locale), label: t('site.myRegistrations') }];
  return (
    <Page title={t(titleOf(word))} within={[meeting.displayTitle]} crumbs={crumbs} lead={<WhatNext registration={registration} />}>
      {notice && <Notice notice={notice} registration={registration} />}
      <MovedQuestion registration={registration} named={addressed.named} cancelPath={addressed.pathTo('annulla')} />
      <div className="row">
        <div className="col-12 col-lg-8">
          <Facts registration={registration} />
          <OwnAnswers registration={registration} pathTo={addressed.pathTo} />
          <Acts registration={registration} addressed={addressed} />
        </div>
        {registration.status === 'CONFIRMED' && meeting.status === 'SCHEDULED' && (
          <aside className="col-12 col-lg-4" aria-label={t('registration.calendar')}>
            <Section id="calendar" title={t('registration.calendar')}>
              <p>{t('registration.calendarText')}</p>
              <CalendarLinks url={meeting.calendarUrl} name={meeting.displayTitle} />
            </Section>
          </aside>
        )}
      </div>
    </Page>
  );
}

function titleOf(word: RegistrationWord): MessageKey {
  switch (word) {
    case 'PENDING':
    case 'CONFIRMED':
    case 'WAITING':
    case 'CANCELLED':
    case 'EXPIRED':
    case 'TO_APPROVE':
    case 'OFFERED':
    case 'REFUSED':
    case 'MEETING_CANCELLED':
      return `registration.title.${word}`;
    default:
      return 'registration.title';
  }
}

function isLive({ status }: RegistrationFragment): boolean {
  return status === 'CONFIRMED' || status === 'WAITING' || status === 'PENDING' || status === 'OFFERED' || status === 'TO_APPROVE';
}

function WhatNext({ registration }: { registration: RegistrationFragment }) {
  const { t } = useMessages();
  const { position, meeting, heldUntil, whyNotPromoted, refusalReason } = registration;
  const word = registrationWord(registration);
  if (word === 'MEETING_CANCELLED') return <p>{meeting.cancellationReason ?? t('registration.next.MEETING_CANCELLED')}</p>;
  if (word === 'OFFERED') return heldUntil && <OfferUntil instant={heldUntil} zone={meeting.timezone} />;
  if (!hasNext(word) || (word === 'CONFIRMED' && meeting.position !== 'FUTURE')) return null;
  return (
    <>
      <p>{t(`registration.next.${word}`, { position: position ?? 0 })}</p>
      {whyNotPromoted && word === 'WAITING' && <p>{whyNotPromoted.message}</p>}
      {refusalReason && <p className="written">{refusalReason}</p>}
    </>
  );
}

type NextWord = 'PENDING' | 'TO_APPROVE' | 'CONFIRMED' | 'WAITING' | 'CANCELLED' | 'REFUSED' | 'EXPIRED';

function hasNext(word: RegistrationWord): word is NextWord {
  return ['PENDING', 'TO_APPROVE', 'CONFIRMED', 'WAITING', 'CANCELLED', 'REFUSED', 'EXPIRED'].includes(word);
}

function Notice({ notice, registration }: { notice: RegistrationNotice; registration: RegistrationFragment }) {
  const { t } = useMessages();
  switch (notice.kind) {
    case 'CHANGED':
      return <Callout kind="success">{t('registration.changed')}</Callout>;
    case 'ANSWERED':
      return <Callout kind="success">{t('answers.saved')}</Callout>;
    case 'WAITS_BESIDES':
      return <Callout kind="success">{t('registration.waitsBesides', { where: notice.where, position: notice.position })}</Callout>;
    case 'CONFIRMED_LATE':
      return <Callout kind="info">{t(registration.status === 'WAITING' ? 'registration.lateWaiting' : 'registration.lateSeat')}</Callout>;
  }
}

function Facts({ registration }: { registration: RegistrationFragment }) {
  const { t, locale } = useMessages();
  const { meeting, movedFrom, admission, person, reference, registeredAt } = registration;
  return (
    <Section id="registration" title={t('registration.heading')}>
      <p>
        <RegistrationBadge registration={registration} />
      </p>
      <p className="fw-semibold mb-2">
        <Link className="target" to={paths.meeting(locale, meeting.process.slug, meeting.id)}>
          <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
        </Link>
      </p>
      <MeetingFacts meeting={meeting} movedFrom={movedFrom} admission={admission} />
      {meeting.onlineUrl && (
        <p>
          <ExternalLink href={meeting.onlineUrl}>{t('meeting.enterOnline')}</ExternalLink>
        </p>
      )}
      <DescriptionList
        items={[
          { term: t('registration.who'), value: person.name },
          { term: t('registration.reference'), value: <strong>{reference}</strong> },
          { term: t('registration.when'), value: <InstantText instant={registeredAt} zone={meeting.timezone} /> },
        ]}
      />
    </Section>
  );
}

/** What was answered, and the way to change it while it can be. */
function OwnAnswers({ registration: { answers, answersMissing, answersEditable, answersEditableUntil, meeting }, pathTo }: { registration: RegistrationFragment; pathTo: AddressedRegistration['pathTo'] }) {
  const { t } = useMessages();
  if (!answersEditable && !answers?.length) return null;
  return (
    <Section id="answers" title={t('answers.title')}>
      {answersEditable && !!answersMissing && <Callout kind="warning">{t('answers.missing', { count: answersMissing })}</Callout>}
      {!!answers?.length && <GivenAnswers answers={answers} />}
      {answersEditable && (
        <>
          {answersEditableUntil && (
            <p>
              {t('answers.editableUntil')} <InstantText instant={answersEditableUntil} zone={meeting.timezone} />
            </p>
          )}
          <p>
            <ButtonLink to={pathTo('risposte')} look="secondary">
              {t(answers?.length ? 'answers.change' : 'answers.give')}
            </ButtonLink>
          </p>
        </>
      )}
    </Section>
  );
}

function Acts({ registration, addressed }: { registration: RegistrationFragment; addressed: AddressedRegistration }) {
  const { t, locale } = useMessages();
  const { meeting, manageable, changeableUntil } = registration;
  const { link, named, pathTo } = addressed;
  const toMeeting = (
    <ButtonLink to={paths.meeting(locale, meeting.process.slug, meeting.id)} look="secondary">
      {t('register.toMeeting')}
    </ButtonLink>
  );
  if (!manageable) {
    return (
      <Acting note={isLive(registration) && meeting.status !== 'CANCELLED' ? t('registration.noLongerChangeable') : null}>
        {toMeeting}
      </Acting>
    );
  }
  if (registration.status === 'OFFERED') return <AnswerOffer registration={registration} addressed={addressed} />;
  const unconfirmed = registrationWord(registration) === 'PENDING';
  return (
    <Acting note={changeableUntil && <Until instant={changeableUntil} zone={meeting.timezone} />}>
      {unconfirmed && link && 'token' in named && <ButtonLink to={paths.confirm(locale, named.token)}>{t('confirm.button')}</ButtonLink>}
      {canChange(registration) && (
        <ButtonLink to={pathTo('cambia')} look="secondary">
          {t('registration.change')}
        </ButtonLink>
      )}
      <ButtonLink to={pathTo('annulla')} look="danger">
        {t(leavingOf(registration.status))}
      </ButtonLink>
    </Acting>
  );
}

function leavingOf(status: RegistrationFragment['status']): MessageKey {
  if (status === 'WAITING') return 'registration.leaveLine';
  return status === 'TO_APPROVE' ? 'registration.withdraw' : 'registration.cancel';
}

function Acting({ note, children }: { note: ReactNode; children: ReactNode }) {
  const { t } = useMessages();
  return (
    <Section id="acts" title={t('registration.acts')}>
      {note && <p>{note}</p>}
      <p className="d-flex flex-wrap gap-3">{children}</p>
    </Section>
  );
}

function Until({ instant, zone }: { instant: string; zone: string }) {
  const { t } = useMessages();
  return (
    <>
      {t('registration.changeableUntil')} <InstantText instant={instant} zone={zone} />
    </>
  );
}
