import { dayAt } from '@percorso/time';
import type { TimePosition } from './process.graphql.js';

/**
 * Where a span of days stands against today.
 *
 * @param earliest  first day it can mean, YYYY-MM-DD; null: open
 * @param latest    last day it can mean; null: open
 * @param timezone  IANA zone in which "today" is meant
 */
export function timePosition(earliest: string | null, latest: string | null, timezone: string, now: Date): TimePosition {
  const today = dayAt(now, timezone);
  if (latest !== null && latest < today) return 'PAST';
  if (earliest !== null && earliest > today) return 'FUTURE';
  return 'NOW';
}
