import { useMessages } from '../messages.js';
import type { TimePosition } from '../schema.generated.js';
import { Badge, type Tone } from '../ui/badge.js';

const tones: Record<TimePosition, Tone> = { PAST: 'plain', NOW: 'good', FUTURE: 'wait' };

/** Where a process stands, whether one can register for something in it, and whether its people are made up. */
export function ProcessBadges({ position, openMeetings, synthetic }: { position: TimePosition | null; openMeetings: number; synthetic: boolean }) {
  const { t } = useMessages();
  return (
    <div className="badges">
      {position && <Badge tone={tones[position]}>{t(`process.position.${position}`)}</Badge>}
      {openMeetings > 0 && (
        <Badge tone="good" icon="calendar">
          {t('process.openMeetings', { count: openMeetings })}
        </Badge>
      )}
      {synthetic && (
        <Badge tone="plain" icon="info">
          {t('process.syntheticBadge')}
        </Badge>
      )}
    </div>
  );
}
