import { memo, useRef } from 'react';

import { useMessages } from '../messages.js';
import { needsInWords } from '../registrations/needs-in-words.js';
import type { AttendanceStatus } from '../schema.generated.js';
import { Badge, type Tone } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import type { IconName } from '../ui/icon.js';
import { Text } from '../ui/text.js';
import { hourAt } from './attendance-day.js';
import type { ShownEntry } from './roster-view.js';

const statuses = ['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'] as const satisfies AttendanceStatus[];

const looks: Record<AttendanceStatus, { tone: Tone; icon: IconName }> = {
  PRESENT: { tone: 'good', icon: 'check' },
  LATE: { tone: 'good', icon: 'clock' },
  EXCUSED: { tone: 'plain', icon: 'info' },
  ABSENT: { tone: 'bad', icon: 'cross' },
};

export interface DoorActs {
  mark: (shown: ShownEntry, status: AttendanceStatus) => void;
  takeBack: (shown: ShownEntry) => void;
}

interface RosterPersonProps {
  shown: ShownEntry;
  timezone: string;
  takes: boolean;
  /** Whether somebody else has the same name. */
  isShared: boolean;
  /** The same from one drawing to the next. */
  acts: DoorActs;
}

/** One person at the door: who, what stands, and a button for each thing that can be said. Drawn anew only when something about them changed. */
export const RosterPerson = memo(PersonAtDoor, (before, after) => isSame(before.shown, after.shown) && before.takes === after.takes && before.isShared === after.isShared && before.acts === after.acts);

function isSame(before: ShownEntry, after: ShownEntry): boolean {
  return before.entry === after.entry && before.waits === after.waits && before.standing?.nonce === after.standing?.nonce && before.standing?.recordedBy === after.standing?.recordedBy;
}

function PersonAtDoor({ shown, timezone, takes, isShared, acts }: RosterPersonProps) {
  const { t } = useMessages();
  const card = useRef<HTMLLIElement>(null);
  const { entry, standing, waits } = shown;
  const name = <span className="visually-hidden"> {entry.name}</span>;
  // The button goes away with what it takes back: the focus stays with the person.
  const takeBack = () => {
    acts.takeBack(shown);
    (card.current?.querySelector('button') ?? card.current)?.focus();
  };
  return (
    <li ref={card} className="roster-person" tabIndex={-1}>
      <h3 className="roster-name">{entry.name}</h3>
      <About entry={entry} isShared={isShared} />
      <p className="badges">
        {standing ? (
          <Badge tone={looks[standing.status].tone} icon={looks[standing.status].icon}>
            {t(`roster.status.${standing.status}`)}
          </Badge>
        ) : (
          <Badge tone="plain">{t('roster.status.NONE')}</Badge>
        )}
        {waits && <Badge tone="wait">{t('roster.toSend')}</Badge>}
        <RegistrationNote entry={entry} />
        {standing?.recordedBy && <span className="roster-by">{t('roster.by', { name: standing.recordedBy, hour: hourAt(standing.at, timezone) })}</span>}
      </p>
      {takes && (
        <div className="roster-buttons">
          {entry.registration &&
            statuses.map((status) => (
              <Button
                key={status}
                look={standing?.status === status ? 'primary' : 'secondary'}
                aria-pressed={standing?.status === status}
                onClick={() => {
                  if (standing?.status !== status) acts.mark(shown, status);
                }}
              >
                {t(`roster.status.${status}`)}
                {name}
              </Button>
            ))}
          {standing && (
            <Button look="link" onClick={takeBack}>
              {t('roster.takeBack')}
              {name}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** What tells people apart, and what whoever runs the meeting should know. */
function About({ entry, entry: { organisation, category, categoryLocale, email, registration }, isShared }: { entry: ShownEntry['entry']; isShared: boolean }) {
  const { t } = useMessages();
  const needs = needsInWords(entry, t);
  return (
    <>
      <p className="roster-about">
        {organisation && <span>{organisation}</span>}
        {category && (
          <span>
            <Text text={category} locale={categoryLocale} />
          </span>
        )}
        {registration && (
          <span>
            <Text text={registration.admission.title} locale={registration.admission.titleLocale} />
          </span>
        )}
        {isShared && email && <span>{email}</span>}
      </p>
      {needs.length > 0 && (
        <p className="roster-needs">
          <strong>{t('roster.needs')}</strong> {needs.join('; ')}
        </p>
      )}
    </>
  );
}

/** What the registration says, where it is not simply a seat. */
function RegistrationNote({ entry: { walkIn, registration } }: { entry: ShownEntry['entry'] }) {
  const { t } = useMessages();
  if (walkIn) return <Badge tone="plain" icon="user">{t('roster.walkIn')}</Badge>;
  if (!registration || registration.status === 'CONFIRMED') return null;
  return <Badge tone="wait">{t(`attendees.status.${registration.status}`)}</Badge>;
}
