import { memo, type ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** The column that names the row. */
  isHeader?: boolean;
  isNumber?: boolean;
  /** Of a long table, where columns do not measure what is in them: twice as wide as others. */
  isWide?: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** Beyond so many rows, those that are not on the screen are not laid out: part by part, since each part takes its time as well. */
const MANY = 60;
const PART = 20;

/**
 * A table that on a phone becomes a list of cards, each value after the name of its column. The roles are written out
 * because browsers forget them when the display is changed. With `columns` that stay the same object, only rows that
 * changed are drawn anew.
 */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  const isLong = rows.length > MANY;
  const widths = columns.map(({ isWide }) => (isWide ? 'minmax(0, 2fr)' : 'minmax(0, 1fr)')).join(' ');
  return (
    <table className={isLong ? 'table table-cards table-long' : 'table table-cards'} role="table" style={isLong ? { ['--columns' as string]: widths } : undefined}>
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, title, isNumber }) => (
            <th key={key} scope="col" role="columnheader" className={isNumber ? 'text-end' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {(isLong ? partsOf(rows) : [rows]).map((part, index) => (
        <tbody key={index} role="rowgroup" style={isLong ? { ['--rows' as string]: part.length } : undefined}>
          {part.map((row) => (
            <KeptRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function partsOf<Row>(rows: readonly Row[]): (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / PART) }, (_, index) => rows.slice(index * PART, (index + 1) * PART));
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr role="row">
      {columns.map(({ key, title, cell, isHeader, isNumber }) =>
        isHeader ? (
          <th key={key} scope="row" role="rowheader">
            {cell(row)}
          </th>
        ) : (
          <td key={key} role="cell" data-label={title} className={isNumber ? 'text-end' : undefined}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

const KeptRow = memo(TableRow) as typeof TableRow;
