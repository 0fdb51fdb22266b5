import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor } from '../ui/button.js';
import { DateText } from '../ui/date.js';
import { Empty } from '../ui/states.js';
import { GridPageDocument, type GridPageQuery } from './grid-page.generated.js';

type Grid = NonNullable<NonNullable<GridPageQuery['process']>['grid']>;
type Cell = Grid['rows'][number]['cells'][number];

/** The row of the meetings that have no number: they stand one after the other. */
const OTHER = 'other';

/** Planned and held at a glance: groups and series against the numbers of their meetings. */
export function GridPage() {
  const { t } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(GridPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  if (!data.process) throw new NotFound();
  const { grid } = data.process;
  if (!grid) throw new Forbidden();
  return (
    <PlanFrame process={data.process} title={t('gridPage.title')} lead={<p>{t('gridPage.held', { held: grid.held, planned: grid.planned })}</p>}>
      {grid.rows.length === 0 ? (
        <Empty title={t('gridPage.none')} />
      ) : (
        <>
          <p className="d-flex flex-wrap gap-3">
            <ButtonAnchor href={paths.gridFile(slug, 'csv')} look="secondary" icon="download">
              {t('gridPage.csv')}
            </ButtonAnchor>
            <ButtonAnchor href={paths.gridFile(slug, 'xlsx')} look="secondary" icon="download">
              {t('gridPage.xlsx')}
            </ButtonAnchor>
          </p>
          <GridTable rows={grid.rows} />
        </>
      )}
    </PlanFrame>
  );
}

/** Wider than a screen when there are many numbers: it scrolls by itself, by keyboard too, and the names of the rows stay. Roles are written out as in `Table`. */
function GridTable({ rows }: Pick<Grid, 'rows'>) {
  const { t } = useMessages();
  const last = Math.max(1, ...rows.filter(({ id }) => id !== OTHER).flatMap(({ cells }) => cells.map(({ column }) => column)));
  const columns = Array.from({ length: last }, (_, index) => index + 1);
  return (
    <>
      <p id="griglia">{t('gridPage.caption')}</p>
      <div className="plan-grid" role="region" aria-label={t('gridPage.title')} tabIndex={0}>
        <table className="table" role="table" aria-labelledby="griglia" style={{ ['--columns' as string]: columns.length }}>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('grid.row')}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" role="columnheader">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ id, title, held, planned, cells }) => (
              <tr key={id} role="row">
                <th scope="row" role="rowheader">
                  {title}
                  <span className="plan-grid-held">{t('gridPage.heldOf', { held, planned })}</span>
                </th>
                {id === OTHER ? (
                  <td role="cell" colSpan={columns.length} className="plan-grid-others">
                    <GridMeetings cells={cells} />
                  </td>
                ) : (
                  columns.map((column) => (
                    <td key={column} role="cell">
                      <GridMeetings cells={cells.filter((cell) => cell.column === column)} />
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function GridMeetings({ cells }: { cells: readonly Cell[] }) {
  return cells.map((cell) => <GridMeeting key={cell.id} cell={cell} />);
}

function GridMeeting({ cell: { id, date, status, seats, taken, kept, present } }: { cell: Cell }) {
  const { t, locale } = useMessages();
  return (
    <div className="plan-grid-meeting">
      <Link to={paths.staffMeeting(locale, id)}>
        <DateText date={date} />
      </Link>
      <span>{t(`grid.state.${status}`)}</span>
      {present !== null ? <span>{t('gridPage.present', { count: present })}</span> : seats !== null && <span>{t('gridPage.taken', { taken: taken ?? 0, seats })}</span>}
      {status !== 'CLOSED' && kept !== null && kept > 0 && <span>{t('seats.kept', { count: kept })}</span>}
    </div>
  );
}
