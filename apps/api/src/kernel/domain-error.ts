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

  /** The same at another field: of a form that asks for it in its own way. */
  at(path: string[]): DomainError {
    return new DomainError(this.code, this.values, path, this.messageKey);
  }
}

/**
 * Somebody else saved since the version that the editor saw.
 *
 * @param payload  the payload's fields that show what is there now, so that the editor can compare
 */
export class StaleError extends DomainError {
  constructor(readonly payload: Readonly<Record<string, unknown>> = {}) {
    super('STALE');
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
