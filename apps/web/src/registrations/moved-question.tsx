import { useApolloClient, useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { ActForm } from './act-form.js';
import { AgreeToMoveDocument, type RegistrationInListFragment } from './registration.generated.js';
import type { AddressedRegistration } from './use-registration.js';

interface MovedQuestionProps {
  registration: Pick<RegistrationInListFragment, 'id' | 'movedFrom' | 'manageable'> & { meeting: Pick<RegistrationInListFragment['meeting'], 'displayTitle' | 'version'> };
  /** How the mutation names it. */
  named: AddressedRegistration['named'];
  /** The page that asks before cancelling. */
  cancelPath: string;
}

/** Asks whoever registered for a meeting that has moved since whether they come all the same, and thanks them when they do. */
export function MovedQuestion({ registration: { id, movedFrom, manageable, meeting }, named, cancelPath }: MovedQuestionProps) {
  const { t } = useMessages();
  const client = useApolloClient();
  const [agree, { data, loading }] = useMutation(AgreeToMoveDocument);
  if (!manageable) return null;
  if (!movedFrom) return data?.agreeToMove.registration ? <Callout kind="success" live title={t('moved.thanks')} /> : null;
  const act = async () => {
    const answer = await agree({ variables: { input: { ...named, version: meeting.version } } });
    const errors = answer.data?.agreeToMove.userErrors ?? [];
    // It may have moved again since the page was read.
    if (errors.length > 0) await client.refetchQueries({ include: 'active' });
    return errors.map(({ message }) => ({ message }));
  };
  const title = <span className="visually-hidden">{meeting.displayTitle}</span>;
  return (
    <Callout kind="warning" title={t('moved.title')}>
      <ActForm name={`agree-${id}`} onAct={act}>
        <p>{t('moved.question')}</p>
        <p className="d-flex flex-wrap gap-3 mb-0">
          <Button type="submit" busy={loading} icon="check">
            {t('moved.agree')} {title}
          </Button>
          <ButtonLink to={cancelPath} look="danger">
            {t('mine.cancel')} {title}
          </ButtonLink>
        </p>
      </ActForm>
    </Callout>
  );
}
