import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** Why something that was asked for did not come. Each has its page state and its words. */
export type Failure = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'RATE_LIMITED' | 'BUSY' | 'TOO_LARGE' | 'OFFLINE' | 'INTERNAL_SERVER_ERROR';

const told: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'RATE_LIMITED', 'BUSY'] satisfies Failure[];

/** What is said of a request that never came as far as its operation. */
const byStatus: Readonly<Record<number, Failure>> = { 413: 'TOO_LARGE', 429: 'RATE_LIMITED', 503: 'BUSY' };

function isTold(code: unknown): code is Failure {
  return told.includes(code);
}

/** Thrown by pages when the server answers null to what the address names. */
export class NotFound extends Error {}

/** Thrown by pages that are one's own when nobody is signed in. */
export class SignInNeeded extends Error {}

/** Thrown by pages when the server keeps from the reader what the page is about. */
export class Forbidden extends Error {}

/** What to tell the reader about an error that a query, a mutation or a route threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotFound) return 'NOT_FOUND';
  if (error instanceof SignInNeeded) return 'UNAUTHENTICATED';
  if (error instanceof Forbidden) return 'FORBIDDEN';
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.map(({ extensions }) => extensions?.['code']).find(isTold) ?? 'INTERNAL_SERVER_ERROR';
  }
  if (ServerError.is(error)) return byStatus[error.statusCode] ?? 'INTERNAL_SERVER_ERROR';
  // fetch and import() reject with a TypeError when the network does not answer.
  return !navigator.onLine || error instanceof TypeError ? 'OFFLINE' : 'INTERNAL_SERVER_ERROR';
}
