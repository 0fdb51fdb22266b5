import { AttendanceBook, type Statement } from './attendance-book.js';
import type { AttendanceStatus } from './attendance-event.entity.js';

let arrivals = 0;

function said(status: AttendanceStatus, time: string, by: string, values: Partial<Statement> = {}): Statement {
  arrivals += 1;
  return {
    id: String(arrivals).padStart(6, '0'),
    nonce: `${by} ${time} ${status}`,
    personId: 'Carla',
    meetingDayId: 'Monday',
    registrationId: null,
    status,
    at: new Date(`2026-11-20T${time}:00Z`),
    leftAt: null,
    walkIn: false,
    recordedById: by,
    ...values,
  };
}

/** What counts for Carla, as "PRESENT 09:00 Anna". */
function standingIn(book: AttendanceBook): string | null {
  const standing = book.standing('Carla', 'Monday');
  return standing && `${standing.status} ${standing.at.toISOString().slice(11, 16)} ${standing.recordedById}`;
}

describe('what is said at the door', () => {
  it('comes to nothing before anything is said', () => {
    expect(standingIn(new AttendanceBook([], []))).toBeNull();
  });

  it('is told to the second of two devices: by whom and when', () => {
    const book = new AttendanceBook([], []);
    expect(book.take(said('PRESENT', '09:00', 'Anna')).taken).toBe(true);
    const second = book.take(said('PRESENT', '09:01', 'Bruno'));
    expect(second).toMatchObject({ taken: false, standing: { recordedById: 'Anna' } });
    expect(standingIn(book)).toBe('PRESENT 09:00 Anna');
  });

  it('counts from the earliest time, also when that reaches us later', () => {
    const book = new AttendanceBook([said('PRESENT', '09:05', 'Anna')], []);
    expect(book.take(said('PRESENT', '09:01', 'Bruno')).taken).toBe(true);
    expect(standingIn(book)).toBe('PRESENT 09:01 Bruno');
  });

  it('is corrected by what is said later', () => {
    const book = new AttendanceBook([said('ABSENT', '09:00', 'Anna')], []);
    book.take(said('LATE', '09:40', 'Anna'));
    expect(standingIn(book)).toBe('LATE 09:40 Anna');
  });

  it('is not overruled by something earlier that reaches us later', () => {
    const book = new AttendanceBook([said('PRESENT', '09:10', 'Anna')], []);
    expect(book.take(said('ABSENT', '09:00', 'Bruno'))).toMatchObject({ taken: true, standing: { status: 'PRESENT', recordedById: 'Anna' } });
    expect(standingIn(book)).toBe('PRESENT 09:10 Anna');
  });

  it('of the same minute counts in the order in which it reached us', () => {
    const book = new AttendanceBook([said('PRESENT', '09:00', 'Anna'), said('EXCUSED', '09:00', 'Bruno')], []);
    expect(standingIn(book)).toBe('EXCUSED 09:00 Bruno');
  });

  it('stands again when what came after it is taken back', () => {
    const before = said('PRESENT', '09:00', 'Anna');
    const after = said('ABSENT', '09:30', 'Bruno');
    const book = new AttendanceBook([before, after], []);
    book.undo(after.nonce);
    expect(standingIn(book)).toBe('PRESENT 09:00 Anna');
    book.undo(after.nonce);
    book.undo(before.nonce);
    expect(standingIn(book)).toBeNull();
  });

  it('can be said again after it was taken back', () => {
    const first = said('PRESENT', '09:00', 'Anna');
    const book = new AttendanceBook([first], [first.nonce]);
    expect(book.take(said('PRESENT', '09:20', 'Bruno')).taken).toBe(true);
    expect(standingIn(book)).toBe('PRESENT 09:20 Bruno');
  });

  it('keeps the time of arriving when somebody is seen leaving', () => {
    const book = new AttendanceBook([said('PRESENT', '09:00', 'Anna')], []);
    const leftAt = new Date('2026-11-20T11:00:00Z');
    expect(book.take(said('PRESENT', '11:00', 'Bruno', { leftAt })).taken).toBe(true);
    expect(book.standing('Carla', 'Monday')).toMatchObject({ at: new Date('2026-11-20T09:00:00Z'), leftAt });
  });

  it('is apart for each person and each day', () => {
    const book = new AttendanceBook([said('PRESENT', '09:00', 'Anna', { personId: 'Dario' }), said('PRESENT', '09:00', 'Anna', { meetingDayId: 'Tuesday' })], []);
    expect(standingIn(book)).toBeNull();
    expect(book.standing('Dario', 'Monday')?.status).toBe('PRESENT');
    expect(book.standing('Carla', 'Tuesday')?.status).toBe('PRESENT');
  });
});
