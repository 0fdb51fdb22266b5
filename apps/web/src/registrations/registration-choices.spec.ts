import type { RegistrationState } from '../schema.generated.js';
import { canChange, choicesOf, chosenOf, isOpen, prospectOf } from './registration-choices.js';

const admission = (id: string, state: RegistrationState = 'OPEN') => ({ id, state });
const lodi = { admissions: [admission('lodi-room'), admission('lodi-net', 'WAITING_LIST')] };
const milan = { admissions: [admission('milan-room', 'FULL')] };

describe('what somebody can register for', () => {
  it('is every way to attend, in this meeting first and then where the session is held too', () => {
    const ids = choicesOf({ ...lodi, alternatives: [milan] }).map((choice) => choice.admission.id);
    expect(ids).toEqual(['lodi-room', 'lodi-net', 'milan-room']);
  });

  it('is open with seats or with a waiting list, and not otherwise', () => {
    const open = choicesOf({ ...lodi, alternatives: [milan] }).filter(isOpen);
    expect(open.map((choice) => choice.admission.id)).toEqual(['lodi-room', 'lodi-net']);
  });

  it('is chosen by itself when there is nothing else', () => {
    const choices = choicesOf({ ...milan, alternatives: [{ admissions: [admission('lodi-room')] }] });
    const both = { ...lodi, alternatives: [milan] };
    expect(chosenOf(choices, '')?.admission.id).toBe('lodi-room');
    expect(chosenOf(choicesOf(both), '')).toBeNull();
  });

  it('stays the one that was chosen, even when it is full by now', () => {
    expect(chosenOf(choicesOf({ ...lodi, alternatives: [milan] }), 'milan-room')?.admission.id).toBe('milan-room');
  });
});

describe('what comes of a choice', () => {
  it('is a seat while there are seats', () => {
    expect(prospectOf({ admission: admission('room') }, '')).toBe('SEAT');
  });

  it('is a place in the waiting list only for those who agreed to that', () => {
    expect(prospectOf({ admission: admission('room', 'WAITING_LIST') }, 'room')).toBe('WAITING');
    expect(prospectOf({ admission: admission('room', 'WAITING_LIST') }, '')).toBe('TAKEN');
    expect(prospectOf({ admission: admission('room', 'WAITING_LIST') }, 'net')).toBe('TAKEN');
  });

  it('is nothing once it is full without a waiting list, or closed', () => {
    expect(prospectOf({ admission: admission('room', 'FULL') }, 'room')).toBe('GONE');
    expect(prospectOf({ admission: admission('room', 'CLOSED') }, '')).toBe('GONE');
  });

  it('is a seat again when one was freed meanwhile', () => {
    expect(prospectOf({ admission: admission('room') }, 'room')).toBe('SEAT');
  });
});

describe('changing', () => {
  const seat = { manageable: true, admission: { id: 'lodi-room' } };

  it('is possible while something else is open, here or where the session is held too', () => {
    expect(canChange({ ...seat, meeting: { ...lodi, alternatives: [] } })).toBe(true);
    expect(canChange({ ...seat, admission: { id: 'milan-room' }, meeting: { ...milan, alternatives: [lodi] } })).toBe(true);
  });

  it('is not when there is nothing else, or the time for it is over', () => {
    expect(canChange({ ...seat, meeting: { admissions: [admission('lodi-room')], alternatives: [milan] } })).toBe(false);
    expect(canChange({ ...seat, manageable: false, meeting: { ...lodi, alternatives: [milan] } })).toBe(false);
  });
});
