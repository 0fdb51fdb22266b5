import type { RegistrationState } from '../schema.generated.js';
import { canChoose, chosenAtFirst, chosenWays, type PlannedSession, waitingAmong } from './joint-choices.js';

interface OfferedMeeting {
  id: string;
  admissions: { id: string; state: RegistrationState }[];
}

const planned = (id: string, state: RegistrationState, over: Partial<PlannedSession<OfferedMeeting>> = {}): PlannedSession<OfferedMeeting> => ({
  state,
  admission: { id: `room-${id}` },
  clashes: [],
  meeting: { id, admissions: [{ id: `room-${id}`, state }], alternatives: [] },
  ...over,
});

describe('choosing several meetings', () => {
  const plan = [planned('a', 'OPEN'), planned('b', 'WAITING_LIST'), planned('c', 'FULL'), planned('d', 'REGISTERED'), planned('e', 'OPEN', { clashes: [{}] })];

  it('offers what one has not and can have', () => {
    expect(plan.filter(canChoose).map(({ meeting }) => meeting.id)).toEqual(['a', 'b', 'e']);
  });

  it('ticks at first all of it that is at other hours than what one has', () => {
    expect(chosenAtFirst(plan)).toEqual(['room-a', 'room-b']);
  });

  it('takes ticking what is seen to be full for agreeing to wait', () => {
    expect(waitingAmong(plan, ['room-a', 'room-b'])).toEqual(['room-b']);
  });

  it('says of each what one gets now, also where seats went meanwhile, and drops what one has by now', () => {
    const prospects = chosenWays(plan, ['room-a', 'room-b', 'room-c', 'room-d'], []).map(({ admission, prospect }) => [admission.id, prospect]);
    expect(prospects).toEqual([['room-a', 'SEAT'], ['room-b', 'TAKEN'], ['room-c', 'GONE']]);
    expect(chosenWays(plan, ['room-b'], ['room-b'])).toMatchObject([{ prospect: 'WAITING' }]);
  });

  it('finds a way to attend where else the session is held', () => {
    const alternative = { id: 'milan', admissions: [{ id: 'room-milan', state: 'OPEN' as const }] };
    const session = planned('lodi', 'FULL', { meeting: { ...planned('lodi', 'FULL').meeting, alternatives: [alternative] } });
    expect(canChoose(session)).toBe(true);
    expect(chosenWays([session], ['room-milan'], [])).toMatchObject([{ meeting: { id: 'milan' }, prospect: 'SEAT' }]);
  });
});
