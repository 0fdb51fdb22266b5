import { useState } from 'react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import type { Column } from '../ui/table.js';

export interface ChosenRows {
  ids: ReadonlySet<string>;
  choose: (ids: readonly string[], isChosen: boolean) => void;
}

/** The rows of a list that the reader has chosen. */
export function useChosenRows(): ChosenRows {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const choose = (changed: readonly string[], isChosen: boolean) =>
    setIds((before) => (isChosen ? new Set([...before, ...changed]) : new Set([...before].filter((id) => !changed.includes(id)))));
  return { ids, choose };
}

/** The column with a box in each row. */
export function chosenColumn<Row>({ ids, choose }: ChosenRows, title: string, idOf: (row: Row) => string, labelOf: (row: Row) => string): Column<Row> {
  return {
    key: 'chosen',
    title,
    cell: (row) => (
      <input
        type="checkbox"
        className="form-check-input"
        aria-label={labelOf(row)}
        checked={ids.has(idOf(row))}
        onChange={({ target }) => choose([idOf(row)], target.checked)}
      />
    ),
  };
}

/** How many are chosen, and all rows on the page at once. */
export function ChosenCount({ chosen: { ids, choose }, shown }: { chosen: ChosenRows; shown: readonly string[] }) {
  const { t } = useMessages();
  return (
    <p className="d-flex flex-wrap gap-3">
      <span role="status">{t('bulk.chosen', { count: ids.size })}</span>
      <Button look="link" onClick={() => choose(shown, true)}>
        {t('bulk.choosePage')}
      </Button>
      <Button look="link" onClick={() => choose([...ids], false)}>
        {t('bulk.chooseNone')}
      </Button>
    </p>
  );
}
