import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidError } from '../kernel/domain-error.js';
import { localizedText } from '../kernel/text-input.js';
import { Admission } from './admission.entity.js';
import type { AdmissionInput } from './meeting.graphql.js';
import type { Meeting } from './meeting.entity.js';
import { Quota } from './quota.entity.js';

const MOST_ADMISSIONS = 50;

/**
 * Makes a meeting's admissions with their quotas. Not yet written: the caller's flush does that.
 *
 * @throws InvalidError  at ["admissions", index, …], for too many at ["admissions"]
 */
export function createAdmissions(em: EntityManager, meeting: Meeting, inputs: readonly AdmissionInput[]): Admission[] {
  if (inputs.length > MOST_ADMISSIONS) throw new InvalidError('invalid.tooMany', ['admissions'], { most: MOST_ADMISSIONS });
  const quotas = new Map<string, Quota>();
  return inputs.map((input, index) => {
    const path = ['admissions', String(index)];
    const title = localizedText(input.title, 200, [...path, 'title']);
    if (!title) throw new InvalidError('invalid.required', [...path, 'title']);
    if (input.seats != null && input.seats < 0) throw new InvalidError('invalid.seats', [...path, 'seats']);
    if (input.opensAt && input.closesAt && input.closesAt <= input.opensAt) {
      throw new InvalidError('invalid.window', [...path, 'closesAt']);
    }
    const key = String(index + 1);
    const quotaKey = input.quotaKey ?? `own-${key}`;
    const quota = quotas.get(quotaKey) ?? em.create(Quota, { meeting, key: quotaKey, seats: input.seats ?? null });
    quotas.set(quotaKey, quota);
    return em.create(Admission, {
      meeting,
      quota,
      key,
      title,
      mode: input.mode,
      audience: input.audience,
      opensAt: input.opensAt ?? null,
      closesAt: input.closesAt ?? null,
      waitingList: input.waitingList ?? true,
      position: index,
    });
  });
}
