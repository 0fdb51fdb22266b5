import { useMessages } from '../messages.js';
import type { DelegateState, DelegationState } from '../schema.generated.js';
import { Badge, type Tone } from '../ui/badge.js';
import type { IconName } from '../ui/icon.js';
import type { DelegateInListFragment } from './delegations.generated.js';

const delegateLooks: Record<DelegateState, { tone: Tone; icon: IconName }> = {
  COMING: { tone: 'good', icon: 'check' },
  NOT_COMING: { tone: 'bad', icon: 'cross' },
  READY: { tone: 'wait', icon: 'user' },
};

const delegationLooks: Record<DelegationState, { tone: Tone; icon: IconName }> = {
  OPEN: { tone: 'good', icon: 'clock' },
  CLOSED: { tone: 'plain', icon: 'lock' },
  WITHDRAWN: { tone: 'bad', icon: 'cross' },
};

/** Whether somebody comes; of a group, to how many of its meetings. */
export function DelegateBadge({ delegate: { state, meetings }, ofGroup }: { delegate: DelegateInListFragment; ofGroup: boolean }) {
  const { t } = useMessages();
  const { tone, icon } = delegateLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {ofGroup && state === 'COMING' ? t('delegation.inMeetings', { count: meetings }) : t(`delegation.delegate.${state}`)}
    </Badge>
  );
}

export function DelegationBadge({ state }: { state: DelegationState }) {
  const { t } = useMessages();
  const { tone, icon } = delegationLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`delegation.state.${state}`)}
    </Badge>
  );
}
