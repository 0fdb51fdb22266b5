import { MeetingActionCard } from '../meetings/meeting-action-card.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Page } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { MeetingFacts } from './meeting-facts.js';
import type { RegistrationMeetingFragment } from './registration.generated.js';
import type { FlowMeeting } from './registration-step.js';

/** In place of the form: one attends a session once, and what one has can be changed. */
export function AlreadyRegistered({ meeting, own, registrationId }: { meeting: FlowMeeting; own: RegistrationMeetingFragment; registrationId: string }) {
  const { t, locale } = useMessages();
  return (
    <Page title={t('register.already')} within={[meeting.displayTitle]} lead={<p>{t(own.id === meeting.id ? 'register.alreadyHere' : 'register.alreadyElsewhere')}</p>}>
      <Callout kind="info" title={<Text text={own.displayTitle} locale={own.displayTitleLocale} />}>
        <MeetingFacts meeting={own} admission={null} />
      </Callout>
      <p className="d-flex flex-wrap gap-3">
        <ButtonLink to={paths.myRegistration(locale, registrationId)}>{t('register.manage')}</ButtonLink>
        <ButtonLink to={paths.meeting(locale, meeting.process.slug, meeting.id)} look="secondary">
          {t('register.toMeeting')}
        </ButtonLink>
      </p>
    </Page>
  );
}

/** In place of the form: why one cannot register, in the words of the meeting's page. */
export function NothingToRegisterFor({ meeting }: { meeting: FlowMeeting }) {
  const { t, locale } = useMessages();
  const { slug } = meeting.process;
  return (
    <Page title={t('register.notPossible')} within={[meeting.displayTitle]} lead={<p>{meeting.displayTitle}</p>}>
      <div className="row">
        <div className="col-12 col-lg-6">
          <MeetingActionCard meeting={meeting} />
        </div>
      </div>
      <p className="mt-4 d-flex flex-wrap gap-3">
        <ButtonLink to={paths.meeting(locale, slug, meeting.id)}>{t('register.toMeeting')}</ButtonLink>
        <ButtonLink to={`${paths.processMeetings(locale, slug)}?aperti=si`} look="secondary">
          {t('register.otherMeetings')}
        </ButtonLink>
      </p>
    </Page>
  );
}
