import { basename } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';

const LONGEST_NAME = 200;
/** What a quoted name of RFC 6266 can hold, and Windows takes for a name. */
const PLAIN = /[^\w .()+,=@-]/g;

/** What a request says its file is called, percent-encoded in X-File-Name so that no address holds it; empty where it says nothing. */
export function sentFileName({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const given = headers['x-file-name'];
  try {
    return typeof given === 'string' ? decodeURIComponent(given) : '';
  } catch {
    return '';
  }
}

/** A file's name as somebody typed it: its last part, without characters that a page cannot show or that turn its letters round. */
export function typedFileName(sent: string): string {
  const name = basename(sent.replaceAll('\\', '/')).replace(/[\p{C}\u2028\u2029]/gu, '').trim();
  return name.slice(-LONGEST_NAME) || 'file';
}

/**
 * Says that what is sent is a file to keep, under a name that anybody may have chosen, and for nobody else (RFC 6266, RFC
 * 8187). Nothing in it runs, also where a browser shows it all the same.
 */
export function asOwnFile(reply: FastifyReply, name: string): FastifyReply {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(PLAIN, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return reply
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex');
}
