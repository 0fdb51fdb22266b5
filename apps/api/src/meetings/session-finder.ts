import type { EntityManager } from '@mikro-orm/postgresql';
import { Group } from '../groups/group.entity.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import type { Process } from '../processes/process.entity.js';
import { Series } from './series.entity.js';
import { Session } from './session.entity.js';

const MOST_SESSIONS = 9_999;

/** Where a meeting stands in the plan. */
export interface PlanPlace {
  group: Group | null;
  /** All that meet, the leading one first. */
  groups: Group[];
  series: Series | null;
  session: Session | null;
}

/** The groups of these keys, in that order, each once. @throws DomainError UNKNOWN_REFERENCE at the field */
export async function findGroups(em: EntityManager, process: { id: string }, keys: readonly string[], field: string): Promise<Group[]> {
  const found = keys.length === 0 ? [] : await em.find(Group, { process: { id: process.id }, key: { $in: [...keys] } });
  return [...new Set(keys)].map((key) => {
    const group = found.find((each) => each.key === key);
    if (!group) throw new DomainError('UNKNOWN_REFERENCE', { value: key }, [field]);
    return group;
  });
}

/**
 * Finds a meeting's group, series and session by their keys. A group that numbers its meetings gets a series of its
 * own; a number that is new to the series gets a session. Not yet written: the caller's flush does that.
 *
 * @param keys  number: from 1; null: the meeting is not numbered
 * @throws DomainError  UNKNOWN_REFERENCE at groupKey or seriesKey; INVALID for a number below 1, far too large or without a series
 */
export async function findPlanPlace(
  em: EntityManager,
  process: Process,
  keys: { groupKey?: string | null; groupKeys?: string[] | null; seriesKey?: string | null; number?: number | null },
): Promise<PlanPlace> {
  const groups = [
    ...(keys.groupKey == null ? [] : await findGroups(em, process, [keys.groupKey], 'groupKey')),
    ...(await findGroups(em, process, (keys.groupKeys ?? []).filter((key) => key !== keys.groupKey), 'groupKeys')),
  ];
  const group = groups[0] ?? null;
  let series = keys.seriesKey == null ? null : await em.findOne(Series, { process, key: keys.seriesKey });
  if (keys.seriesKey != null && !series) throw new DomainError('UNKNOWN_REFERENCE', { value: keys.seriesKey }, ['seriesKey']);

  if (keys.number == null) return { group, groups, series, session: null };
  if (keys.number < 1 || keys.number > MOST_SESSIONS) throw new InvalidError('invalid.number', ['number'], { most: MOST_SESSIONS });
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
  return { group, groups, series, session: known ?? em.create(Session, { series, number: keys.number }) };
}
