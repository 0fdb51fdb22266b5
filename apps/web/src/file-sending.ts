import type { Failure } from './failure.js';
import type { Locale } from './locales.js';

/** What came of sending a file: what the server says of it, or why it was not taken. */
export type SentFile = { told: string } | { message: string | null; failure: Failure };

const failures: Readonly<Record<number, Failure>> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 429: 'RATE_LIMITED', 503: 'BUSY' };
/** Refusals of the file itself come with a sentence. */
const SPOKEN = [413, 422];

interface FileSending<Name extends string> {
  /** What of the answer is wanted. */
  wanted: Name;
  /** The language of refusals. */
  locale: Locale;
  headers?: Readonly<Record<string, string>>;
  /** Ends it: then it is as if the network were away. */
  signal?: AbortSignal;
}

/** Sends a file as it is; the browser reads it while it goes. */
export async function sendFile<Name extends string>(path: string, file: File, { wanted, locale, headers, signal }: FileSending<Name>): Promise<SentFile> {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream', 'accept-language': locale, 'x-file-name': encodeURIComponent(file.name), ...headers }, body: file, signal });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && has(answer, wanted)) return { told: answer[wanted] };
    return { message: SPOKEN.includes(response.status) && has(answer, 'message') ? answer.message : null, failure: failures[response.status] ?? 'INTERNAL_SERVER_ERROR' };
  } catch {
    return { message: null, failure: 'OFFLINE' };
  }
}

function has<Name extends string>(answer: unknown, name: Name): answer is Record<Name, string> {
  return typeof answer === 'object' && answer !== null && name in answer && typeof (answer as Record<string, unknown>)[name] === 'string';
}
