import { type DocumentNode, visit } from 'graphql';

/**
 * Whether an operation brings text that no database can store: NUL, or half of a character (a lone surrogate). In a
 * statement that carries the rows of many people one such text would fail all of them, so it is refused at the door.
 */
export function hasUnstorableText(source: string, document: DocumentNode, variables: unknown): boolean {
  return isUnstorable(variables) || (mayHideText(source) && isUnstorable(stringsOf(document)));
}

function isUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => isUnstorable(key) || isUnstorable(inner));
}

/** Only escapes and broken sources can hold what we look for; nearly no operation has either. */
function mayHideText(source: string): boolean {
  return source.includes('\\u') || source.includes('\0') || !source.isWellFormed();
}

function stringsOf(document: DocumentNode): string[] {
  const strings: string[] = [];
  visit(document, {
    StringValue({ value }) {
      strings.push(value);
    },
  });
  return strings;
}
