import { useEffect } from 'react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { hourAt } from './attendance-day.js';
import type { AttendanceTaking, Remark } from './attendance-taking.js';

/** What could not be sent yet: how much, why, and how to go on. Nothing of it is lost. */
export function OutboxNotice({ taking: { waiting, trouble, sending, retry, discard } }: { taking: Pick<AttendanceTaking, 'waiting' | 'trouble' | 'sending' | 'retry' | 'discard'> }) {
  const { t } = useMessages();
  if (trouble === null || waiting.length === 0) return null;
  const refused = 'refusal' in trouble;
  return (
    <Callout kind={refused ? 'danger' : 'warning'} live title={t('roster.waiting', { count: waiting.length })}>
      <p>{refused ? trouble.refusal : t(trouble.failure === 'OFFLINE' ? 'roster.offline' : `error.${trouble.failure}`)}</p>
      <p className="d-flex flex-wrap gap-3">
        <Button look="secondary" busy={sending} onClick={retry}>
          {t('roster.sendNow')}
        </Button>
        {refused && (
          <Button look="link" onClick={discard}>
            {t('roster.discard')}
          </Button>
        )}
      </p>
    </Callout>
  );
}

/** What the server said of marks, as that somebody else was first. */
export function Remarks({ remarks, timezone, onDismiss }: { remarks: readonly Remark[]; timezone: string; onDismiss: () => void }) {
  const { t } = useMessages();
  // They lie over the end of the list: what has the focus comes out from below them.
  useEffect(() => {
    if (remarks.length > 0 && document.activeElement !== document.body) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [remarks]);
  if (remarks.length === 0) return null;
  return (
    <Callout kind={remarks.some(({ answer }) => !answer.accepted) ? 'danger' : 'warning'} live>
      <ul className="list-unstyled">
        {remarks.map(({ mark, answer: { alreadyBy, alreadyAt, reason } }) => (
          <li key={mark.nonce}>
            <strong>{mark.name}</strong>: {reason}{' '}
            {alreadyAt && (alreadyBy ? t('roster.alreadyBy', { name: alreadyBy, hour: hourAt(alreadyAt, timezone) }) : t('roster.alreadyAt', { hour: hourAt(alreadyAt, timezone) }))}
          </li>
        ))}
      </ul>
      <Button look="secondary" onClick={onDismiss}>
        {t('roster.understood')}
      </Button>
    </Callout>
  );
}
