import { useSuspenseQuery } from '@apollo/client/react';
import { Link, useParams, useSearchParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Text } from '../ui/text.js';
import { SplitTables } from './split-tables.js';
import { GroupSplitsDocument, ProcessSplitsDocument } from './splits.generated.js';

/** The numbers of a process, or of one of its groups, by category and by municipality. */
export function ProcessSplitsPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const [address] = useSearchParams();
  const { process } = useSuspenseQuery(ProcessSplitsDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' }).data;
  if (!process) throw new NotFound();
  if (!process.splits) throw new Forbidden();
  const wanted = address.get('gruppo');
  const scopes = [{ key: undefined, title: t('splits.whole'), titleLocale: null }, ...process.groups];
  return (
    <PlanFrame
      process={process}
      title={t('splits.title')}
      lead={
        <p>
          {t('splits.lead')} {t('splits.held')}
        </p>
      }
    >
      {process.groups.length > 0 && (
        <nav aria-label={t('splits.groups')} className="mb-4">
          <ul>
            {scopes.map(({ key, title, titleLocale }) => (
              <li key={key ?? ''}>
                <Link to={paths.splits(locale, slug, key)} aria-current={(key ?? null) === wanted ? 'page' : undefined}>
                  <Text text={title} locale={titleLocale} />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {wanted === null ? <SplitTables of="process" name={slug} splits={process.splits} /> : <GroupSplits key={wanted} slug={slug} groupKey={wanted} />}
    </PlanFrame>
  );
}

function GroupSplits({ slug, groupKey }: { slug: string; groupKey: string }) {
  const { process } = useSuspenseQuery(GroupSplitsDocument, { variables: { slug, key: groupKey }, fetchPolicy: 'cache-and-network' }).data;
  const group = process?.group;
  if (!group) throw new NotFound();
  if (!group.splits) throw new Forbidden();
  return <SplitTables of="group" name={group.id} splits={group.splits} />;
}
