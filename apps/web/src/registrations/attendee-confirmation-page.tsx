import { useSuspenseQuery } from '@apollo/client/react';
import { useParams } from 'react-router';

import { NotFound, SignInNeeded } from '../failure.js';
import { useMessages } from '../messages.js';
import { MeetingWhen } from '../meetings/meeting-when.js';
import { paths } from '../paths.js';
import { GivenAnswers } from '../questions/given-answers.js';
import { ContactLines } from '../site/contact-lines.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { DescriptionList } from '../ui/description-list.js';
import { Page, Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { AttendeeConfirmationDocument, type AttendeeConfirmationQuery } from './meeting-registrations.generated.js';
import { AttendeeStatus } from './attendees-table.js';
import { needsInWords } from './needs-in-words.js';

type Confirmed = NonNullable<AttendeeConfirmationQuery['registration']>;

/** A registration on one sheet, to print for somebody whom no mail reaches. */
export function AttendeeConfirmationPage() {
  const { t, locale } = useMessages();
  const { id = '', registrationId = '' } = useParams();
  const { data } = useSuspenseQuery(AttendeeConfirmationDocument, { variables: { id: registrationId } });
  if (!data.me) throw new SignInNeeded();
  const { registration } = data;
  if (registration?.meeting.id !== id) throw new NotFound();
  const { meeting, person } = registration;
  return (
    <Page
      title={t('confirmation.title')}
      within={[meeting.displayTitle]}
      crumbs={[
        { to: paths.work(locale), label: t('work.title') },
        { to: paths.meetingRegistrations(locale, id), label: meeting.displayTitle, locale: meeting.displayTitleLocale },
      ]}
      lead={<p>{person.name}</p>}
    >
      {person.email === null && (
        <div className="screen-only">
          <Callout kind="info" title={t('confirmation.noMail')} />
        </div>
      )}
      <Facts registration={registration} />
      {!!registration.answers?.length && (
        <Section id="risposte" title={t('questions.answers')}>
          <GivenAnswers answers={registration.answers} />
        </Section>
      )}
      <Section id="contatti" title={t('confirmation.contacts')}>
        <p>{t('confirmation.howToCancel', { reference: registration.reference })}</p>
        <ContactLines contact={meeting.contact} />
      </Section>
      <p className="screen-only d-flex flex-wrap gap-3">
        <Button onClick={() => print()}>{t('confirmation.print')}</Button>
        <ButtonLink look="secondary" to={paths.meetingRegistrations(locale, id)}>
          {t('confirmation.back')}
        </ButtonLink>
        {meeting.process.viewerMayPlan && (
          <ButtonLink look="secondary" to={paths.personRecord(locale, meeting.process.slug, person.id)}>
            {t('record.open')}
          </ButtonLink>
        )}
        <ButtonLink look="secondary" to={paths.registerSomebody(locale, id)}>
          {t('confirmation.another')}
        </ButtonLink>
      </p>
    </Page>
  );
}

function Facts({ registration }: { registration: Confirmed }) {
  const { t } = useMessages();
  const { meeting, admission, reference } = registration;
  const needs = needsInWords(registration, t);
  const { venue, process, room } = meeting;
  const place = [room, venue?.street, venue?.municipality].filter(Boolean).join(', ');
  return (
    <DescriptionList
      items={[
        { term: t('plan.state'), value: <AttendeeStatus attendee={registration} /> },
        { term: t('confirmation.reference'), value: reference },
        { term: t('plan.meeting'), value: <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} /> },
        { term: t('confirmation.process'), value: <Text text={process.title} locale={process.titleLocale} /> },
        { term: t('confirmation.host'), value: process.host.name },
        { term: t('plan.when'), value: <MeetingWhen when={meeting} /> },
        ...(venue
          ? [
              {
                term: t('plan.where'),
                value: (
                  <>
                    {venue.name && <Text text={venue.name} locale={venue.nameLocale} />}
                    {venue.name && place && ', '}
                    {place}
                  </>
                ),
              },
            ]
          : []),
        { term: t('attendees.admission'), value: <Text text={admission.title} locale={admission.titleLocale} /> },
        ...(needs.length > 0 ? [{ term: t('attendees.needs'), value: needs.join('; ') }] : []),
      ]}
    />
  );
}
