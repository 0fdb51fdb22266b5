import { useSuspenseQuery } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Section } from '../ui/page.js';
import { ClashList } from './clash-list.js';
import { PlanClashesDocument } from './plan-clashes.generated.js';

/** What of the published plan should perhaps not be as it is. */
export function PlanClashes({ slug }: { slug: string }) {
  const { t } = useMessages();
  const clashes = useSuspenseQuery(PlanClashesDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' }).data.process?.clashes ?? [];
  if (clashes.length === 0) return null;
  return (
    <Section id="contrasti" title={t('planEdit.clashes', { count: clashes.length })}>
      <ClashList clashes={clashes} />
    </Section>
  );
}
