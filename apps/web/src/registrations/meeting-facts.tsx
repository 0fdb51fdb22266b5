import { MeetingWhen, type When } from '../meetings/meeting-when.js';
import { type Locale, useMessages } from '../messages.js';
import type { AdmissionMode } from '../schema.generated.js';
import { Icon } from '../ui/icon.js';
import { Text } from '../ui/text.js';
import { type FormerPlan, hasOtherTime, placeInWords } from './former-plan.js';
import { MovedFact } from './moved-fact.js';

interface Venue {
  name: string | null;
  nameLocale: Locale | null;
  street: string | null;
  municipality: string | null;
}

interface MeetingFactsProps {
  meeting: When & { venue: Venue | null; room?: string | null };
  /** When and where the reader knows it; without it, or null: as it is. */
  movedFrom?: FormerPlan<Venue> | null;
  /** The way in which the reader attends; null: not decided yet. */
  admission: { mode: AdmissionMode; title: string; titleLocale: Locale } | null;
}

/** When, where and how: what somebody who registers must know at every step. */
export function MeetingFacts({ meeting, movedFrom = null, admission }: MeetingFactsProps) {
  const { t } = useMessages();
  const { venue } = meeting;
  const place = placeInWords(venue, meeting.room ?? null);
  const formerPlace = movedFrom && placeInWords(movedFrom.venue, movedFrom.room);
  return (
    <ul className="facts list-unstyled">
      <li>
        <Icon name="calendar" size="sm" />
        <span>
          <span className="visually-hidden">{t('meeting.when')} </span>
          {movedFrom && hasOtherTime(movedFrom, meeting) ? (
            <MovedFact before={<MeetingWhen when={asWhen(movedFrom)} />}>
              <MeetingWhen when={meeting} />
            </MovedFact>
          ) : (
            <MeetingWhen when={meeting} />
          )}
        </span>
      </li>
      {place && admission?.mode !== 'ONLINE' && (
        <li>
          <Icon name="pin" size="sm" />
          <span>
            <span className="visually-hidden">{t('meeting.where')} </span>
            {formerPlace && formerPlace !== place ? (
              <MovedFact before={<Text text={formerPlace} locale={movedFrom?.venue?.nameLocale} />}>
                <Text text={place} locale={venue?.nameLocale} />
              </MovedFact>
            ) : (
              <Text text={place} locale={venue?.nameLocale} />
            )}
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

/** Days that are no more have no names of their own. */
function asWhen({ date, timezone, days }: FormerPlan): When {
  return { date, timezone, startsAt: null, days: days.map((day) => ({ ...day, id: day.starts ?? day.date })) };
}
