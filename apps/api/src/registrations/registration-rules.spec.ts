import {
  admissionState,
  type AdmissionWindow,
  firstHold,
  holdAfterMail,
  isManageable,
  meetingWindow,
  type MeetingWindow,
  refusalOf,
  registrationState,
  type SeatCount,
  seatsForNewcomers,
} from './registration-rules.js';

const now = new Date('2026-10-01T12:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

const meeting = (values: Partial<MeetingWindow> = {}): MeetingWindow => ({
  status: 'SCHEDULED', startsAt: hours(48), endsAt: hours(50), lastDayEndsAt: hours(60), ...values,
});
const admission = (values: Partial<AdmissionWindow & SeatCount & { forYou: boolean }> = {}) => {
  const { seats = 10, taken = 0, kept = 0, somebodyWaits = false, forYou = true, ...window } = values;
  return { audience: 'PUBLIC' as const, opensAt: null, closesAt: null, waitingList: true, ...window, count: { seats, taken, kept, somebodyWaits }, forYou };
};
const full = { seats: 10, taken: 10 };

describe('why one can register for a meeting, or cannot', () => {
  it.each([
    ['seats are left', meeting(), admission(), 'OPEN'],
    ['seats have no limit', meeting(), admission({ seats: null, taken: 900 }), 'OPEN'],
    ['it is full and people can wait', meeting(), admission(full), 'WAITING_LIST'],
    ['a seat is free but others wait for it', meeting(), admission({ taken: 9, somebodyWaits: true }), 'WAITING_LIST'],
    ['staff went beyond the limit', meeting(), admission({ taken: 12 }), 'WAITING_LIST'],
    ['it is full and nobody can wait', meeting(), admission({ ...full, waitingList: false }), 'FULL'],
    ['it opens later', meeting(), admission({ opensAt: hours(1) }), 'NOT_OPEN_YET'],
    ['it opens now', meeting(), admission({ opensAt: now }), 'OPEN'],
    ['it closes now', meeting(), admission({ closesAt: now }), 'CLOSED'],
    ['it is only announced', meeting({ status: 'SAVE_THE_DATE' }), admission(), 'NOT_OPEN_YET'],
    ['it is for others', meeting(), admission({ audience: 'INVITED', forYou: false }), 'NOT_FOR_YOU'],
    ['it has begun', meeting({ startsAt: hours(-1), endsAt: hours(1) }), admission(), 'RUNNING'],
    ['it has begun and one can still come', meeting({ startsAt: hours(-1), endsAt: hours(1) }), admission({ closesAt: hours(1) }), 'OPEN'],
    ['it is over', meeting({ startsAt: hours(-2), endsAt: hours(-1) }), admission({ closesAt: hours(1) }), 'OVER'],
    ['its day without hours is over', meeting({ startsAt: null, endsAt: null, lastDayEndsAt: now }), admission(), 'OVER'],
    ['its day is not known', meeting({ startsAt: null, endsAt: null, lastDayEndsAt: null }), admission(), 'OPEN'],
    ['it was closed', meeting({ status: 'CLOSED' }), admission(), 'OVER'],
    ['it was cancelled', meeting({ status: 'CANCELLED' }), admission(), 'CANCELLED'],
  ])('when %s', (_, when, one, state) => {
    expect(admissionState(when, one, now)).toBe(state);
    expect(registrationState(when, [one], null, now)).toBe(state);
  });

  it('is the best of what its admissions offer', () => {
    const closed = admission({ closesAt: hours(-1) });
    expect(registrationState(meeting(), [admission(full), admission()], null, now)).toBe('OPEN');
    expect(registrationState(meeting(), [admission({ audience: 'GROUP', forYou: false }), admission(full)], null, now)).toBe('WAITING_LIST');
    expect(registrationState(meeting(), [closed, admission({ ...full, waitingList: false })], null, now)).toBe('FULL');
    expect(registrationState(meeting(), [closed, admission({ opensAt: hours(1) })], null, now)).toBe('NOT_OPEN_YET');
    expect(registrationState(meeting(), [], null, now)).toBe('CLOSED');
    expect(registrationState(meeting({ status: 'SAVE_THE_DATE' }), [], null, now)).toBe('NOT_OPEN_YET');
  });

  it.each([
    ['a seat', 'CONFIRMED', now, 'REGISTERED'],
    ['a place in the line', 'WAITING', now, 'WAITING'],
    ['a seat that is not confirmed', 'PENDING', null, 'TO_CONFIRM'],
    ['a place in the line that is not confirmed', 'WAITING', null, 'TO_CONFIRM'],
  ] as const)('for whoever has %s', (_, status, confirmedAt, state) => {
    expect(registrationState(meeting(), [admission(full)], { status, confirmedAt }, now)).toBe(state);
    expect(registrationState(meeting({ status: 'CANCELLED' }), [admission()], { status, confirmedAt }, now)).toBe('CANCELLED');
    expect(registrationState(meeting({ endsAt: hours(-1) }), [admission()], { status, confirmedAt }, now)).toBe('OVER');
  });
});

describe('seats for newcomers', () => {
  it('are none while somebody waits, and never less than none', () => {
    expect(seatsForNewcomers({ seats: 5, taken: 3, kept: 0, somebodyWaits: false })).toBe(2);
    expect(seatsForNewcomers({ seats: 5, taken: 3, kept: 1, somebodyWaits: false })).toBe(1);
    expect(seatsForNewcomers({ seats: 5, taken: 3, kept: 0, somebodyWaits: true })).toBe(0);
    expect(seatsForNewcomers({ seats: 5, taken: 7, kept: 0, somebodyWaits: false })).toBe(0);
    expect(seatsForNewcomers({ seats: null, taken: 7, kept: 0, somebodyWaits: true })).toBeNull();
  });
});

describe('a held seat', () => {
  it('is held for a day after the request, and for half an hour once the mail was taken', () => {
    const day = firstHold(now);
    expect(day).toEqual(hours(24));
    expect(holdAfterMail(hours(2), day)).toEqual(hours(2.5));
    expect(holdAfterMail(hours(23.9), day)).toEqual(day);
  });
});

describe('a meeting that is refused to everybody', () => {
  it('says why, the meeting before the window', () => {
    expect(refusalOf(meeting({ status: 'CANCELLED' }), admission({ closesAt: hours(-1) }), now)).toBe('MEETING_CANCELLED');
    expect(refusalOf(meeting({ status: 'CLOSED' }), admission(), now)).toBe('MEETING_CLOSED');
    expect(refusalOf(meeting(), admission({ closesAt: hours(-1) }), now)).toBe('CLOSED');
    expect(refusalOf(meeting({ endsAt: hours(-1) }), admission({ closesAt: hours(1) }), now)).toBe('CLOSED');
    expect(refusalOf(meeting(), admission(), now)).toBeNull();
  });

  it('counts its last day in its own zone', () => {
    const one = { status: 'SCHEDULED', latest: '2026-10-25', timezone: 'Europe/Rome' } as const;
    expect(meetingWindow(one).lastDayEndsAt).toEqual(new Date('2026-10-25T23:00:00Z'));
    expect(meetingWindow({ ...one, latest: null }).lastDayEndsAt).toBeNull();
  });
});

describe('a registration that one has', () => {
  it('can be changed until the meeting starts', () => {
    expect(isManageable('CONFIRMED', meeting(), now)).toBe(true);
    expect(isManageable('CONFIRMED', meeting({ startsAt: now }), now)).toBe(false);
    expect(isManageable('CANCELLED', meeting(), now)).toBe(false);
    expect(isManageable('EXPIRED', meeting(), now)).toBe(false);
    expect(isManageable('EXPIRED', meeting(), now, true)).toBe(true);
  });
});
