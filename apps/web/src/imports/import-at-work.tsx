import { useMessages } from '../messages.js';
import { Progress } from '../ui/progress.js';
import type { ImportOfPeople } from './import-page.js';

const words = { CHECKING: 'imports.checking', IMPORTING: 'imports.importing', UNDOING: 'imports.undoing' } as const;

/** How far the worker is. It is announced at each quarter, not at each look. */
export function ImportAtWork({ peopleImport: { state, rowsDone, rowsTotal } }: { peopleImport: ImportOfPeople }) {
  const { t } = useMessages();
  if (state !== 'CHECKING' && state !== 'IMPORTING' && state !== 'UNDOING') return null;
  const label = t(words[state]);
  const quarter = rowsTotal ? Math.floor((4 * rowsDone) / rowsTotal) * 25 : 0;
  return (
    <>
      <p className="lead">{label}</p>
      {rowsTotal === null ? (
        <p>{t('imports.rowsRead', { count: rowsDone })}</p>
      ) : (
        <Progress label={label} value={rowsDone} max={Math.max(rowsTotal, 1)} words={t('imports.progress', { done: rowsDone, total: rowsTotal })} />
      )}
      <p>{t('imports.mayLeave')}</p>
      <p className="visually-hidden" role="status">
        {t('imports.quarter', { label, quarter })}
      </p>
    </>
  );
}
