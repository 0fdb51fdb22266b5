import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Card } from '../ui/card.js';
import { Icon } from '../ui/icon.js';
import { Text } from '../ui/text.js';
import { type MeetingCardFragment, MeetingCardFragmentDoc } from './meeting-card.generated.js';
import { MeetingBadge } from './meeting-state.js';
import { MeetingWhen } from './meeting-when.js';

/** A meeting in a list. `showProcess` where meetings of several processes stand together. */
export function MeetingCard({ meeting, showProcess = false, level }: { meeting: FragmentType<MeetingCardFragment>; showProcess?: boolean; level?: 2 | 3 | 4 }) {
  const { t, locale } = useMessages();
  const { data } = useSuspenseFragment({ fragment: MeetingCardFragmentDoc, from: meeting });
  const { process, venue } = data;
  const isOnline = data.admissions.some(({ mode }) => mode === 'ONLINE');
  const place = [venue?.municipality, venue?.name].filter(Boolean).join(', ');
  return (
    <Card
      title={data.displayTitle}
      titleLocale={data.displayTitleLocale}
      to={paths.meeting(locale, process.slug, data.id)}
      level={level}
      category={showProcess ? <Text text={process.title} locale={process.titleLocale} /> : undefined}
      footer={<MeetingBadge status={data.status} position={data.position} registrationState={data.registrationState} />}
    >
      <ul className="facts list-unstyled">
        <li>
          <Icon name="calendar" size="sm" />
          <span>
            <span className="visually-hidden">{t('meeting.when')} </span>
            <MeetingWhen when={data} />
          </span>
        </li>
        {place && (
          <li>
            <Icon name="pin" size="sm" />
            <span>
              <span className="visually-hidden">{t('meeting.where')} </span>
              <Text text={place} locale={venue?.nameLocale} />
            </span>
          </li>
        )}
        {isOnline && (
          <li>
            <Icon name="screen" size="sm" />
            <span>{t('meeting.alsoOnline')}</span>
          </li>
        )}
      </ul>
    </Card>
  );
}
