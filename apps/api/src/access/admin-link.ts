import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../kernel/database.js';
import { DomainError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import type { Locale } from '../kernel/locale.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import type { Settings } from '../kernel/settings.js';
import { StartFault } from '../kernel/start-fault.js';
import { keepSignInCode } from './sessions.queries.js';

/**
 * Makes a link that works once, within ten minutes: the button behind it signs in and makes the address an
 * administrator. The token stands behind the #, so it reaches no server and no log before the button is pressed.
 *
 * @throws StartFault  when it is no address
 */
export async function makeAdminLink({ publicUrl }: Settings, databaseUrl: string, address: string, locale: Locale, now: Date): Promise<string> {
  const email = checked(address).toLowerCase();
  const token = newToken();
  const orm = await MikroORM.init(databaseOptions(databaseUrl, 1));
  try {
    await keepSignInCode(orm.em.fork(), { email, browserHash: tokenHash(token), code: null }, now);
  } finally {
    await orm.close(true);
  }
  return `${publicUrl}/${locale}/accedi#${token}`;
}

function checked(address: string): string {
  try {
    return emailAddress(address, ['address']);
  } catch (error) {
    throw error instanceof DomainError ? new StartFault(`"${address}" is no e-mail address.`, error) : error;
  }
}
