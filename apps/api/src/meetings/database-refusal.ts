import { DomainError } from '../kernel/domain-error.js';

/** What a guard of the database means to people, by the constraint's name. */
const refusals: Record<string, () => DomainError> = {
  meeting_day_room_taken: () => new DomainError('ROOM_TAKEN', {}, ['venue', 'room']),
};

/** Turns the violation of one of the database's own rules into the refusal that people read; other errors stay as they are. */
export function refusalOf(error: unknown): unknown {
  const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
  return refusals[constraint]?.() ?? error;
}
