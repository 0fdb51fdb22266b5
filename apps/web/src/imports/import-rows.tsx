import { useSuspenseQuery } from '@apollo/client/react';
import { Suspense, useMemo, useTransition } from 'react';

import { useMessages } from '../messages.js';
import type { PeopleImportRowKind } from '../schema.generated.js';
import { FieldError } from '../ui/field.js';
import { LoadMore } from '../ui/pagination.js';
import { type Column, Table } from '../ui/table.js';
import { ImportRowsDocument, type ImportRowsQuery } from './import-of-people.generated.js';
import type { ImportOfPeople } from './import-page.js';

type Row = ImportRowsQuery['peopleImport']['rows']['edges'][number]['node'];

interface RowsTableProps {
  id: string;
  kind: PeopleImportRowKind;
  caption: string;
  columns: readonly Column<Row>[];
}

function RowsTable({ id, kind, caption, columns }: RowsTableProps) {
  const { data, fetchMore } = useSuspenseQuery(ImportRowsDocument, { variables: { id, kind } });
  const [loading, startTransition] = useTransition();
  const { edges, pageInfo, totalCount } = data.peopleImport.rows;
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })));
  return (
    <>
      <Table caption={caption} rows={edges.map(({ node }) => node)} rowKey={({ number }) => String(number)} columns={columns} />
      <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={more} />
    </>
  );
}

/** The rows of the file that are wrong, each cell with what is wrong with it. */
export function BadRows({ id, columns }: { id: string; columns: ImportOfPeople['columns'] }) {
  const { t } = useMessages();
  const shown = useMemo<Column<Row>[]>(
    () => [
      { key: 'row', title: t('importFile.row'), isHeader: true, cell: ({ number }) => number },
      ...columns.flatMap(({ heading, field }, index) => (field === null ? [] : [{ key: heading, title: heading, cell: (row: Row) => <FileCell row={row} index={index} /> }])),
    ],
    [columns, t],
  );
  return (
    <Suspense>
      <RowsTable id={id} kind="BAD" caption={t('imports.badCaption')} columns={shown} />
    </Suspense>
  );
}

function FileCell({ row: { number, cells, faults }, index }: { row: Row; index: number }) {
  return (
    <>
      {cells[index] || '–'}
      {faults.map(({ column, message }) => column === index && <FieldError key={message} id={`cell-${number}-${column}`} message={message} />)}
    </>
  );
}

/** Rows that are right but worth a look, and people who stay when an import is undone. */
export function NotedRows({ id, kind }: { id: string; kind: Exclude<PeopleImportRowKind, 'BAD'> }) {
  const { t } = useMessages();
  const columns = useMemo<Column<Row>[]>(() => {
    const stays = kind === 'STAYS';
    const named: Column<Row>[] = [
      { key: 'name', title: t('importField.NAME'), isHeader: stays, cell: ({ cells }) => cells[0] },
      { key: 'email', title: t('importField.EMAIL'), cell: ({ cells }) => cells[1] || '–' },
    ];
    if (stays) return [...named, { key: 'why', title: t('imports.why'), cell: ({ faults }) => faults.map(({ message }) => message).join(', ') }];
    return [
      { key: 'row', title: t('importFile.row'), isHeader: true, cell: ({ number }) => number },
      ...named,
      { key: 'other', title: t('imports.sameAs'), cell: ({ otherRow }) => (otherRow === null ? t('imports.inArchive') : t('imports.inRow', { row: otherRow })) },
    ];
  }, [kind, t]);
  return (
    <Suspense>
      <RowsTable id={id} kind={kind} caption={t(`imports.caption.${kind}`)} columns={columns} />
    </Suspense>
  );
}
