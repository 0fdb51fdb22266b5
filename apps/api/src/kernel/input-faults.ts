import { DomainError, DomainErrors } from './domain-error.js';

/** Runs checks and throws all their refusals together, so that a form shows every fault at once. */
export class InputFaults {
  readonly #found: DomainError[] = [];

  /** The value, or the fallback where the check refuses it; then `throwAny` throws. */
  check<Value>(read: () => Value, fallback: Value): Value {
    try {
      return read();
    } catch (error) {
      if (error instanceof DomainErrors) this.#found.push(...error.errors);
      else if (error instanceof DomainError) this.#found.push(error);
      else throw error;
      return fallback;
    }
  }

  throwAny(): void {
    if (this.#found.length > 0) throw new DomainErrors(this.#found);
  }
}
