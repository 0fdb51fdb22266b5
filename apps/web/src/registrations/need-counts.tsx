import { useMessages } from '../messages.js';
import type { NeedKind } from '../schema.generated.js';
import { Table } from '../ui/table.js';
import { needInWords } from './needs-in-words.js';

/** What people with a seat need, summed up for who prepares the room. */
export function NeedCounts({ counts }: { counts: readonly { kind: NeedKind; language: string | null; people: number }[] }) {
  const { t } = useMessages();
  return (
    <Table
      caption={t('attendees.needCounts')}
      rows={counts}
      rowKey={({ kind, language }) => `${kind} ${language ?? ''}`}
      columns={[
        { key: 'need', title: t('attendees.need'), isHeader: true, cell: ({ kind, language }) => needInWords(kind, language, t) },
        { key: 'people', title: t('attendees.needPeople'), isNumber: true, cell: ({ people }) => people },
      ]}
    />
  );
}
