import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '../kernel/ids.js';

/**
 * The token of the link that ends the following of a process: which one it is, and a signature. It works as long as
 * the following lasts, and can do nothing else, so nothing of it is kept.
 */
export function followToken(followId: string, secret: string): string {
  return `${followId}.${signatureOf(followId, secret).toString('base64url')}`;
}

/** @returns the following's id; null for a token that we never made */
export function readFollowToken(token: string, secret: string): string | null {
  const [followId = '', signature = ''] = token.split('.');
  if (!isId(followId)) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(followId, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? followId : null;
}

function signatureOf(followId: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`unfollow ${followId}`).digest();
}
