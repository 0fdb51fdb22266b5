import { Type } from '@mikro-orm/core';

/**
 * A column of local time without zone ("2023-12-01T09:30"): what people agreed on, in a zone that stands beside it.
 * Kept as text on our side, so that no process's own zone can touch it.
 */
export class WallTime extends Type<string | null, string | null> {
  override convertToJSValue(value: string | null): string | null {
    return value ? value.replace(' ', 'T').slice(0, 16) : null;
  }

  override getColumnType(): string {
    return 'timestamp(0)';
  }

  override compareAsType(): string {
    return 'string';
  }
}
