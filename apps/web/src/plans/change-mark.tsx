import { useMessages } from '../messages.js';
import type { ChangeKind } from '../schema.generated.js';
import { Badge } from '../ui/badge.js';

/** What the draft does with a thing, in a word; nothing for what is as it is published. */
export function ChangeMark({ change }: { change: ChangeKind | null }) {
  const { t } = useMessages();
  return change && <Badge tone="wait">{t(`change.${change}`)}</Badge>;
}
