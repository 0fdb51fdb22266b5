import { createHmac, timingSafeEqual } from 'node:crypto';

const HOUR = 3_600_000;
/** So long the address of a file works that somebody without a session is given. */
const WORKS_FOR = 12 * HOUR;

/** Where a file is for whoever has a session that may read it. */
export function filePath(fileId: string): string {
  return `/answer-files/${fileId}`;
}

/** Where a file is for whoever reads the registration by the link in a mail: an address that ends, and says so under a signature. */
export function signedFilePath(fileId: string, secret: string, now: Date): string {
  const until = String(now.getTime() + WORKS_FOR);
  return `${filePath(fileId)}?until=${until}&signature=${signatureOf(fileId, until, secret).toString('base64url')}`;
}

/** Whether an address is one that we made, and has not ended. */
export function isSignedFilePath(fileId: string, { until = '', signature = '' }: { until?: string; signature?: string }, secret: string, now: Date): boolean {
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(fileId, until, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) && Number(until) > now.getTime();
}

function signatureOf(fileId: string, until: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`answer-file ${fileId} ${until}`).digest();
}
