import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanTabs } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor } from '../ui/button.js';
import { DateText } from '../ui/date.js';
import { Page } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { GridPageDocument, type GridPageQuery } from './grid-page.generated.js';

type Grid = NonNullable<NonNullable<GridPageQuery['process']>['grid']>;
type Cell = Grid['rows'][number]['cells'][number];

/** Planned and held at a glance: groups and series against the numbers of their meetings. */
export function GridPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { data } = useSuspenseQuery(GridPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  if (!data.process) throw new NotFound();
  const { title, grid } = data.process;
  if (!grid) throw new Forbidden();
  return (
    <Page title={t('gridPage.title')} within={[title]} crumbs={[{ to: paths.plan(locale, slug), label: title }]} lead={<p>{t('gridPage.held', { held: grid.held, planned: grid.planned })}</p>}>
      <PlanTabs slug={slug} />
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
          <GridTable grid={grid} />
        </>
      )}
    </Page>
  );
}

/** Wider than a screen when there are many numbers: it scrolls by itself, by keyboard too. Roles are written out as in `Table`. */
function GridTable({ grid }: { grid: Grid }) {
  const { t } = useMessages();
  const columns = Array.from({ length: grid.columns }, (_, index) => index + 1);
  return (
    <div className="plan-grid" role="region" aria-label={t('gridPage.title')} tabIndex={0}>
      <table className="table" role="table" style={{ ['--columns' as string]: columns.length + 1 }}>
        <caption>{t('gridPage.caption')}</caption>
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
            <th scope="col" role="columnheader">
              {t('gridPage.together')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {grid.rows.map((row) => (
            <tr key={row.id} role="row">
              <th scope="row" role="rowheader">
                {row.title}
              </th>
              {columns.map((column) => (
                <td key={column} role="cell">
                  {row.cells
                    .filter((cell) => cell.column === column)
                    .map((cell) => (
                      <GridMeeting key={cell.id} cell={cell} />
                    ))}
                </td>
              ))}
              <td role="cell">{t('gridPage.heldOf', { held: row.held, planned: row.planned })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GridMeeting({ cell: { id, date, status, seats, taken, present } }: { cell: Cell }) {
  const { t, locale } = useMessages();
  return (
    <div className="plan-grid-meeting">
      <Link to={paths.staffMeeting(locale, id)}>
        <DateText date={date} />
      </Link>
      <span>{t(`grid.state.${status}`)}</span>
      {present !== null ? <span>{t('gridPage.present', { count: present })}</span> : seats !== null && <span>{t('gridPage.taken', { taken: taken ?? 0, seats })}</span>}
    </div>
  );
}
