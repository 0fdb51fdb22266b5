import { useMessages } from '../messages.js';
import type { SeatsOfAdmissionFragment } from './meeting-registrations.generated.js';

/** How many seats are taken, how many beyond the limit, and how many people wait. */
export function SeatsInWords({ admission: { seats, seatsTaken, waiting } }: { admission: Pick<SeatsOfAdmissionFragment, 'seats' | 'seatsTaken' | 'waiting'> }) {
  const { t } = useMessages();
  const taken = seatsTaken ?? 0;
  const over = seats === null ? 0 : Math.max(taken - seats, 0);
  return (
    <>
      {seats === null ? t('seats.takenNoLimit', { taken }) : t('seats.takenOf', { taken, seats })}
      {over > 0 && `, ${t('seats.over', { count: over })}`}
      {waiting > 0 && `, ${t('plan.waiting', { count: waiting })}`}
    </>
  );
}
