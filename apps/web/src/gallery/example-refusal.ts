import type { ErrorCode } from '../schema.generated.js';

/** What the server says when it refuses, in its words; the path's last name is the field that it is said at. */
export function refusal(message: string, path: string[] | null = null, code: ErrorCode = 'INVALID') {
  return [{ __typename: 'UserError' as const, code, message, path }];
}

export const stale = refusal('Nel frattempo qualcuno ha cambiato l’incontro: la data. Ricarica la pagina e ripeti le tue modifiche.', null, 'STALE');
