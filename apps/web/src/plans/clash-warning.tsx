import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';

/** What a meeting clashes with, before it is saved. Nothing for none: what is free needs no words. */
export function ClashWarning({ clashes }: { clashes: readonly string[] }) {
  const { t } = useMessages();
  if (clashes.length === 0) return null;
  return (
    <Callout kind="warning" live title={t('clashWarning.title', { count: clashes.length })}>
      <ul className="mb-0">
        {clashes.map((clash) => (
          <li key={clash}>{clash}</li>
        ))}
      </ul>
    </Callout>
  );
}
