import { createHmac } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { DomainError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import { NotFoundError, RateLimitedError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { networkOf } from '../kernel/network-address.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { enqueueMails } from '../mail/outbox.js';
import type { SignedIn } from './current-viewer.js';
import { type PersonType, personSeenBy } from './person.graphql.js';
import { keepRole } from './roles.queries.js';
import { accessCookies, type AccessCookies, SIGN_IN_LIFETIME_MS } from './session-cookie.js';
import type { LoginSessionType, RequestSignInCodeInput, SignInInput } from './session.graphql.js';
import {
  beginSession,
  endSession,
  keepSignInCode,
  personWithAddress,
  sessionsOf,
  tryUseLink,
  trySignInCode,
  wrongTriesOfDay,
} from './sessions.queries.js';
import { newSignInCode, signInCodeHash, typedCode } from './sign-in-code.js';
import { signInCode } from './sign-in-code.mail.js';
import type { GraphqlContext, Viewer } from './viewer.js';
import { visitor } from './viewer-loader.js';
import { findLiveSession } from './viewers.queries.js';

const CODE_WINDOW_SECONDS = 10 * 60;
/** After so many wrong codes for one address within a day, whoever tries them (NIST SP 800-63B, 5.2.2). */
const MOST_WRONG_TRIES = 100;
const DAY_SECONDS = 24 * 60 * 60;
const TOKEN = /^[\w-]{43}$/;

/** Signing in and out, and the sessions that come of it. */
@Injectable()
export class SessionsService {
  private readonly cookies: AccessCookies;

  constructor(
    private readonly em: EntityManager,
    private readonly limiter: RateLimiter,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.cookies = accessCookies(settings);
  }

  /**
   * Sends a code that works in this browser for ten minutes and replaces an earlier one. What is done, and how long it
   * takes, is the same whether anybody is known by the address or not (no enumeration, ASVS 6.3.8).
   *
   * @throws InvalidError  when it is no address
   * @throws RateLimitedError  too many codes for the mailbox or from the network address
   */
  async requestCode(input: RequestSignInCodeInput, context: GraphqlContext): Promise<{ sent: boolean }> {
    const { viewer, now } = context;
    const address = emailAddress(input.email, ['email']);
    const email = address.toLowerCase();
    const { limits } = this.settings;
    await this.countCode(`sign-in-code:address:${networkOf(viewer.address)}`, limits.signInCodesPerAddress, now);
    await this.countCode(`sign-in-code:mailbox:${this.keyed(email)}`, limits.signInCodesPerMailbox, now);

    const browser = this.browserSecret(context) ?? newToken();
    const browserHash = tokenHash(browser);
    const code = newSignInCode();
    const hash = signInCodeHash(this.settings.sessionSecret, email, browserHash, code);
    const locale = input.locale ?? viewer.locale;
    await this.em.transactional(async (em) => {
      await keepSignInCode(em, { email, browserHash, code: { hash, locale } }, now);
      const validUntil = new Date(now.getTime() + SIGN_IN_LIFETIME_MS).toISOString();
      const mail = signInCode.mail({ to: { name: '', address }, locale, data: { secret: code, validUntil } });
      await enqueueMails(em, [mail], now);
    });
    context.reply.setCookie(this.cookies.browser.name, browser, this.cookies.browser.options);
    return { sent: true };
  }

  /**
   * Signs in with a code from the mail, in the browser that asked for it. An address that nobody has becomes a person,
   * whose language is that of the mail.
   * Each try counts, also several in one request; a session that the browser had ends.
   *
   * @throws DomainError  CODE_WRONG: wrong, too old, replaced, used, of another browser, or the fifth try is gone
   */
  async signIn(input: SignInInput, context: GraphqlContext): Promise<{ person: PersonType }> {
    const { now } = context;
    const email = emailAddress(input.email, ['email']);
    const browser = this.browserSecret(context);
    if (!browser) throw new DomainError('CODE_WRONG', {}, ['code']);
    const key = email.toLowerCase();
    if ((await wrongTriesOfDay(this.em, key, now)) >= MOST_WRONG_TRIES) throw new RateLimitedError(DAY_SECONDS);

    const browserHash = tokenHash(browser);
    const codeHash = signInCodeHash(this.settings.sessionSecret, key, browserHash, typedCode(input.code));
    const session = await this.em.transactional(async (em) => {
      const locale = await trySignInCode(em, key, browserHash, codeHash, now);
      return locale && this.begin(em, await personWithAddress(em, email, locale, now), context);
    });
    if (!session) throw new DomainError('CODE_WRONG', {}, ['code']);
    context.reply.clearCookie(this.cookies.browser.name, this.cookies.browser.options);
    return this.enter(session, context);
  }

  /**
   * Signs in with a link that the command line printed, and makes its address an administrator.
   *
   * @throws DomainError  TOKEN_USED_OR_EXPIRED
   */
  async useLink(token: string, context: GraphqlContext): Promise<{ person: PersonType }> {
    const { now, viewer } = context;
    const session = await this.em.transactional(async (em) => {
      const address = await tryUseLink(em, tokenHash(token), now);
      if (address === null) return null;
      const personId = await personWithAddress(em, address, viewer.locale, now);
      await keepRole(em, personId, 'ADMINISTRATOR', { processId: null, groupId: null, meetingId: null }, now);
      const subject = { subjectType: 'person', subjectId: personId, processId: null };
      await recordAudit(em, { at: now, personId, action: 'role.granted', ...subject, details: { role: 'ADMINISTRATOR', by: 'command line' }, requestId: viewer.requestId });
      return this.begin(em, personId, context);
    });
    if (!session) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
    return this.enter(session, context);
  }

  /** Ends the caller's session. For a visitor nothing happens. */
  async signOut(context: GraphqlContext): Promise<{ signedOut: boolean }> {
    const { viewer, now } = context;
    context.reply.clearCookie(this.cookies.session.name, this.cookies.session.options);
    context.viewer = visitor(viewer);
    if (!viewer.person || !viewer.sessionId) return { signedOut: false };
    return { signedOut: await endSession(this.em, viewer.sessionId, viewer.person.id, now) };
  }

  async mine(viewer: SignedIn, now: Date): Promise<LoginSessionType[]> {
    const sessions = await sessionsOf(this.em, viewer.person.id, now);
    return sessions.map((session) => ({ ...session, current: session.id === viewer.sessionId }));
  }

  /** Ends one of the caller's sessions. @throws NotFoundError also for sessions of others */
  async revoke(sessionId: string, viewer: SignedIn, now: Date): Promise<{ revoked: boolean }> {
    const ended = isId(sessionId) && (await endSession(this.em, sessionId, viewer.person.id, now));
    if (!ended) throw new NotFoundError();
    return { revoked: true };
  }

  private async countCode(key: string, limit: number, now: Date): Promise<void> {
    const verdict = await this.limiter.hit(key, limit, CODE_WINDOW_SECONDS, now);
    if (!verdict.allowed) throw new RateLimitedError(verdict.retryAfterSeconds);
  }

  /** The secret of the browser that asked for a code; null for none, and for what cannot be one of ours. */
  private browserSecret({ cookies }: GraphqlContext): string | null {
    const secret = cookies[this.cookies.browser.name];
    return secret !== undefined && TOKEN.test(secret) ? secret : null;
  }

  private keyed(text: string): string {
    return createHmac('sha256', this.settings.sessionSecret).update(text).digest('base64url');
  }

  /** A new session in place of the one that the browser had, if any. */
  private async begin(em: EntityManager, personId: string, { viewer, now }: GraphqlContext): Promise<{ token: string; hash: string }> {
    if (viewer.person && viewer.sessionId) await endSession(em, viewer.sessionId, viewer.person.id, now);
    const session = await beginSession(em, personId, now);
    const subject = { subjectType: 'session', subjectId: session.id, processId: null };
    await recordAudit(em, { at: now, personId, action: 'session.begun', ...subject, requestId: viewer.requestId });
    return session;
  }

  /** Gives the browser its cookie; the rest of the operation is answered to the person who is signed in now. */
  private async enter({ token, hash }: { token: string; hash: string }, context: GraphqlContext): Promise<{ person: PersonType }> {
    const live = await findLiveSession(this.em, hash, context.now);
    if (!live) throw new DomainError('CODE_WRONG', {}, ['code']);
    const person = { id: live.personId, name: live.name, email: live.email, locale: live.locale };
    const viewer: Viewer = { ...context.viewer, person, sessionId: live.sessionId, roles: live.roles };
    context.viewer = viewer;
    context.reply.setCookie(this.cookies.session.name, token, this.cookies.session.options);
    return { person: personSeenBy(viewer, person, false) };
  }
}
