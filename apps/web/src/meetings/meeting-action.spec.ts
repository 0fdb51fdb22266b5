import { type ActionAdmission, type ActionFacts, meetingAction } from './meeting-action.js';

const at = (instant: string) => `<${instant}>`;

const anAdmission = (changes: Partial<ActionAdmission> = {}): ActionAdmission => ({
  mode: 'IN_PERSON',
  audience: 'PUBLIC',
  state: 'OPEN',
  seatsLeft: 3,
  opensAt: null,
  closesAt: null,
  ...changes,
});

const aMeeting = (changes: Partial<ActionFacts> = {}): ActionFacts => ({
  status: 'SCHEDULED',
  state: 'OPEN',
  admissions: [anAdmission()],
  position: null,
  alternativeOpen: false,
  ...changes,
});

describe('what the reader of a meeting can do', () => {
  it('registers while registration is open, and is told until when', () => {
    const action = meetingAction(aMeeting({ admissions: [anAdmission({ closesAt: '2026-12-09T17:00:00Z' })] }), at);
    expect(action.acts).toEqual(['register']);
    expect(action.values).toEqual({ date: '<2026-12-09T17:00:00Z>' });
  });

  it('names the latest closing when the ways to attend close at different times', () => {
    const admissions = [anAdmission({ closesAt: '2026-12-08T17:00:00Z' }), anAdmission({ mode: 'ONLINE', closesAt: '2026-12-10T17:00:00Z' })];
    expect(meetingAction(aMeeting({ admissions }), at).values).toEqual({ date: '<2026-12-10T17:00:00Z>' });
  });

  it('names no closing when one way stays open until the meeting begins', () => {
    const admissions = [anAdmission({ closesAt: '2026-12-08T17:00:00Z' }), anAdmission({ mode: 'ONLINE' })];
    expect(meetingAction(aMeeting({ admissions }), at).text).toBe('action.open.text');
  });

  it('is told when registration opens', () => {
    const admissions = [anAdmission({ state: 'NOT_OPEN_YET', opensAt: '2026-12-01T08:00:00Z' }), anAdmission({ state: 'NOT_OPEN_YET', opensAt: '2026-11-30T08:00:00Z' })];
    const action = meetingAction(aMeeting({ state: 'NOT_OPEN_YET', admissions }), at);
    expect(action.acts).toEqual([]);
    expect(action.values).toEqual({ date: '<2026-11-30T08:00:00Z>' });
  });

  it('keeps the date free for a meeting that is only announced', () => {
    expect(meetingAction(aMeeting({ status: 'SAVE_THE_DATE', state: 'NOT_OPEN_YET', admissions: [] }), at).title).toBe('action.saveTheDate.title');
  });

  it('joins the waiting list when all places are taken, or goes to the other meeting of the session', () => {
    expect(meetingAction(aMeeting({ state: 'WAITING_LIST' }), at).acts).toEqual(['wait']);
    expect(meetingAction(aMeeting({ state: 'WAITING_LIST', alternativeOpen: true }), at).acts).toEqual(['wait', 'alternative']);
  });

  it('can do nothing when it is full without a waiting list, unless the session is also held elsewhere', () => {
    expect(meetingAction(aMeeting({ state: 'FULL' }), at).acts).toEqual([]);
    expect(meetingAction(aMeeting({ state: 'FULL', alternativeOpen: true }), at).acts).toEqual(['alternative']);
  });

  it('manages the registration that exists, and sees the place in the waiting list', () => {
    expect(meetingAction(aMeeting({ state: 'REGISTERED' }), at).acts).toEqual(['manage']);
    expect(meetingAction(aMeeting({ state: 'WAITING', position: 3 }), at).values).toEqual({ position: 3 });
  });

  it('is sent to the mail while the address is not confirmed', () => {
    expect(meetingAction(aMeeting({ state: 'TO_CONFIRM' }), at).text).toBe('action.toConfirm.text');
    expect(meetingAction(aMeeting({ state: 'TO_APPROVE' }), at)).toMatchObject({ text: 'action.toApprove.text', acts: ['manage'] });
    expect(meetingAction(aMeeting({ state: 'OFFERED' }), at)).toMatchObject({ text: 'action.offered.text', acts: ['answer'] });
  });

  it('learns whom a reserved meeting is for', () => {
    expect(meetingAction(aMeeting({ state: 'NOT_FOR_YOU', admissions: [anAdmission({ audience: 'GROUP' })] }), at).text).toBe('action.notForYou.group');
    expect(meetingAction(aMeeting({ state: 'NOT_FOR_YOU', admissions: [anAdmission({ audience: 'INVITED' })] }), at).text).toBe('action.notForYou.invited');
  });

  it('learns that a meeting was cancelled, even one that they were registered for', () => {
    expect(meetingAction(aMeeting({ status: 'CANCELLED', state: 'REGISTERED' }), at).title).toBe('action.cancelled.title');
  });

  it('learns since when registration is closed, or that there never was any', () => {
    expect(meetingAction(aMeeting({ state: 'CLOSED', admissions: [anAdmission({ closesAt: '2026-11-01T08:00:00Z' })] }), at).values).toEqual({ date: '<2026-11-01T08:00:00Z>' });
    expect(meetingAction(aMeeting({ state: 'CLOSED', admissions: [] }), at).title).toBe('action.noRegistration.title');
  });

  it('tells a meeting that was held from one that is over and waits to be closed', () => {
    expect(meetingAction(aMeeting({ status: 'CLOSED', state: 'OVER' }), at).title).toBe('action.held.title');
    expect(meetingAction(aMeeting({ state: 'OVER' }), at).title).toBe('action.over.title');
  });
});
