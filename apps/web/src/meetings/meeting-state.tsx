import { useMessages } from '../messages.js';
import type { MeetingStatus, RegistrationState, TimePosition } from '../schema.generated.js';
import { Badge, type Tone } from '../ui/badge.js';
import type { IconName } from '../ui/icon.js';

interface State {
  status: MeetingStatus;
  position: TimePosition;
  registrationState: RegistrationState;
}

type Word = 'DRAFT' | 'CANCELLED' | 'SAVE_THE_DATE' | 'HELD' | 'OVER' | 'RUNNING' | 'REGISTERED' | 'WAITING' | 'TO_CONFIRM' | 'TO_APPROVE' | 'OFFERED' | 'OPEN' | 'WAITING_LIST' | 'FULL' | 'PLANNED';

const looks: Record<Word, { tone: Tone; icon: IconName }> = {
  DRAFT: { tone: 'wait', icon: 'lock' },
  CANCELLED: { tone: 'bad', icon: 'cross' },
  SAVE_THE_DATE: { tone: 'plain', icon: 'calendar' },
  HELD: { tone: 'plain', icon: 'check' },
  OVER: { tone: 'plain', icon: 'clock' },
  RUNNING: { tone: 'good', icon: 'clock' },
  REGISTERED: { tone: 'good', icon: 'check' },
  WAITING: { tone: 'wait', icon: 'clock' },
  TO_CONFIRM: { tone: 'wait', icon: 'mail' },
  TO_APPROVE: { tone: 'wait', icon: 'clock' },
  OFFERED: { tone: 'good', icon: 'mail' },
  OPEN: { tone: 'good', icon: 'check' },
  WAITING_LIST: { tone: 'wait', icon: 'people' },
  FULL: { tone: 'bad', icon: 'people' },
  PLANNED: { tone: 'plain', icon: 'calendar' },
};

/** The one word about a meeting that matters most to the reader of a list. */
export function meetingWord({ status, position, registrationState }: State): Word {
  if (status === 'DRAFT') return 'DRAFT';
  if (status === 'CANCELLED') return 'CANCELLED';
  if (status === 'CLOSED') return 'HELD';
  if (position === 'PAST') return 'OVER';
  if (isOwn(registrationState)) return registrationState;
  if (position === 'NOW' && registrationState === 'RUNNING') return 'RUNNING';
  if (status === 'SAVE_THE_DATE') return 'SAVE_THE_DATE';
  if (registrationState === 'OPEN' || registrationState === 'WAITING_LIST' || registrationState === 'FULL') return registrationState;
  return 'PLANNED';
}

/** Whether it says how the reader's own registration stands. */
function isOwn(state: RegistrationState): state is 'REGISTERED' | 'WAITING' | 'TO_CONFIRM' | 'TO_APPROVE' | 'OFFERED' {
  return state === 'REGISTERED' || state === 'WAITING' || state === 'TO_CONFIRM' || state === 'TO_APPROVE' || state === 'OFFERED';
}

export function MeetingBadge(state: State) {
  const { t } = useMessages();
  const word = meetingWord(state);
  return (
    <Badge tone={looks[word].tone} icon={looks[word].icon}>
      {t(`meeting.word.${word}`)}
    </Badge>
  );
}
