import { useMessages } from '../messages.js';
import { Badge } from '../ui/badge.js';
import { DateText, SpanText } from '../ui/date.js';
import { Table } from '../ui/table.js';

interface PlannedDate {
  day: string;
  number: number | null;
  starts: string | null;
  ends: string | null;
  passedOver: string | null;
  clashes: readonly string[];
}

/** Which meetings there would be, with what each clashes with, and the days that are passed over. */
export function PlannedDates({ dates }: { dates: readonly PlannedDate[] }) {
  const { t } = useMessages();
  const clashing = dates.filter(({ clashes }) => clashes.length > 0).length;
  return (
    <>
      <p role="status">{t('plannedDates.summary', { count: dates.filter(({ passedOver }) => passedOver === null).length, clashing })}</p>
      <Table
        caption={t('plannedDates.title')}
        rows={dates.map((date, index) => ({ ...date, id: `${index}` }))}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'when',
            title: t('plan.when'),
            isHeader: true,
            cell: ({ day, starts, ends, number }) => (
              <>
                {number !== null && `${t('plannedDates.number', { number })} · `}
                {starts ? <SpanText starts={starts} ends={ends} zone="" at={null} /> : <DateText date={day} style="weekday" />}
              </>
            ),
          },
          {
            key: 'remarks',
            title: t('plannedDates.remarks'),
            cell: ({ passedOver, clashes }) =>
              passedOver !== null ? (
                <Badge tone="plain">{t('plannedDates.passedOver', { holiday: passedOver })}</Badge>
              ) : clashes.length > 0 ? (
                <ul className="mb-0">
                  {clashes.map((clash) => (
                    <li key={clash}>{clash}</li>
                  ))}
                </ul>
              ) : (
                t('plannedDates.free')
              ),
          },
        ]}
      />
    </>
  );
}
