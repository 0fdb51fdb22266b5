import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { SESSION_IDLE_MS, SESSION_LIFETIME_MS, SIGN_IN_LIFETIME_MS } from './session-cookie.js';

const MOST_TRIES = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What somebody signs in with. */
export interface NewSignIn {
  /** In lower case. */
  email: string;
  /** Of the secret that the browser keeps, or of a link of the command line. */
  browserHash: string;
  /** The digits, and the language of their mail; null: a link of the command line. */
  code: { hash: string; locale: Locale } | null;
}

export async function keepSignInCode(em: EntityManager, { email, browserHash, code }: NewSignIn, now: Date): Promise<void> {
  await em.execute(
    `insert into sign_in_code (id, email, code_hash, browser_hash, locale, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)`,
    [newId(), email, code?.hash ?? null, browserHash, code?.locale ?? null, now, new Date(now.getTime() + SIGN_IN_LIFETIME_MS)],
  );
}

/**
 * Tries a code, in one statement: right, and it is used up; wrong, and one of its five tries is gone. Of the codes for
 * an address and a browser only the newest can be right. Many at once wait for each other's row: one of them is right.
 *
 * @returns the language in which it was sent; null when it was wrong
 */
export async function trySignInCode(em: EntityManager, email: string, browserHash: string, codeHash: string, now: Date): Promise<Locale | null> {
  const [tried] = await em.execute<{ right: boolean; locale: Locale }[]>(
    `update sign_in_code
        set used_at = case when code_hash = ? then ?::timestamptz end,
            tries = tries + case when code_hash = ? then 0 else 1 end
      where id = (select id from sign_in_code where email = ? and browser_hash = ? and code_hash is not null order by created_at desc, id desc limit 1)
        and used_at is null and expires_at > ? and tries < ?
      returning used_at is not null as right, locale`,
    [codeHash, now, codeHash, email, browserHash, now, MOST_TRIES],
  );
  return tried?.right ? tried.locale : null;
}

/** Uses up a link of the command line. @returns the address it was made for; null when it is unknown, used or too old */
export async function tryUseLink(em: EntityManager, linkHash: string, now: Date): Promise<string | null> {
  const [used] = await em.execute<{ email: string }[]>(
    `update sign_in_code set used_at = ?
      where browser_hash = ? and code_hash is null and used_at is null and expires_at > ?
      returning email`,
    [now, linkHash, now],
  );
  return used?.email ?? null;
}

/** How many wrong codes were tried for an address within a day, in whatever browser. */
export async function wrongTriesOfDay(em: EntityManager, email: string, now: Date): Promise<number> {
  const [row] = await em.execute<{ tries: number }[]>(
    `select coalesce(sum(tries), 0)::int as tries from sign_in_code where email = ? and created_at > ?`,
    [email, new Date(now.getTime() - DAY_MS)],
  );
  return row?.tries ?? 0;
}

/** The person with an address; a new one, without a name yet, when there is none. */
export async function personWithAddress(em: EntityManager, address: string, locale: Locale, now: Date): Promise<string> {
  const [made] = await em.execute<{ id: string }[]>(
    `insert into person (id, name, name_key, email, locale, created_at) values (?, '', '', ?, ?, ?)
     on conflict (lower(email)) do nothing returning id`,
    [newId(), address, locale, now],
  );
  if (made) return made.id;
  const [known] = await em.execute<{ id: string }[]>(`select id from person where lower(email) = lower(?)`, [address]);
  if (!known) throw new Error('A person was neither there nor made.');
  return known.id;
}

/** Begins a session. @returns its token, which only the browser keeps */
export async function beginSession(em: EntityManager, personId: string, now: Date): Promise<{ id: string; token: string; hash: string }> {
  const [id, token] = [newId(), newToken()];
  const hash = tokenHash(token);
  await em.execute(
    `insert into login_session (id, token_hash, person_id, created_at, last_seen_at, expires_at) values (?, ?, ?, ?, ?, ?)`,
    [id, hash, personId, now, now, new Date(now.getTime() + SESSION_LIFETIME_MS)],
  );
  return { id, token, hash };
}

/** Ends a session of a person. @returns false when there is none of them that still goes on */
export async function endSession(em: EntityManager, sessionId: string, personId: string, now: Date): Promise<boolean> {
  const ended = await em.execute<{ id: string }[]>(
    `update login_session set revoked_at = ? where id = ? and person_id = ? and revoked_at is null returning id`,
    [now, sessionId, personId],
  );
  return ended.length > 0;
}

/** Ends all sessions of a person, as when their address changes or they are erased. */
export async function endAllSessions(em: EntityManager, personId: string, now: Date): Promise<void> {
  await em.execute(`update login_session set revoked_at = ? where person_id = ? and revoked_at is null`, [now, personId]);
}

export interface ListedSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** The sessions of a person that still go on, the one used last first. */
export async function sessionsOf(em: EntityManager, personId: string, now: Date): Promise<ListedSession[]> {
  const rows = await em.execute<{ id: string; createdAt: string; lastSeenAt: string }[]>(
    `select id, created_at as "createdAt", last_seen_at as "lastSeenAt" from login_session
      where person_id = ? and revoked_at is null and expires_at > ? and last_seen_at > ?
      order by last_seen_at desc, id desc limit 100`,
    [personId, now, new Date(now.getTime() - SESSION_IDLE_MS)],
  );
  return rows.map((row) => ({ id: row.id, createdAt: new Date(row.createdAt), lastSeenAt: new Date(row.lastSeenAt) }));
}

/** Forgets codes after two days, since their wrong tries count for one, and sessions a month after their end. */
export async function forgetOldSignIns(em: EntityManager, now: Date): Promise<void> {
  const monthAgo = new Date(now.getTime() - 30 * DAY_MS);
  await em.execute(`delete from sign_in_code where created_at < ?`, [new Date(now.getTime() - 2 * DAY_MS)]);
  await em.execute(`delete from login_session where expires_at < ? or revoked_at < ? or last_seen_at < ?`, [monthAgo, monthAgo, new Date(monthAgo.getTime() - SESSION_IDLE_MS)]);
}
