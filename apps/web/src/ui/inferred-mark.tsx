import { useMessages } from '../messages.js';

/** Beside what the source does not say, and somebody concluded from it: nobody is to read it as a fact. */
export function InferredMark() {
  const { t } = useMessages();
  return <span className="inferred-mark">{t('common.inferred')}</span>;
}
