/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\0]/;
const TO_QUOTE = /[";\r\n]/;

/** With it, spreadsheets read accents right. */
const BYTE_ORDER_MARK = '\uFEFF';

export type Cell = string | number | null;

/**
 * A table as CSV for spreadsheets (RFC 4180): a byte order mark, semicolons, as they expect them where a comma parts
 * decimals, and an apostrophe before what would run as a formula.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + linesOf(rows);
}

/** Like {@link csvOf}, of a table that comes in portions and is never held as a whole: one text a portion. */
export async function* csvStream(portions: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<string> {
  let begins = BYTE_ORDER_MARK;
  for await (const rows of portions) {
    yield begins + linesOf(rows);
    begins = '';
  }
}

function linesOf(rows: readonly (readonly Cell[])[]): string {
  let lines = '';
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) lines += (column > 0 ? ';' : '') + cellOf(row[column] ?? null);
    lines += '\r\n';
  }
  return lines;
}

function cellOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
