import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Page } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { AdmissionChoices, type MeetingChoice, nameOf } from './admission-choices.js';
import { ManageableRegistration } from './manageable-registration.js';
import { MeetingFacts } from './meeting-facts.js';
import { ChangeAdmissionDocument, RegistrationByTokenDocument, RegistrationDocument, type RegistrationFragment, type RegistrationMeetingFragment } from './registration.generated.js';
import { choicesOf } from './registration-choices.js';
import type { RegistrationNotice } from './registration-notice.js';
import type { AddressedRegistration } from './use-registration.js';

interface Values {
  admissionId: string;
  /** Whoever waits for one place of the session may wait for another one too. */
  keepPlace: boolean;
}

/** From one way to attend to another, also to where else the session is held, in one act. */
export function ChangePage() {
  return <ManageableRegistration>{(registration, addressed) => <Change registration={registration} addressed={addressed} />}</ManageableRegistration>;
}

function Change({ registration, addressed: { named, pathTo } }: { registration: RegistrationFragment; addressed: AddressedRegistration }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [change, { loading }] = useMutation(ChangeAdmissionDocument);
  const refresh = useRefresh(named);
  const form = useDraftForm<Values>(`change-${registration.id}`, { admissionId: '', keepPlace: true });
  const { meeting, admission } = registration;
  const choices = choicesOf<RegistrationMeetingFragment>(meeting).filter((choice) => choice.admission.id !== admission.id);

  const standsInTwoLines = (choice: MeetingChoice | undefined) => registration.status === 'WAITING' && choice?.admission.state === 'WAITING_LIST' && choice.meeting.id !== meeting.id;
  const act = async ({ admissionId, keepPlace }: Values) => {
    const chosen = choices.find((choice) => choice.admission.id === admissionId);
    // Whoever chooses something of which they see that it is full agrees to wait for it.
    const wait = chosen?.admission.state === 'WAITING_LIST';
    const { data } = await change({ variables: { input: { ...named, admissionId, wait, keepPlace: keepPlace && standsInTwoLines(chosen) } } });
    const changed = data?.changeAdmission.registration;
    await refresh();
    if (changed && chosen) {
      form.forgetDraft();
      const waitsBesides = changed.id !== registration.id;
      const notice: RegistrationNotice = waitsBesides ? { kind: 'WAITS_BESIDES', where: nameOf(chosen), position: changed.position ?? 1 } : { kind: 'CHANGED' };
      await navigate(pathTo(), { replace: true, state: notice });
    }
    return data?.changeAdmission.userErrors.map(({ message }) => ({ message }));
  };
  return (
    <Page title={t('change.title')} within={[meeting.displayTitle]} lead={<p>{t(registration.status === 'WAITING' ? 'change.textWaiting' : 'change.text')}</p>}>
      <Form form={form} onSubmit={act}>
        <div className="callout-inner mb-4">
          <p className="mb-2">{t('change.now')}</p>
          <p className="fw-semibold mb-2">
            <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
          </p>
          <MeetingFacts meeting={meeting} admission={admission} />
        </div>
        <AdmissionChoices form={form} name="admissionId" label={t('change.to')} choices={choices} />
        {standsInTwoLines(choices.find((choice) => choice.admission.id === form.watch('admissionId'))) && (
          <Checkbox form={form} name="keepPlace" label={t('twoLines.keepPlace', { meeting: meeting.displayTitle })} hint={t('twoLines.keepPlaceHint')} />
        )}
        <p className="d-flex flex-wrap gap-3">
          <Button type="submit" busy={loading}>
            {t('change.do')}
          </Button>
          <ButtonLink to={pathTo()} look="secondary">
            {t('unregister.keep')}
          </ButtonLink>
        </p>
      </Form>
    </Page>
  );
}

/** Reads the registration anew: by a change another one may be meant, and the places left are others. */
function useRefresh(named: AddressedRegistration['named']): () => Promise<unknown> {
  const client = useApolloClient();
  return () =>
    'token' in named
      ? client.query({ query: RegistrationByTokenDocument, variables: named, fetchPolicy: 'network-only' })
      : client.query({ query: RegistrationDocument, variables: { id: named.registrationId }, fetchPolicy: 'network-only' });
}
