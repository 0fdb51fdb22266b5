import type { ReactNode } from 'react';
import { Navigate } from 'react-router';

import { NotFound } from '../failure.js';
import { DeadLink } from './dead-link.js';
import type { RegistrationFragment } from './registration.generated.js';
import { type AddressedRegistration, useAddressedRegistration } from './use-registration.js';

/** A page that changes a registration: of one that cannot be changed any more, the page that says why is shown. */
export function ManageableRegistration({ children }: { children: (registration: RegistrationFragment, addressed: AddressedRegistration) => ReactNode }) {
  const addressed = useAddressedRegistration();
  const { registration, named, pathTo } = addressed;
  if (!registration && 'token' in named) return <DeadLink />;
  if (!registration) throw new NotFound();
  return registration.manageable ? children(registration, addressed) : <Navigate to={pathTo()} replace />;
}
