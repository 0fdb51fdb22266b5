/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\0]/;
const FORMULA_CODES = '61, 43, 45, 64, 9, 13';

/** With it, spreadsheets read accents right. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as CSV for spreadsheets (RFC 4180): a byte order mark, semicolons, as they expect them where a comma parts
 * decimals, and an apostrophe before what would run as a formula.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cellOf).join(';')}\r\n`).join('')}`;
}

/**
 * SQL of a text that runs as no formula either, where PostgreSQL itself writes the file: see sql-copy.ts.
 *
 * @param column  a name: an expression would be worked out twice
 */
export function csvSafeSql(column: string): string {
  return `case when ascii(${column}) in (${FORMULA_CODES}) then '''' || ${column} else ${column} end`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
