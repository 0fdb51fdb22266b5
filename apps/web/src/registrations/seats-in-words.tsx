import { useMessages } from '../messages.js';
import type { SeatsOfAdmissionFragment } from './meeting-registrations.generated.js';

type Seats = Pick<SeatsOfAdmissionFragment, 'seats' | 'seatsTaken' | 'seatsKept' | 'waiting'>;

/** How many seats are taken, how many more are kept for delegates, how many are beyond the limit, and how many people wait. */
export function SeatsInWords({ admission }: { admission: Seats }) {
  const { t } = useMessages();
  const { seats, seatsTaken, seatsKept, waiting } = admission;
  const taken = seatsTaken ?? 0;
  const over = seats === null ? 0 : Math.max(taken - seats, 0);
  return (
    <>
      {seats === null ? t('seats.takenNoLimit', { taken }) : t('seats.takenOf', { taken, seats })}
      {seatsKept !== null && seatsKept > 0 && `, ${t('seats.kept', { count: seatsKept })}`}
      {over > 0 && `, ${t('seats.over', { count: over })}`}
      {waiting > 0 && `, ${t('plan.waiting', { count: waiting })}`}
    </>
  );
}

/** By how many the seats that are taken or kept would be more than a number of seats. */
export function seatsBeyond({ seatsTaken, seatsKept }: Partial<Pick<Seats, 'seatsTaken' | 'seatsKept'>>, seats: number): number {
  return Math.max((seatsTaken ?? 0) + (seatsKept ?? 0) - seats, 0);
}
