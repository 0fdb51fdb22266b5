import { isWallTime, meaningOf } from '@percorso/time';
import { DomainError, InvalidError } from './domain-error.js';

/**
 * The instant of a deadline that is typed as wall time.
 *
 * @returns  null for nothing or blanks
 * @throws DomainError  INVALID, TIME_SKIPPED, at the path
 */
export function deadlineAt(text: string | null, timezone: string, path: string[]): Date | null {
  if (text === null || text.trim() === '') return null;
  const wallTime = text.slice(0, 16);
  if (!isWallTime(wallTime)) throw new InvalidError('invalid.wallTime', path);
  const meaning = meaningOf(wallTime, timezone);
  if (meaning.kind === 'skipped') throw new DomainError('TIME_SKIPPED', {}, path);
  return meaning.instant;
}
