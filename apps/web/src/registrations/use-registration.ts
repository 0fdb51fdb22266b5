import { skipToken, useSuspenseQuery } from '@apollo/client/react';
import { useLocation, useParams } from 'react-router';

import { useMessages } from '../messages.js';
import { paths, type RegistrationAct } from '../paths.js';
import { RegistrationByTokenDocument, type RegistrationByTokenQuery, RegistrationDocument, type RegistrationFragment } from './registration.generated.js';

export type Link = NonNullable<RegistrationByTokenQuery['registrationByToken']>;

/** The registration that a page is about, by its address: one's own by its id, or the one behind a mail's link. */
export interface AddressedRegistration {
  /** Null when the address names none. */
  registration: RegistrationFragment | null;
  /** Null when it is one's own, of an account. */
  link: Link | null;
  /** How mutations name it. */
  named: { registrationId: string } | { token: string };
  /** The page itself, or the one of an act. */
  pathTo: (act?: RegistrationAct) => string;
}

export function useAddressedRegistration(): AddressedRegistration {
  const { locale } = useMessages();
  const { registrationId } = useParams();
  const token = useToken();
  const own = useSuspenseQuery(RegistrationDocument, registrationId ? { variables: { id: registrationId }, fetchPolicy: 'cache-and-network' } : skipToken);
  const byToken = useSuspenseQuery(RegistrationByTokenDocument, registrationId || !token ? skipToken : { variables: { token }, fetchPolicy: 'cache-and-network' });
  const link = byToken.data?.registrationByToken ?? null;
  if (registrationId) {
    return { registration: own.data?.registration ?? null, link: null, named: { registrationId }, pathTo: (act) => paths.myRegistration(locale, registrationId, act) };
  }
  return { registration: link?.registration ?? null, link, named: { token }, pathTo: (act) => paths.registrationByMail(locale, token, act) };
}

/** The secret of a mail's link, from behind the # of the address; empty when there is none. */
export function useToken(): string {
  return useLocation().hash.slice(1);
}
