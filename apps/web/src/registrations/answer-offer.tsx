import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
import { InstantText } from '../ui/date.js';
import { Section } from '../ui/page.js';
import { ActForm } from './act-form.js';
import { AcceptOfferDocument, type RegistrationFragment } from './registration.generated.js';
import type { AddressedRegistration } from './use-registration.js';

/** The two answers to a seat that is offered. Opening the page does neither. */
export function AnswerOffer({ registration: { id }, addressed: { named, pathTo } }: { registration: RegistrationFragment; addressed: AddressedRegistration }) {
  const { t } = useMessages();
  const [accept, { loading }] = useMutation(AcceptOfferDocument);
  const act = async () => {
    const { data } = await accept({ variables: { input: named } });
    return data?.acceptOffer.userErrors.map(({ message }) => ({ message }));
  };
  return (
    <Section id="acts" title={t('offer.answer')}>
      <ActForm name={`offer-${id}`} onAct={act}>
        <p>{t('offer.kept')}</p>
        <p className="d-flex flex-wrap gap-3">
          <Button type="submit" busy={loading} icon="check">
            {t('offer.accept')}
          </Button>
          <ButtonLink to={pathTo('annulla')} look="secondary">
            {t('offer.decline')}
          </ButtonLink>
        </p>
      </ActForm>
    </Section>
  );
}

/** Until when the seat is held for the reader. */
export function OfferUntil({ instant, zone }: { instant: string; zone: string }) {
  const { t } = useMessages();
  return (
    <p>
      {t('offer.until')} <InstantText instant={instant} zone={zone} />
    </p>
  );
}
