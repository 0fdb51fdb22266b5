import { type Failure, failureOf } from '../failure.js';
import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';

interface ActProblemProps {
  /** What the act threw; undefined for nothing. */
  error: unknown;
  /** What the server said against it. */
  refused?: { message: string } | undefined;
}

/** Why an act of a button did not come through; nothing when it did. That the session is over, the frame of the page says. */
export function ActProblem({ error, refused }: ActProblemProps) {
  const { t } = useMessages();
  const failure = error ? failureOf(error) : null;
  const problem = refused?.message ?? (failure && failure !== 'UNAUTHENTICATED' ? t(wordsOf(failure)) : null);
  return problem && <Callout kind="danger" live title={problem} />;
}

/** The key of what is said about something that was to be done and was not; what was written for it is still there. */
export const wordsOf = (failure: Failure) => (failure === 'OFFLINE' ? 'common.offlineForm' : (`error.${failure}` as const));
