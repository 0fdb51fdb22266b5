import type { EntityManager } from '@mikro-orm/postgresql';
import { emailAddress } from '../kernel/email-address.js';
import type { Locale } from '../kernel/locale.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { keepSignInCode } from './sessions.queries.js';

/**
 * Makes a link that works once, within ten minutes: the button behind it signs in and makes the address an
 * administrator. The token stands behind the #, so it reaches no server and no log before the button is pressed.
 *
 * @throws InvalidError  when it is no address
 */
export async function makeAdminLink(em: EntityManager, publicUrl: string, address: string, locale: Locale, now: Date): Promise<string> {
  const token = newToken();
  await keepSignInCode(em, emailAddress(address, ['address']).toLowerCase(), tokenHash(token), null, now);
  return `${publicUrl}/${locale}/accedi#${token}`;
}
