import type { EntityManager } from '@mikro-orm/postgresql';
import { isDatabaseOutage } from '../kernel/database-outage.js';
import { UnavailableError } from '../kernel/graphql-errors.js';
import { localeFromHeader } from '../kernel/locale.js';
import { tokenHash } from '../kernel/secret-token.js';
import type { Viewer } from './viewer.js';
import { findLiveSession, type LiveSession } from './viewers.queries.js';

/** What is read of an HTTP request to know who asks; Fastify's requests have it. */
export interface AskingRequest {
  readonly id: string;
  /** Behind a trusted proxy the forwarded address. */
  readonly ip: string;
  readonly headers: { readonly 'accept-language'?: string | undefined };
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

/**
 * Knows who asks by the session cookie: one statement, and none for visitors.
 *
 * @param cookieName  of the session, see accessCookies
 * @throws UnavailableError  while the database is away, so that nobody looks signed out
 */
export async function loadViewer(em: EntityManager, request: AskingRequest, cookieName: string, now: Date): Promise<Viewer> {
  const token = request.cookies[cookieName];
  const session = token ? await findSession(em, token, now) : null;
  return {
    person: session && { id: session.personId, name: session.name, email: session.email, locale: session.locale },
    sessionId: session?.sessionId ?? null,
    roles: session?.roles ?? [],
    locale: localeFromHeader(request.headers['accept-language']),
    address: request.ip,
    requestId: request.id,
  };
}

/** The same asker, no longer signed in. */
export function visitor({ locale, address, requestId }: Viewer): Viewer {
  return { person: null, sessionId: null, roles: [], locale, address, requestId };
}

async function findSession(em: EntityManager, token: string, now: Date): Promise<LiveSession | null> {
  try {
    return await findLiveSession(em, tokenHash(token), now);
  } catch (error) {
    throw isDatabaseOutage(error) ? new UnavailableError() : error;
  }
}
