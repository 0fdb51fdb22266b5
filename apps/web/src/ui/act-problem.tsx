import { failureOf } from '../failure.js';
import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';

/** Why an act of a button did not come through; that the session is over, the frame of the page says. */
export function ActProblem({ error }: { error: unknown }) {
  const { t } = useMessages();
  const failure = failureOf(error);
  if (failure === 'UNAUTHENTICATED') return null;
  return <Callout kind="danger" live title={t(failure === 'OFFLINE' ? 'common.offlineForm' : `error.${failure}`)} />;
}
