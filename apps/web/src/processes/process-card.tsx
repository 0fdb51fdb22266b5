import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Card } from '../ui/card.js';
import { DateText } from '../ui/date.js';
import { Text } from '../ui/text.js';
import { type ProcessCardFragment, ProcessCardFragmentDoc } from './process-card.generated.js';
import { ProcessBadges } from './process-badges.js';

export function ProcessCard({ process }: { process: FragmentType<ProcessCardFragment> }) {
  const { t, locale } = useMessages();
  const { data } = useSuspenseFragment({ fragment: ProcessCardFragmentDoc, from: process });
  return (
    <Card
      title={data.title}
      titleLocale={data.titleLocale}
      to={paths.process(locale, data.slug)}
      category={t(`process.kind.${data.kind}`)}
      footer={<ProcessBadges position={data.position} openMeetings={data.openMeetings} synthetic={data.synthetic} />}
    >
      <p className="it-card-subtitle">
        {data.host.name}
        {data.span && (
          <>
            {' · '}
            <DateText date={data.span} />
          </>
        )}
      </p>
      {data.subtitle && (
        <p className="it-card-text">
          <Text text={data.subtitle} locale={data.subtitleLocale} />
        </p>
      )}
      <p className="it-card-text">{t('process.meetingsCount', { planned: data.numbers.meetingsPlanned, held: data.numbers.meetingsHeld })}</p>
    </Card>
  );
}
