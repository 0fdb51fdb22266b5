import type { RegistrationState } from '../schema.generated.js';

/** What of an admission decides whether one can take it. */
export interface OfferedAdmission {
  id: string;
  state: RegistrationState;
}

/** One way to attend one of the meetings of a session. */
export interface Choice<Meeting extends { admissions: readonly OfferedAdmission[] }> {
  meeting: Meeting;
  admission: Meeting['admissions'][number];
}

/** Every way to attend a meeting, and then those of its session's other meetings. */
export function choicesOf<Meeting extends { admissions: readonly OfferedAdmission[] }>(meeting: Meeting & { alternatives: readonly Meeting[] }): Choice<Meeting>[] {
  return [meeting, ...meeting.alternatives].flatMap((each) => each.admissions.map((admission) => ({ meeting: each, admission })));
}

/** Whether one can register for it now, for a seat or for a place in its waiting list. */
export function isOpen({ admission: { state } }: { admission: OfferedAdmission }): boolean {
  return state === 'OPEN' || state === 'WAITING_LIST';
}

/** The choice that a draft names; where there is only one, that one. Null while nothing is chosen. */
export function chosenOf<Offer extends { admission: OfferedAdmission }>(choices: readonly Offer[], admissionId: string): Offer | null {
  const named = choices.find(({ admission }) => admission.id === admissionId);
  const open = choices.filter(isOpen);
  return named ?? (open.length === 1 ? (open[0] ?? null) : null);
}

/**
 * What somebody who chose this gets: a seat, a place in the waiting list that they agreed to, or neither: the seats
 * that were there when they began are gone, and there is a waiting list (TAKEN) or nothing to be had (GONE).
 */
export type Prospect = 'SEAT' | 'WAITING' | 'TAKEN' | 'GONE';

/** @param waitFor  the admission for which a place in the waiting list was agreed to; empty: for none */
export function prospectOf({ admission: { id, state } }: { admission: OfferedAdmission }, waitFor: string): Prospect {
  if (state === 'OPEN') return 'SEAT';
  if (state !== 'WAITING_LIST') return 'GONE';
  return waitFor === id ? 'WAITING' : 'TAKEN';
}

interface ChangeableRegistration {
  manageable: boolean;
  admission: { id: string };
  meeting: { admissions: readonly OfferedAdmission[]; alternatives: readonly { admissions: readonly OfferedAdmission[] }[] };
}

/** Whether there is another way to attend that can be taken instead. */
export function canChange({ manageable, admission, meeting }: ChangeableRegistration): boolean {
  return manageable && choicesOf<{ admissions: readonly OfferedAdmission[] }>(meeting).some((choice) => isOpen(choice) && choice.admission.id !== admission.id);
}
