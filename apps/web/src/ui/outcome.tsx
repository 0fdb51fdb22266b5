import { type ReactNode, useEffect, useRef, useState } from 'react';

import { Callout } from './callout.js';

/** What an act came to. Takes the focus, since what was pressed is mostly gone with it. */
function Outcome({ text }: { text: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After a dialog that closes at the same time has given the focus back.
    const timer = setTimeout(() => box.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={box} tabIndex={-1}>
      <Callout kind="success" title={text} />
    </div>
  );
}

/** The place where the outcome of acts on a list is told, and how to tell one. */
export function useOutcome(): [place: ReactNode, tell: (text: string) => void] {
  const [told, setTold] = useState({ text: '', times: 0 });
  const tell = (text: string) => setTold(({ times }) => ({ text, times: times + 1 }));
  return [told.times > 0 && <Outcome key={told.times} text={told.text} />, tell];
}
