import { useMessages } from '../messages.js';
import { Table } from '../ui/table.js';
import type { NoticePreviewFragment } from './meeting-planning.generated.js';

/** Who will be told what, before anybody is: the totals, and the first hundred by name. */
export function NoticePreview({ preview: { notices, noticeTotals } }: { preview: Pick<NoticePreviewFragment, 'notices' | 'noticeTotals'> }) {
  const { t } = useMessages();
  const told = noticeTotals.filter(({ kind }) => kind !== 'NOTHING').reduce((sum, { count }) => sum + count, 0);
  const asked = notices.filter(({ answerAskedAgain }) => answerAskedAgain).length;
  return (
    <>
      <p role="status">
        <strong>{t('notice.told', { count: told })}</strong> {asked > 0 && t('notice.askedAgain', { count: asked })}
      </p>
      <ul>
        {noticeTotals.map(({ kind, count }) => (
          <li key={kind}>{t(`notice.total.${kind}`, { count })}</li>
        ))}
      </ul>
      {notices.length > 0 && (
        <details>
          <summary>{t('notice.byName')}</summary>
          <Table
            caption={t('notice.byName')}
            rows={notices}
            rowKey={({ person }) => person.id}
            columns={[
              { key: 'name', title: t('people.name'), isHeader: true, cell: ({ person }) => person.name },
              { key: 'kind', title: t('notice.gets'), cell: ({ kind, answerAskedAgain }) => `${t(`notice.${kind}`)}${answerAskedAgain ? `, ${t('notice.asked')}` : ''}` },
            ]}
          />
        </details>
      )}
    </>
  );
}
