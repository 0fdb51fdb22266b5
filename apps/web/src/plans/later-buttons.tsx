import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';

/** What a date would become, by the name of the act; acts that give null are not offered. */
interface Offer {
  act: 'week' | 'month' | 'longer';
  give: (() => void) | null;
}

/** Buttons that write into the fields above them what is mostly wanted; nothing is saved by them. */
export function LaterButtons({ offers }: { offers: readonly Offer[] }) {
  const { t } = useMessages();
  const possible = offers.filter(({ give }) => give !== null);
  if (possible.length === 0) return null;
  return (
    <p className="plan-later d-flex flex-wrap gap-2">
      {possible.map(({ act, give }) => (
        <Button key={act} look="secondary" onClick={() => give?.()}>
          {t(`planEdit.later.${act}`)}
        </Button>
      ))}
    </p>
  );
}
