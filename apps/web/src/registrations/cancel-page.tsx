import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import { type MessageKey, useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { Text } from '../ui/text.js';
import { ActForm } from './act-form.js';
import { MeetingFacts } from './meeting-facts.js';
import { ManageableRegistration } from './manageable-registration.js';
import { CancelRegistrationDocument, type RegistrationFragment } from './registration.generated.js';
import type { AddressedRegistration } from './use-registration.js';

/** Asks before cancelling, on a page of its own. */
export function CancelPage() {
  return <ManageableRegistration>{(registration, addressed) => <Cancel registration={registration} addressed={addressed} />}</ManageableRegistration>;
}

function Cancel({ registration, addressed: { named, pathTo } }: { registration: RegistrationFragment; addressed: AddressedRegistration }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [cancel, { loading }] = useMutation(CancelRegistrationDocument);
  const { meeting, admission, status } = registration;
  const { title, text, act: button } = cancelWords(status);
  const act = async () => {
    const { data } = await cancel({ variables: { input: named } });
    if (data?.cancelRegistration.registration) await navigate(pathTo(), { replace: true });
    return data?.cancelRegistration.userErrors.map(({ message }) => ({ message }));
  };
  return (
    <Page title={t(title)} within={[meeting.displayTitle]} lead={<p>{t(text)}</p>}>
      <ActForm name={`cancel-${registration.id}`} onAct={act}>
        <div className="callout-inner mb-4">
          <p className="fw-semibold mb-2">
            <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
          </p>
          <MeetingFacts meeting={meeting} admission={admission} />
        </div>
        <p className="d-flex flex-wrap gap-3">
          <Button type="submit" look="danger" busy={loading}>
            {t(button)}
          </Button>
          <ButtonLink to={pathTo()} look="secondary">
            {t('unregister.keep')}
          </ButtonLink>
        </p>
      </ActForm>
    </Page>
  );
}

/** What is given up: a seat, a place in the line, a request, or an offer. */
function cancelWords(status: RegistrationFragment['status']): Record<'title' | 'text' | 'act', MessageKey> {
  switch (status) {
    case 'WAITING':
      return { title: 'unregister.titleWaiting', text: 'unregister.textWaiting', act: 'unregister.doWaiting' };
    case 'TO_APPROVE':
      return { title: 'unregister.titleRequest', text: 'unregister.textRequest', act: 'unregister.doRequest' };
    case 'OFFERED':
      return { title: 'unregister.titleOffer', text: 'unregister.textOffer', act: 'unregister.doOffer' };
    default:
      return { title: 'unregister.title', text: 'unregister.text', act: 'unregister.do' };
  }
}
