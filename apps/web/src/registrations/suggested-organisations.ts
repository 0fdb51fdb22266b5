import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';

import { SuggestedOrganisationsDocument, type SuggestedOrganisationsQuery } from './registration.generated.js';

type Organisation = SuggestedOrganisationsQuery['organisations'][number];

const AFTER_TYPING = 250;
const LEAST_LETTERS = 2;

/** Organisations one of whose names fits what is typed, asked for when the typing pauses; `own`, the reader's, is always known. */
export function useSuggestedOrganisations(text: string, own: Organisation | null): readonly Organisation[] {
  const client = useApolloClient();
  const [found, setFound] = useState<readonly Organisation[]>([]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < LEAST_LETTERS) return;
    const timer = setTimeout(() => {
      // Without suggestions the name is simply typed.
      client.query({ query: SuggestedOrganisationsDocument, variables: { text: wanted } }).then(
        ({ data }) => setFound(data?.organisations ?? []),
        () => undefined,
      );
    }, AFTER_TYPING);
    return () => clearTimeout(timer);
  }, [client, text]);
  return own && !found.some(({ id }) => id === own.id) ? [...found, own] : found;
}
