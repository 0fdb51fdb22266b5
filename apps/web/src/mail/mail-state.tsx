import { useMessages } from '../messages.js';
import type { MailState } from '../schema.generated.js';
import { Badge, type Tone } from '../ui/badge.js';
import type { IconName } from '../ui/icon.js';

const looks: Record<MailState, { tone: Tone; icon: IconName }> = {
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

/** In the order in which lists offer them. */
export const mailStates: readonly MailState[] = ['READY', 'SENDING', 'DEFERRED', 'SENT', 'FAILED', 'UNKNOWN', 'HELD', 'SUPPRESSED', 'SUPERSEDED'];

/** Whether a mail can be sent again. */
export function mayRetry(state: MailState): boolean {
  return state === 'FAILED' || state === 'SUPPRESSED' || state === 'UNKNOWN' || state === 'DEFERRED';
}

/** The state in a word, and why: the server's last words are in its own language, which is nearly always English. */
export function MailStateText({ mail: { state, words, attempts } }: { mail: { state: MailState; words: string | null; attempts: number } }) {
  const { t } = useMessages();
  return (
    <>
      <Badge tone={looks[state].tone} icon={looks[state].icon}>
        {t(`meetingMail.state.${state}`)}
      </Badge>
      {mayRetry(state) && (
        <span className="mail-words">
          {t('meetingMail.attempts', { count: attempts })} {words && <q lang="en">{words}</q>}
        </span>
      )}
    </>
  );
}
