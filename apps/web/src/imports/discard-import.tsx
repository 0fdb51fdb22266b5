import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { DiscardPeopleImportDocument } from './import-of-people.generated.js';

/** Throws the file away; nothing of it was written. */
export function DiscardImport({ id, slug }: { id: string; slug: string }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const [discard, { data, loading, error }] = useMutation(DiscardPeopleImportDocument);
  const act = async () => {
    const { data: answer } = await discard({ variables: { input: { peopleImportId: id } } });
    if (answer?.discardPeopleImport.discarded) void navigate(paths.importsOfPeople(locale, slug));
  };
  return (
    <>
      <ActProblem error={error} refused={data?.discardPeopleImport.userErrors[0]} />
      <p>
        <Button look="link" busy={loading} onClick={() => void act().catch(() => undefined)}>
          {t('imports.discard')}
        </Button>
      </p>
    </>
  );
}
