import { MeetingWhen } from '../meetings/meeting-when.js';
import { useMessages } from '../messages.js';
import { Icon } from '../ui/icon.js';
import { Text } from '../ui/text.js';
import type { RegistrationMeetingFragment } from './registration.generated.js';

interface MeetingFactsProps {
  meeting: RegistrationMeetingFragment;
  /** The way in which the reader attends; null: not decided yet. */
  admission: Pick<RegistrationMeetingFragment['admissions'][number], 'mode' | 'title' | 'titleLocale'> | null;
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
