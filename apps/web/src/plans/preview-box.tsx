import { type ReactNode, useEffect, useRef } from 'react';

/** What would happen, before it does. Takes the focus: what was pressed to see it is gone. */
export function PreviewBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
