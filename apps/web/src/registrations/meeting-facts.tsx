import { MeetingWhen, type When } from '../meetings/meeting-when.js';
import { type Locale, useMessages } from '../messages.js';
import type { AdmissionMode } from '../schema.generated.js';
import { Icon } from '../ui/icon.js';
import { Text } from '../ui/text.js';

interface Venue {
  name: string | null;
  nameLocale: Locale | null;
  street: string | null;
  municipality: string | null;
}

interface MeetingFactsProps {
  meeting: When & { venue: Venue | null };
  /** The way in which the reader attends; null: not decided yet. */
  admission: { mode: AdmissionMode; title: string; titleLocale: Locale } | null;
}

/** When, where and how: what somebody who registers must know at every step. */
export function MeetingFacts({ meeting, admission }: MeetingFactsProps) {
  const { t } = useMessages();
  const { venue } = meeting;
  const place = [venue?.name, venue?.street, venue?.municipality].filter(Boolean).join(', ');
  return (
    <ul className="facts list-unstyled">
      <li>
        <Icon name="calendar" size="sm" />
        <span>
          <span className="visually-hidden">{t('meeting.when')} </span>
          <MeetingWhen when={meeting} />
        </span>
      </li>
      {place && admission?.mode !== 'ONLINE' && (
        <li>
          <Icon name="pin" size="sm" />
          <span>
            <span className="visually-hidden">{t('meeting.where')} </span>
            <Text text={place} locale={venue?.nameLocale} />
          </span>
        </li>
      )}
      {admission && (
        <li>
          <Icon name={admission.mode === 'ONLINE' ? 'screen' : 'people'} size="sm" />
          <span>
            <span className="visually-hidden">{t('register.how')} </span>
            <Text text={admission.title} locale={admission.titleLocale} />
          </span>
        </li>
      )}
    </ul>
  );
}
