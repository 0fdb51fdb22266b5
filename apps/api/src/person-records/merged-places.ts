import { isLive, type Place } from '../registrations/registration-places.js';

/** Two registrations of one person, of which one goes. */
export interface DoublePlace<Of extends Place> {
  stays: Of;
  goes: Of;
}

/** A registration of one of two people who are one. */
export interface PlaceOfOne extends Place {
  registeredAt: Date;
}

const isSeat = ({ status }: Place) => status === 'CONFIRMED' || status === 'PENDING';
const isLine = ({ status }: Place) => status === 'WAITING' || status === 'TO_APPROVE';

/**
 * Which registrations of two people cannot both be one person's, as the database keeps them apart: one seat and one
 * offer for each choice, one line for each meeting, and none for seats of which one is theirs. The better state stays,
 * of two lines the place that is further ahead, and else what was there first.
 */
export function doublePlaces<Of extends PlaceOfOne>(places: readonly Of[]): DoublePlace<Of>[] {
  const live = places.filter(isLive);
  return [...Map.groupBy(live, ({ sessionId, meetingId }) => sessionId ?? meetingId).values()].flatMap(doublesOfChoice);
}

function doublesOfChoice<Of extends PlaceOfOne>(places: readonly Of[]): DoublePlace<Of>[] {
  const seats = doublesAmong(places.filter(isSeat), ({ status }) => (status === 'CONFIRMED' ? 0 : 1));
  const offers = doublesAmong(places.filter(({ status }) => status === 'OFFERED'), () => 0);
  const lines = [...Map.groupBy(places.filter(isLine), ({ meetingId }) => meetingId).values()].flatMap((ofMeeting) => doublesAmong(ofMeeting, ({ status }) => (status === 'WAITING' ? 0 : 1)));
  const doubles = [...seats, ...offers, ...lines];
  const gone = new Set(doubles.map(({ goes }) => goes.id));
  const seat = places.find((place) => isSeat(place) && !gone.has(place.id));
  const needless = places.filter((place) => seat && !isSeat(place) && !gone.has(place.id) && place.quotaId === seat.quotaId);
  return [...doubles, ...needless.flatMap((goes) => (seat ? [{ stays: seat, goes }] : []))];
}

/** @param rank  the smaller, the better */
function doublesAmong<Of extends PlaceOfOne>(places: readonly Of[], rank: (place: Of) => number): DoublePlace<Of>[] {
  const [stays, ...others] = places.toSorted((one, other) => rank(one) - rank(other) || ahead(one, other) || one.registeredAt.getTime() - other.registeredAt.getTime() || (one.id < other.id ? -1 : 1));
  return stays ? others.map((goes) => ({ stays, goes })) : [];
}

/** Within one line, the place that was drawn first. */
function ahead(one: Place, other: Place): number {
  return one.quotaId === other.quotaId && one.status === 'WAITING' && other.status === 'WAITING' ? (one.position ?? 0) - (other.position ?? 0) : 0;
}
