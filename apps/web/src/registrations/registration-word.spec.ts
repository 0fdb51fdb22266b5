import { isUpcoming, type RegistrationFacts, registrationWord } from './registration-word.js';

const seat: RegistrationFacts = { status: 'CONFIRMED', confirmed: true, attendance: null, meeting: { status: 'SCHEDULED' } };

describe('the word about a registration', () => {
  it('is its state while the meeting is to come', () => {
    expect(registrationWord(seat)).toBe('CONFIRMED');
    expect(registrationWord({ ...seat, status: 'WAITING' })).toBe('WAITING');
  });

  it('asks for the confirmation from whoever waits without having given it', () => {
    expect(registrationWord({ ...seat, status: 'WAITING', confirmed: false })).toBe('PENDING');
    expect(registrationWord({ ...seat, status: 'TO_APPROVE', confirmed: false })).toBe('PENDING');
  });

  it('says that the meeting was cancelled before anything else, unless the person had given up', () => {
    expect(registrationWord({ ...seat, meeting: { status: 'CANCELLED' } })).toBe('MEETING_CANCELLED');
    expect(registrationWord({ ...seat, status: 'CANCELLED', meeting: { status: 'CANCELLED' } })).toBe('CANCELLED');
  });

  it('says whether the person was there, once that is known', () => {
    expect(registrationWord({ ...seat, attendance: 'PRESENT', meeting: { status: 'CLOSED' } })).toBe('PRESENT');
  });
});

describe('what is still to come', () => {
  const meeting = { status: 'SCHEDULED', position: 'FUTURE' } as const;

  it('is a place in a meeting that is not over, cancelled or not, so that nobody misses the news', () => {
    expect(isUpcoming({ status: 'WAITING', meeting })).toBe(true);
    expect(isUpcoming({ status: 'CONFIRMED', meeting: { status: 'CANCELLED', position: 'FUTURE' } })).toBe(true);
  });

  it('is neither what is over nor what was given up', () => {
    expect(isUpcoming({ status: 'CONFIRMED', meeting: { status: 'SCHEDULED', position: 'PAST' } })).toBe(false);
    expect(isUpcoming({ status: 'CANCELLED', meeting })).toBe(false);
    expect(isUpcoming({ status: 'CONFIRMED', meeting: { status: 'CLOSED', position: 'NOW' } })).toBe(false);
  });
});
