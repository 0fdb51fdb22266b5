import type { MessageKey } from '../messages.js';
import type { MailState } from '../schema.generated.js';
import type { Tone } from '../ui/badge.js';
import type { IconName } from '../ui/icon.js';

export const mailLooks: Record<MailState, { tone: Tone; icon: IconName }> = {
  READY: { tone: 'wait', icon: 'clock' },
  SENDING: { tone: 'wait', icon: 'arrow' },
  DEFERRED: { tone: 'wait', icon: 'clock' },
  HELD: { tone: 'wait', icon: 'lock' },
  SENT: { tone: 'good', icon: 'check' },
  UNKNOWN: { tone: 'wait', icon: 'info' },
  FAILED: { tone: 'bad', icon: 'cross' },
  SUPPRESSED: { tone: 'plain', icon: 'cross' },
  SUPERSEDED: { tone: 'plain', icon: 'info' },
};

/** Whether it can be sent again. */
export function mayRetry(state: MailState): boolean {
  return state === 'FAILED' || state === 'UNKNOWN' || state === 'DEFERRED';
}

const kinds = [
  'already-registered',
  'another-person',
  'entry-entered',
  'entry-left',
  'invitation-declined',
  'invitation-withdrawn',
  'meeting-announced',
  'meeting-cancelled',
  'meeting-day-dropped',
  'meeting-invitation',
  'meeting-moved',
  'meeting-reminder',
  'registration-cancelled',
  'registration-changed',
  'registration-confirmed',
  'registration-moved-away',
  'registration-promoted',
  'registration-to-confirm',
  'registration-waiting',
] as const;

/** What a kind of mail is called; null for one that has no name here. */
export function mailKindKey(kind: string): MessageKey | null {
  const known = kinds.find((each) => each === kind);
  return known ? `meetingMail.kind.${known}` : null;
}
