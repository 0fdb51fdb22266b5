import type { Path } from './programme-faults.js';

/** A map of the file, before it is known whether its fields are right. */
export class OutlineItem {
  constructor(
    readonly fields: Record<string, unknown>,
    readonly path: Path,
  ) {}

  has(field: string): boolean {
    return this.fields[field] !== undefined;
  }

  text(field: string): string | null {
    const value = this.fields[field];
    return typeof value === 'string' ? value : null;
  }

  number(field: string): number | null {
    const value = this.fields[field];
    return typeof value === 'number' ? value : null;
  }

  /** The texts of a list, each with its place. */
  texts(field: string): { value: string; path: Path }[] {
    const list = this.fields[field];
    if (!Array.isArray(list)) return [];
    return list.flatMap((value: unknown, index) => (typeof value === 'string' ? [{ value, path: this.at(field, index) }] : []));
  }

  /** The map that a field is; null for what is no map. */
  item(field: string): OutlineItem | null {
    return outlineOf(this.fields[field], this.at(field));
  }

  /** The maps of a list; what is no map is passed over. */
  items(field: string): OutlineItem[] {
    const list = this.fields[field];
    if (!Array.isArray(list)) return [];
    return list.flatMap((value: unknown, index) => outlineOf(value, this.at(field, index)) ?? []);
  }

  at(...segments: (string | number)[]): Path {
    return [...this.path, ...segments];
  }
}

/**
 * A tolerant view of the data, so that the rules between fields speak although some fields are faulty:
 * what has the wrong type is as if it were not there. Null for what is no map.
 */
export function outlineOf(value: unknown, path: Path = []): OutlineItem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new OutlineItem(Object.fromEntries(Object.entries(value)), path);
}
