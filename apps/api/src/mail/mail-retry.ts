import type { ClaimedMail } from './mails.queries.js';
import { mailLanes } from './outgoing-mail.entity.js';

const MINUTE = 60_000;

/** After each refusal for now; the last one repeats. */
const refusalMinutes = [1, 5, 15, 60, 240] as const;
/** A sign-in code is worth ten minutes; of anything else people want to hear even two days later. */
const patience = { signIn: 10 * MINUTE, other: 48 * 60 * MINUTE };

/**
 * Seconds until a mail with an unknown outcome is sent once more. A calendar object is given the time in which mail
 * servers tell each other of a delivery, since its second copy is harmless but confusing; a code is wanted now.
 */
export const retryDelays = { signIn: 10, plain: 60, calendar: 15 * 60 } as const;

/** When a mail that the server does not want now is offered again; null: not any more. A tenth of chance spreads a crowd. */
export function retryAfter(mail: ClaimedMail, now: Date): Date | null {
  const minutes = refusalMinutes[Math.min(mail.attempts, refusalMinutes.length) - 1] ?? refusalMinutes[0];
  const next = now.getTime() + minutes * MINUTE * (1 + Math.random() / 10);
  const last = mail.createdAt.getTime() + (mail.lane === mailLanes.SIGN_IN ? patience.signIn : patience.other);
  return next > last ? null : new Date(next);
}

/** When a mail with an unknown outcome is sent for the second time. */
export function retryUnknownAt(mail: ClaimedMail, now: Date): Date {
  const seconds = mail.calendar ? retryDelays.calendar : mail.lane === mailLanes.SIGN_IN ? retryDelays.signIn : retryDelays.plain;
  return new Date(now.getTime() + seconds * 1000);
}

/**
 * Milliseconds that a connection rests after the server could not be reached for the n-th time in a row, from 1:
 * short at first, and never so long that a server that is back waits for us.
 */
export function unreachablePause(times: number): number {
  return ([1_000, 2_000, 5_000][times - 1] ?? 10_000) * (1 + Math.random() / 10);
}
