import type { Failure } from '../failure.js';
import { paths } from '../paths.js';

type Sent = { id: string } | { message: string | null; failure: Failure };

const failures: Readonly<Record<number, Failure>> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 429: 'RATE_LIMITED' };
/** Refusals of the file itself come with a sentence. */
const SPOKEN = [413, 422];

/** Sends a file of people as it is; the browser reads it while it goes. */
export async function sendFile(slug: string, file: File): Promise<Sent> {
  try {
    const response = await fetch(paths.peopleUpload(slug), { method: 'POST', headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }, body: file });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && has(answer, 'id')) return { id: answer.id };
    return { message: SPOKEN.includes(response.status) && has(answer, 'message') ? answer.message : null, failure: failures[response.status] ?? 'INTERNAL_SERVER_ERROR' };
  } catch {
    return { message: null, failure: 'OFFLINE' };
  }
}

function has<Name extends string>(answer: unknown, name: Name): answer is Record<Name, string> {
  return typeof answer === 'object' && answer !== null && name in answer && typeof (answer as Record<string, unknown>)[name] === 'string';
}
