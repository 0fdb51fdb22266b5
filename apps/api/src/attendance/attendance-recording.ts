import { newId } from '../kernel/ids.js';
import { AttendanceBook, type Statement } from './attendance-book.js';
import { type CheckedEvent, Refusal } from './attendance-input.js';
import type { KeptStatement, Outcome, RegistrationAtDoor } from './attendances.queries.js';

/** Whom an event is about. */
export interface Attendee {
  personId: string;
  /** Null: came without one. */
  registration: RegistrationAtDoor | null;
}

/** What is answered to one event. */
export interface Result {
  accepted: boolean;
  /** What counts instead of it; null: it counts itself, or nothing does. */
  instead: Statement | null;
  /** Why it is not accepted, or what to know of it although it is; null: nothing. */
  note: Refusal | null;
  /** The day on which it lets somebody in who has no seat; null: it does not. */
  letsIn: string | null;
}

/**
 * Records events of one meeting one after the other, on what was said before. Nothing is written here: `added` and
 * `outcomes` are what has to be.
 */
export class AttendanceRecording {
  readonly added: KeptStatement[] = [];
  private readonly touched = new Map<string, Pick<Statement, 'personId' | 'meetingDayId'>>();
  private readonly book: AttendanceBook;

  /** @param known  by nonce: what was said of these people before, and what the events themselves name */
  constructor(
    private readonly meetingId: string,
    private readonly known: Map<string, KeptStatement>,
    private readonly byId: string,
  ) {
    const kept = [...known.values()];
    this.book = new AttendanceBook(
      kept.filter(({ undoOf }) => undoOf === null),
      kept.flatMap(({ undoOf }) => undoOf ?? []),
    );
  }

  /** @param attendee  null where it takes something back, or where the registration is not of this meeting */
  record(event: CheckedEvent, attendee: Attendee | null): Result {
    const before = this.known.get(event.nonce);
    if (before) return this.isSame(before, event, attendee) ? accepted(null) : refused('attendance.reason.nonceReused');
    if (event.kind === 'UNDO') return this.undo(event);
    if (attendee === null) return refused('attendance.reason.unknownRegistration');
    return this.state(event, attendee);
  }

  /** What the touched people come to, day by day. */
  outcomes(): Outcome[] {
    return [...this.touched.values()].map(({ personId, meetingDayId }) => ({ personId, meetingDayId, standing: this.book.standing(personId, meetingDayId) }));
  }

  private state(event: Exclude<CheckedEvent, { kind: 'UNDO' }>, { personId, registration }: Attendee): Result {
    const { nonce, meetingDayId, status, at, leftAt } = event;
    const hasSeat = registration !== null && ['CONFIRMED', 'OFFERED', 'PENDING'].includes(registration.status);
    const walkIn = event.kind === 'GUEST' && !hasSeat;
    const statement = {
      id: newId(), nonce, personId, meetingDayId, registrationId: registration?.id ?? null, status, at, leftAt, walkIn, recordedById: this.byId,
    };
    const { taken, standing } = this.book.take(statement);
    if (!taken) return { ...refused('attendance.reason.already'), instead: standing };
    this.keep({ ...statement, meetingId: this.meetingId, undoOf: null });
    if (standing.nonce !== nonce && standing.status !== status) {
      return { ...accepted(new Refusal('attendance.reason.laterStands')), instead: standing };
    }
    return { ...accepted(noteOn(event, registration)), letsIn: walkIn ? meetingDayId : null };
  }

  private undo({ nonce, undoOf, at }: Extract<CheckedEvent, { kind: 'UNDO' }>): Result {
    const target = this.known.get(undoOf);
    if (target?.meetingId !== this.meetingId) return refused('attendance.reason.unknownUndo');
    if (target.undoOf !== null) return refused('attendance.reason.undoOfUndo');
    this.book.undo(undoOf);
    this.keep({ ...target, id: newId(), nonce, at, leftAt: null, undoOf, recordedById: this.byId });
    return accepted(null);
  }

  private keep(statement: KeptStatement): void {
    this.added.push(statement);
    this.known.set(statement.nonce, statement);
    this.touched.set(`${statement.meetingDayId} ${statement.personId}`, statement);
  }

  private isSame(before: KeptStatement, event: CheckedEvent, attendee: Attendee | null): boolean {
    if (before.meetingId !== this.meetingId) return false;
    if (event.kind === 'UNDO') return before.undoOf === event.undoOf;
    if (before.undoOf !== null || before.status !== event.status || before.meetingDayId !== event.meetingDayId) return false;
    return event.kind === 'GUEST' || before.personId === attendee?.personId;
  }
}

function accepted(note: Refusal | null): Result {
  return { accepted: true, instead: null, note, letsIn: null };
}

/** What is answered to an event that is not recorded. */
export function refused(reason: Refusal['reason']): Result {
  return { accepted: false, instead: null, note: new Refusal(reason), letsIn: null };
}

/** Whoever was let in is recorded, whatever the registration says; but it is said. */
function noteOn(event: CheckedEvent, registration: RegistrationAtDoor | null): Refusal | null {
  if (event.kind !== 'REGISTERED' || registration === null || registration.status === 'CONFIRMED') return null;
  return new Refusal(registration.status === 'CANCELLED' ? 'attendance.reason.registrationCancelled' : 'attendance.reason.registrationNotConfirmed');
}
