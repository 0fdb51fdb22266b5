import type { MessageKey } from '@percorso/messages';
import type { ErrorCode } from './error-code.js';

export type MessageValues = Record<string, string | number>;

/** Why something is INVALID; each reason is a sentence in `errors.json`. */
export type InvalidReason = Extract<MessageKey, `invalid.${string}`>;

/**
 * An expected refusal. Thrown, so that the transaction rolls back; the interceptor turns it into the payload's
 * `userErrors`, in the language of whoever asked.
 *
 * @param values  what the message of this code needs to say
 * @param path    where in the mutation's input the fault lies, as ["person", "email"]; null: nowhere in particular
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly values: MessageValues = {},
    readonly path: string[] | null = null,
    readonly messageKey: MessageKey = `error.${code}`,
  ) {
    super(code);
  }
}

/** Input that cannot be taken, with the reason in words. */
export class InvalidError extends DomainError {
  constructor(reason: InvalidReason, path: string[], values: MessageValues = {}) {
    super('INVALID', values, path, reason);
  }
}

/** Several refusals at once, so that somebody who fills in a form hears of every fault in one go. */
export class DomainErrors extends Error {
  constructor(readonly errors: DomainError[]) {
    super(errors.map(({ code }) => code).join(', '));
  }
}
