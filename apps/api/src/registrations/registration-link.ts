import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../kernel/domain-error.js';
import { runSql } from '../kernel/run-sql.js';
import { tokenHash } from '../kernel/secret-token.js';
import { READ_LINK } from './registration-place.queries.js';
import type { RegistrationTokenPurpose } from './registration-token.entity.js';
import type { Visitor, Wish } from './registration-wish.js';

/** What a link in a mail is about. */
export interface RegistrationLink {
  hash: string;
  purpose: RegistrationTokenPurpose;
  /** Null: the link of another person who has not pressed the button yet. */
  registrationId: string | null;
  meetingId: string;
  wish: (Wish & Visitor) | null;
}

interface LinkRow {
  purpose: RegistrationTokenPurpose;
  registration_id: string | null;
  meeting_id: string | null;
  wish: (Wish & Visitor) | null;
}

/** Null for a token that was never given out, or whose registration was erased. */
export async function findLink(em: EntityManager, token: string): Promise<RegistrationLink | null> {
  const hash = tokenHash(token);
  const [row] = await runSql<LinkRow>(em, READ_LINK, [hash]);
  if (!row || row.meeting_id === null) return null;
  return { hash, purpose: row.purpose, registrationId: row.registration_id, meetingId: row.meeting_id, wish: row.wish };
}

/** @throws DomainError  TOKEN_USED_OR_EXPIRED for a token that is not known */
export async function linkOf(em: EntityManager, token: string): Promise<RegistrationLink> {
  const link = await findLink(em, token);
  if (!link) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
  return link;
}
