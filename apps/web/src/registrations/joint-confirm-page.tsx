import { useMutation, useSuspenseQuery } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Page, Section } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { ActForm } from './act-form.js';
import { DeadLink } from './dead-link.js';
import { ConfirmRegistrationsDocument, RegistrationsByTokenDocument } from './joint-registration.generated.js';
import { MeetingFacts } from './meeting-facts.js';
import { useToken } from './use-registration.js';

/** The page behind the link of a mail about several registrations. Opening it does nothing; its one button confirms them all. */
export function JointConfirmPage() {
  const { t, locale } = useMessages();
  const token = useToken();
  const link = useSuspenseQuery(RegistrationsByTokenDocument, { variables: { token } }).data.registrationsByToken;
  const [confirm, { data, loading }] = useMutation(ConfirmRegistrationsDocument);
  if (!link) return <DeadLink />;
  const outcomes = data?.confirmRegistrations.outcomes ?? [];
  const done = outcomes.length > 0 || !link.usable;
  const name = link.otherPersonName;
  const act = async () => {
    const answer = await confirm({ variables: { input: { token } } });
    return answer.data?.confirmRegistrations.userErrors.map(({ message }) => ({ message }));
  };
  return (
    <Page
      key={String(done)}
      title={t(done ? 'joint.done' : name === null ? 'joint.confirmTitle' : 'confirm.titleOther')}
      lead={<p>{t(done ? 'joint.confirmed' : name === null ? 'joint.confirmLead' : 'confirm.leadOther', { name: name ?? '' })}</p>}
    >
      <Section id="dates" title={t('joint.step.incontri')}>
        <ul className="list-unstyled">
          {link.meetings.map((meeting) => (
            <li key={meeting.id} className="mb-4">
              <p className="fw-semibold mb-1">
                <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
              </p>
              <MeetingFacts meeting={meeting} admission={null} />
              {outcomes
                .filter((outcome) => outcome.meeting.id === meeting.id)
                .map(({ message }) => (
                  <p key={message}>{message}</p>
                ))}
            </li>
          ))}
        </ul>
      </Section>
      {done ? (
        <p>
          <ButtonLink to={paths.myRegistrations(locale)}>{t('site.myRegistrations')}</ButtonLink>
        </p>
      ) : (
        <ActForm name="confirm-all" onAct={act}>
          <Button type="submit" busy={loading} icon="check">
            {name === null ? t('joint.confirmButton') : t('confirm.buttonOther', { name })}
          </Button>
          <p className="mt-4">{t(name === null ? 'confirm.notYou' : 'confirm.notYouOther')}</p>
        </ActForm>
      )}
    </Page>
  );
}
