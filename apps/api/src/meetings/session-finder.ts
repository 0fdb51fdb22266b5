import type { EntityManager } from '@mikro-orm/postgresql';
import { Group } from '../groups/group.entity.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import type { Process } from '../processes/process.entity.js';
import { Series } from './series.entity.js';
import { Session } from './session.entity.js';

/** Where a meeting stands in the plan. */
export interface PlanPlace {
  group: Group | null;
  series: Series | null;
  session: Session | null;
}

/**
 * Finds a meeting's group, series and session by their keys. A group that numbers its meetings gets a series of its
 * own; a number that is new to the series gets a session. Not yet written: the caller's flush does that.
 *
 * @param keys  number: from 1; null: the meeting is not numbered
 * @throws DomainError  UNKNOWN_REFERENCE at groupKey or seriesKey; INVALID for a number below 1 or without a series
 */
export async function findPlanPlace(
  em: EntityManager,
  process: Process,
  keys: { groupKey?: string | null; seriesKey?: string | null; number?: number | null },
): Promise<PlanPlace> {
  const group = keys.groupKey == null ? null : await em.findOne(Group, { process, key: keys.groupKey });
  if (keys.groupKey != null && !group) throw new DomainError('UNKNOWN_REFERENCE', { value: keys.groupKey }, ['groupKey']);
  let series = keys.seriesKey == null ? null : await em.findOne(Series, { process, key: keys.seriesKey });
  if (keys.seriesKey != null && !series) throw new DomainError('UNKNOWN_REFERENCE', { value: keys.seriesKey }, ['seriesKey']);

  if (keys.number == null) return { group, series, session: null };
  if (keys.number < 1) throw new InvalidError('invalid.number', ['number']);
  if (!series && group) {
    series = await em.findOne(Series, { group }) ?? em.create(Series, {
      process,
      group,
      key: `group-${group.key}`,
      title: null,
      inferred: null,
      position: await em.count(Series, { process }),
    });
  }
  if (!series) throw new InvalidError('invalid.required', ['seriesKey']);
  const known = await em.findOne(Session, { series: { id: series.id }, number: keys.number });
  return { group, series, session: known ?? em.create(Session, { series, number: keys.number }) };
}
