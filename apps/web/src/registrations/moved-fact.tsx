import type { ReactNode } from 'react';

import { useMessages } from '../messages.js';

/** Something that is otherwise now: what it was is struck through, and said in words to those who do not see it. */
export function MovedFact({ before, children }: { before: ReactNode; children: ReactNode }) {
  const { t } = useMessages();
  return (
    <>
      <span className="visually-hidden">{t('moved.before')} </span>
      <s className="d-block">{before}</s>
      <span className="visually-hidden">{t('moved.now')} </span>
      {children}
    </>
  );
}
