import { useSuspenseQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { type Locale, useMessages } from '../messages.js';
import { Empty } from '../ui/states.js';
import { Text } from '../ui/text.js';
import { GroupsOfProcessDocument, type GroupsOfProcessQuery } from './group-members-page.generated.js';

const MOST_SHOWN = 12;

export type ChosenGroup = NonNullable<GroupsOfProcessQuery['process']>['groups'][number];

interface GroupsFrameProps {
  title: string;
  lead: string;
  /** The same page of another group. */
  pathTo: (locale: Locale, slug: string, group: string) => string;
  children: (group: ChosenGroup, slug: string) => ReactNode;
}

/** The frame of pages that show the groups of a process one by one: the one in the address, else the first. */
export function GroupsFrame({ title, lead, pathTo, children }: GroupsFrameProps) {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const [address] = useSearchParams();
  const { process } = useSuspenseQuery(GroupsOfProcessDocument, { variables: { slug } }).data;
  if (!process) throw new NotFound();
  const wanted = address.get('gruppo');
  const group = wanted === null ? process.groups[0] : process.groups.find(({ key }) => key === wanted);
  if (wanted !== null && !group) throw new NotFound();
  return (
    <PlanFrame process={process} title={title} lead={<p>{lead}</p>}>
      {process.groups.length > 1 && (
        <details className="mb-4" open={process.groups.length <= MOST_SHOWN}>
          <summary>{t('members.groups')}</summary>
          <ul>
            {process.groups.map((each) => (
              <li key={each.id}>
                <Link to={pathTo(locale, slug, each.key)} aria-current={each.id === group?.id ? 'page' : undefined}>
                  <Text text={each.title} locale={each.titleLocale} />
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {group ? children(group, slug) : <Empty title={t('members.noGroup')} />}
    </PlanFrame>
  );
}
