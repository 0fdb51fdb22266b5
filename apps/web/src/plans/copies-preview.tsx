import { useMessages } from '../messages.js';
import { DateText, SpanText } from '../ui/date.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import type { DuplicateMeetingsMutation } from './duplicate-page.generated.js';

type Copy = DuplicateMeetingsMutation['duplicateMeetings']['copies'][number];

/** Where the copies would lie, and what each clashes with. */
export function CopiesPreview({ copies }: { copies: readonly Copy[] }) {
  const { t } = useMessages();
  return (
    <>
      <p role="status">{t('plannedDates.summary', { count: copies.length, clashing: copies.filter(({ clashes }) => clashes.length > 0).length })}</p>
      <Table
        caption={t('plannedDates.title')}
        rows={copies}
        rowKey={({ original }) => original.id}
        columns={[
          { key: 'original', title: t('duplicatePage.original'), isHeader: true, cell: ({ original }) => <Text text={original.displayTitle} locale={original.displayTitleLocale} /> },
          { key: 'when', title: t('plan.when'), cell: ({ date, starts }) => (starts ? <SpanText starts={starts} ends={null} zone="" at={null} /> : <DateText date={date} style="weekday" />) },
          { key: 'remarks', title: t('plannedDates.remarks'), cell: ({ clashes }) => (clashes.length > 0 ? clashes.join(' ') : t('plannedDates.free')) },
        ]}
      />
    </>
  );
}
