import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../kernel/domain-error.js';
import { runSql } from '../kernel/run-sql.js';
import { tokenHash } from '../kernel/secret-token.js';
import { READ_JOINT_LINK } from './joint-registrations.queries.js';
import type { JointWish } from './registration-wish.js';

/** What the link of a mail about several registrations is about. */
export interface JointLinkRead {
  hash: string;
  /** Empty: the link of another person of the mailbox, who has not pressed the button yet. */
  registrationIds: string[];
  wish: JointWish | null;
  used: boolean;
}

/** Null for a token that was never given out, or whose registrations were erased. */
export async function findJointLink(em: EntityManager, token: string): Promise<JointLinkRead | null> {
  const hash = tokenHash(token);
  const [row] = await runSql<Omit<JointLinkRead, 'hash'>>(em, READ_JOINT_LINK, [hash]);
  return row ? { ...row, hash } : null;
}

/** @throws DomainError  TOKEN_USED_OR_EXPIRED for a token that is not known */
export async function jointLinkOf(em: EntityManager, token: string): Promise<JointLinkRead> {
  const link = await findJointLink(em, token);
  if (!link) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
  return link;
}
