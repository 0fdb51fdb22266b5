import type { Settings } from '../kernel/settings.js';

/** The most that a session lives, in use every day: 90 days. */
export const SESSION_LIFETIME_MS = 90 * 24 * 60 * 60 * 1000;
/** A session that nobody uses ends after 14 days. */
export const SESSION_IDLE_MS = 14 * 24 * 60 * 60 * 1000;
/** How long a code or a link for signing in works (ASVS 6.5.5: ten minutes at most). */
export const SIGN_IN_LIFETIME_MS = 10 * 60 * 1000;

export interface CookieOptions {
  path: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'lax';
  /** Seconds. */
  maxAge?: number;
}

export interface AccessCookies {
  /** Holds the token of the session. */
  session: { name: string; options: CookieOptions };
  /** Holds the secret of the browser that asked for a code. */
  browser: { name: string; options: CookieOptions };
}

/**
 * The two cookies of signing in. Over https they carry the `__Host-` prefix (RFC 6265bis, 4.1.3.2): no other host, path or
 * plain connection can set them. A browser refuses that prefix over http, so a local installation goes without.
 */
export function accessCookies({ publicUrl }: Pick<Settings, 'publicUrl'>): AccessCookies {
  const secure = publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  const shared = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  return {
    session: { name: `${prefix}percorso`, options: { ...shared, maxAge: SESSION_LIFETIME_MS / 1000 } },
    browser: { name: `${prefix}percorso-code`, options: { ...shared, maxAge: SIGN_IN_LIFETIME_MS / 1000 } },
  };
}
