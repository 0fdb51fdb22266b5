import { formatEdtf } from '@percorso/time';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { type Column, Table } from '../ui/table.js';
import type { ProcessTimelineFragment } from './process-timeline.generated.js';
import { type Item, itemsWithin, monthRangeOf } from './timeline-data.js';
import { ItemDate, ItemState, ItemTitle, ItemTracks } from './timeline-item.js';

/** All that the drawing shows, a row each; the address can ask for some months only. */
export function TimelineTable({ slug, timeline }: Pick<ProcessTimelineFragment, 'slug' | 'timeline'>) {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const range = monthRangeOf(address);
  const rows = itemsWithin(timeline, range);
  const columns = useMemo(
    (): Column<Item>[] => [
      { key: 'date', title: t('timeline.date'), isHeader: true, cell: (item) => <ItemDate item={item} /> },
      { key: 'what', title: t('timeline.what'), isWide: true, cell: (item) => <ItemTitle slug={slug} item={item} /> },
      { key: 'kind', title: t('timeline.kind'), cell: ({ kind }) => t(`timeline.kind.${kind}`) },
      { key: 'track', title: t('timeline.track'), cell: (item) => <ItemTracks item={item} /> },
      { key: 'state', title: t('timeline.state'), cell: (item) => <ItemState item={item} /> },
    ],
    [t, slug],
  );
  return (
    <>
      {range && (
        <p role="status">
          {t('timeline.someMonths', { months: formatEdtf(`${range.first}/${range.last}`, locale), count: rows.length, all: timeline.length })}{' '}
          <Link to={{ search: '?vista=tabella' }} preventScrollReset>
            {t('timeline.allMonths')}
          </Link>
        </p>
      )}
      <Table
        caption={t('timeline.tableCaption')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
      />
    </>
  );
}
