import type { AttendanceStatus } from './attendance-event.entity.js';

/** What somebody at the door said of one person on one day. */
export interface Statement {
  /** Sorts by when it reached us. */
  id: string;
  nonce: string;
  personId: string;
  meetingDayId: string;
  /** Null: came without one. */
  registrationId: string | null;
  status: AttendanceStatus;
  at: Date;
  /** Null: stayed, as far as is known. */
  leftAt: Date | null;
  walkIn: boolean;
  recordedById: string | null;
}

/** What became of a statement. `standing`: what counts now. */
export interface Taken {
  /** False: it says nothing new and is not kept. */
  taken: boolean;
  standing: Statement;
}

/**
 * The statements about some people on some days, and what they come to. They count by the time that they tell, not by
 * when they reached us, since devices without a network send theirs later:
 *
 * - the latest statement stands, and a different one after it takes its place;
 * - of several that say the same in a row, the earliest stands, with the last known time of leaving;
 * - one that was taken back does not count, so that what stood before it stands again.
 */
export class AttendanceBook {
  private readonly statements = new Map<string, Statement[]>();
  private readonly undone: Set<string>;

  constructor(statements: readonly Statement[], undone: Iterable<string>) {
    this.undone = new Set(undone);
    for (const statement of statements) this.add(statement);
  }

  /** What counts for a person on a day; null: nothing was said, or all of it was taken back. */
  standing(personId: string, meetingDayId: string): Statement | null {
    const counting = (this.statements.get(keyOf({ personId, meetingDayId })) ?? []).filter(({ nonce }) => !this.undone.has(nonce)).sort(inTime);
    const last = counting.at(-1);
    if (last === undefined) return null;
    const before = counting.findLastIndex(({ status }) => status !== last.status);
    const [first = last, ...repetitions] = counting.slice(before + 1);
    const left = [first, ...repetitions].findLast(({ leftAt }) => leftAt !== null);
    return { ...first, leftAt: left?.leftAt ?? null };
  }

  /** Takes a statement in, unless what stands says the same already and said it no later. */
  take(statement: Statement): Taken {
    const before = this.standing(statement.personId, statement.meetingDayId);
    if (before !== null && saysAlready(before, statement)) return { taken: false, standing: before };
    this.add(statement);
    return { taken: true, standing: this.standing(statement.personId, statement.meetingDayId) ?? statement };
  }

  /** Takes a statement back. Twice is as good as once. */
  undo(nonce: string): void {
    this.undone.add(nonce);
  }

  private add(statement: Statement): void {
    const key = keyOf(statement);
    this.statements.set(key, [...(this.statements.get(key) ?? []), statement]);
  }
}

function saysAlready(standing: Statement, { status, at, leftAt }: Statement): boolean {
  return standing.status === status && standing.at <= at && (leftAt === null || leftAt.getTime() === standing.leftAt?.getTime());
}

function inTime(one: Statement, other: Statement): number {
  return one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1);
}

function keyOf({ personId, meetingDayId }: Pick<Statement, 'personId' | 'meetingDayId'>): string {
  return `${meetingDayId} ${personId}`;
}
