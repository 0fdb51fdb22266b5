import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidError } from '../kernel/domain-error.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { localizedText } from '../kernel/text-input.js';
import { Admission, type AdmissionMode, type Audience } from './admission.entity.js';
import type { AdmissionInput } from './meeting.graphql.js';
import type { Meeting } from './meeting.entity.js';
import { type PromotionWay, Quota } from './quota.entity.js';

/** Of a meeting. */
export const MOST_ADMISSIONS = 50;
const LONGEST_TITLE = 200;
const MOST_SEATS = 1_000_000;
const MOST_HOURS = 720;

/** What staff say of an admission itself, checked. */
export interface CheckedAdmission {
  title: LocalizedText;
  mode: AdmissionMode;
  audience: Audience;
  opensAt: Date | null;
  closesAt: Date | null;
  waitingList: boolean;
  approval: boolean;
}

/** What staff say of its seats, checked. */
export interface CheckedSeats {
  /** Null: no limit. */
  seats: number | null;
  promotion: PromotionWay;
  offerHours: number;
  promotionStopsHours: number;
}

/** @throws InvalidError  at the path */
export function checkAdmission(input: Omit<AdmissionInput, 'quotaKey'>, path: readonly string[]): CheckedAdmission & CheckedSeats {
  const title = localizedText(input.title, LONGEST_TITLE, [...path, 'title']);
  if (!title) throw new InvalidError('invalid.required', [...path, 'title']);
  const seats = checkSeats(input.seats, path);
  if (input.opensAt && input.closesAt && input.closesAt <= input.opensAt) throw new InvalidError('invalid.window', [...path, 'closesAt']);
  return {
    title,
    mode: input.mode,
    audience: input.audience,
    opensAt: input.opensAt ?? null,
    closesAt: input.closesAt ?? null,
    waitingList: input.waitingList ?? true,
    approval: input.approval ?? false,
    seats,
    promotion: input.promotion ?? 'AT_ONCE',
    offerHours: hours(input.offerHours ?? 24, 1, [...path, 'offerHours']),
    promotionStopsHours: hours(input.promotionStopsHours ?? 0, 0, [...path, 'promotionStopsHours']),
  };
}

/** @returns null: no limit. @throws InvalidError  at `seats` below the path */
export function checkSeats(seats: number | null | undefined, path: readonly string[]): number | null {
  if (seats == null) return null;
  if (seats < 0 || seats > MOST_SEATS) throw new InvalidError('invalid.seats', [...path, 'seats'], { most: MOST_SEATS });
  return seats;
}

function hours(value: number, least: number, path: string[]): number {
  if (value < least || value > MOST_HOURS) throw new InvalidError('invalid.hours', path, { least, most: MOST_HOURS });
  return value;
}

/**
 * Makes a meeting's admissions with their quotas. Not yet written: the caller's flush does that.
 *
 * @throws InvalidError  at ["admissions", index, …], for too many at ["admissions"]
 */
export function createAdmissions(em: EntityManager, meeting: Meeting, inputs: readonly AdmissionInput[]): Admission[] {
  if (inputs.length > MOST_ADMISSIONS) throw new InvalidError('invalid.tooMany', ['admissions'], { most: MOST_ADMISSIONS });
  const quotas = new Map<string, Quota>();
  return inputs.map((input, index) => {
    const { seats, promotion, offerHours, promotionStopsHours, ...checked } = checkAdmission(input, ['admissions', String(index)]);
    const key = String(index + 1);
    const quotaKey = input.quotaKey ?? `own-${key}`;
    const quota = quotas.get(quotaKey) ?? em.create(Quota, { meeting, key: quotaKey, seats, promotion, offerHours, promotionStopsHours });
    quotas.set(quotaKey, quota);
    return em.create(Admission, { meeting, quota, key, ...checked, position: index });
  });
}
