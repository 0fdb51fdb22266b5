import { useMessages } from '../messages.js';
import { Table } from '../ui/table.js';
import type { NoticePreviewFragment } from './meeting-planning.generated.js';

/** How many will be told what, before anybody is. `asked`: how many are asked again whether they come. */
export function NoticeTotals({ noticeTotals, asked }: { noticeTotals: NoticePreviewFragment['noticeTotals']; asked: number }) {
  const { t } = useMessages();
  const told = noticeTotals.filter(({ kind }) => kind !== 'NOTHING').reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p role="status">
        <strong>{t('notices.told', { count: told })}</strong> {asked > 0 && t('notices.askedAgain', { count: asked })}
      </p>
      <ul>
        {noticeTotals.map(({ kind, count }) => (
          <li key={kind}>{t(`noticeTotal.${kind}`, { count })}</li>
        ))}
      </ul>
    </>
  );
}

/** The same, and the first hundred by name. */
export function NoticePreview({ preview: { notices, noticeTotals, answersAskedAgain } }: { preview: Pick<NoticePreviewFragment, 'notices' | 'noticeTotals' | 'answersAskedAgain'> }) {
  const { t } = useMessages();
  return (
    <>
      <NoticeTotals noticeTotals={noticeTotals} asked={answersAskedAgain ?? 0} />
      {notices.length > 0 && (
        <details>
          <summary>{t('notices.byName')}</summary>
          <Table
            caption={t('notices.byName')}
            rows={notices}
            rowKey={({ person }) => person.id}
            columns={[
              { key: 'name', title: t('people.name'), isHeader: true, cell: ({ person }) => person.name },
              { key: 'kind', title: t('notices.gets'), cell: ({ kind, answerAskedAgain }) => `${t(`notice.${kind}`)}${answerAskedAgain ? `, ${t('notices.asked')}` : ''}` },
            ]}
          />
        </details>
      )}
    </>
  );
}
