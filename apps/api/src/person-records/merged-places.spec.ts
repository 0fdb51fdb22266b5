import type { RegistrationStatus } from '../registrations/registration.entity.js';
import { doublePlaces, type PlaceOfOne } from './merged-places.js';

let count = 0;
function place(id: string, status: RegistrationStatus, values: Partial<PlaceOfOne> = {}): PlaceOfOne {
  count += 1;
  return {
    id, status, personId: 'one', meetingId: 'lodi', sessionId: null, admissionId: 'room', quotaId: 'room', position: null, confirmedAt: null, holdUntil: null,
    registeredAt: new Date(count), ...values,
  };
}
const settled = (...places: PlaceOfOne[]) => doublePlaces(places).map(({ stays, goes }) => `${goes.id} for ${stays.id}`);

describe('registrations of two people who are one', () => {
  it('a seat stays before one that is only held, and of two seats the first', () => {
    expect(settled(place('held', 'PENDING'), place('seat', 'CONFIRMED'))).toEqual(['held for seat']);
    expect(settled(place('first', 'CONFIRMED'), place('second', 'CONFIRMED'))).toEqual(['second for first']);
  });

  it('one seat for each choice: Lodi or Milan', () => {
    expect(settled(place('lodi', 'CONFIRMED', { sessionId: 's' }), place('milan', 'CONFIRMED', { sessionId: 's', meetingId: 'milan', quotaId: 'other' }))).toEqual(['milan for lodi']);
    expect(settled(place('lodi', 'CONFIRMED'), place('milan', 'CONFIRMED', { meetingId: 'milan' }))).toEqual([]);
  });

  it('of two places in one line that which is further ahead stays, whoever registered first', () => {
    expect(settled(place('late', 'WAITING', { position: 9 }), place('early', 'WAITING', { position: 4 }))).toEqual(['late for early']);
    expect(settled(place('asks', 'TO_APPROVE'), place('waits', 'WAITING', { position: 9 }))).toEqual(['asks for waits']);
  });

  it('nobody waits for, or is offered, seats of which one is theirs; for others they go on waiting', () => {
    expect(settled(place('waits', 'WAITING'), place('seat', 'CONFIRMED'))).toEqual(['waits for seat']);
    expect(settled(place('offer', 'OFFERED'), place('seat', 'CONFIRMED'))).toEqual(['offer for seat']);
    expect(settled(place('waits', 'WAITING', { quotaId: 'room' }), place('net', 'CONFIRMED', { quotaId: 'net' }))).toEqual([]);
  });

  it('what is history is left alone', () => {
    expect(settled(place('seat', 'CONFIRMED'), place('gone', 'CANCELLED'), place('late', 'EXPIRED'))).toEqual([]);
  });
});
