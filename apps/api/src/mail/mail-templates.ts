import { Injectable } from '@nestjs/common';
import type { MailKind } from './mail-kind.js';

/** Who renders which kind of mail. Features register theirs when their module starts. */
@Injectable()
export class MailTemplates {
  readonly #kinds = new Map<string, MailKind<never>>();

  /** @throws Error when two mails want the same name */
  register(...kinds: readonly MailKind<never>[]): void {
    for (const kind of kinds) {
      if (this.#kinds.has(kind.kind)) throw new Error(`Two mails are called ${kind.kind}.`);
      this.#kinds.set(kind.kind, kind);
    }
  }

  get kinds(): string[] {
    return [...this.#kinds.keys()];
  }

  /** Null when no feature knows this kind, as after going back to an older version. */
  find(kind: string): MailKind<never> | null {
    return this.#kinds.get(kind) ?? null;
  }
}
