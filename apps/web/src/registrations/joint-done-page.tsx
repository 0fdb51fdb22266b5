import { useState } from 'react';
import { Navigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonLink } from '../ui/button.js';
import { Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { jointResult } from './joint-result.js';
import { JointFrame, type JointPage } from './joint-step.js';
import { MeetingFacts } from './meeting-facts.js';

/** After sending: what became of each date; without an account, that a mail is on its way. */
export function JointDonePage() {
  return <JointFrame titled="joint.done">{(page) => <Done page={page} />}</JointFrame>;
}

function Done({ page: { name, plan, process, of } }: { page: JointPage }) {
  const { t, locale } = useMessages();
  const [result] = useState(() => jointResult(name));
  if (!result) return <Navigate to={paths.jointRegistration(locale, process.slug, of)} replace />;
  const { email, outcomes } = result;
  const meetings = plan.flatMap(({ meeting }) => [meeting, ...meeting.alternatives]);
  return (
    <>
      {email !== null && (
        <Section id="next" title={t('posted.title')}>
          <p>{t('posted.sentTo', { email })}</p>
          <p>{t('joint.oneButton')}</p>
          <p>{t('posted.lookInSpam')}</p>
        </Section>
      )}
      <Section id="dates" title={t('joint.outcomes')}>
        <ul className="list-unstyled">
          {outcomes.map(({ meetingId, message }) => {
            const meeting = meetings.find(({ id }) => id === meetingId);
            return (
              <li key={meetingId} className="mb-4">
                {meeting && (
                  <>
                    <p className="fw-semibold mb-1">
                      <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
                    </p>
                    <MeetingFacts meeting={meeting} admission={null} />
                  </>
                )}
                <p>{message}</p>
              </li>
            );
          })}
        </ul>
      </Section>
      <p className="d-flex flex-wrap gap-3">
        {email === null && <ButtonLink to={paths.myRegistrations(locale)}>{t('site.myRegistrations')}</ButtonLink>}
        <ButtonLink to={paths.process(locale, process.slug)} look="secondary">
          {t('joint.toProcess')}
        </ButtonLink>
      </p>
    </>
  );
}
