import type { RegistrationState } from '../schema.generated.js';
import { type Choice, choicesOf, isOpen, type OfferedAdmission, type Prospect, prospectOf } from './registration-choices.js';

interface OfferedMeeting {
  id: string;
  admissions: readonly OfferedAdmission[];
}

/** What the server says of one session: how one stands in it or could, and by which way best. */
export interface PlannedSession<Meeting extends OfferedMeeting> {
  state: RegistrationState;
  admission: { id: string };
  clashes: readonly unknown[];
  meeting: Meeting & { alternatives: readonly Meeting[] };
}

/** Every way to attend a session that can be chosen. */
export function waysOf<Meeting extends OfferedMeeting>({ meeting }: PlannedSession<Meeting>): Choice<Meeting>[] {
  return choicesOf<Meeting>(meeting).filter(isOpen);
}

const OWN: readonly RegistrationState[] = ['REGISTERED', 'WAITING', 'TO_CONFIRM', 'TO_APPROVE', 'OFFERED'];

const has = ({ state }: { state: RegistrationState }) => OWN.includes(state);

/** Whether somebody can still choose it: they have nothing in it yet, and there is a way. */
export function canChoose<Meeting extends OfferedMeeting>(planned: PlannedSession<Meeting>): boolean {
  return !has(planned) && waysOf(planned).length > 0;
}

/** What is ticked at first: all that can be had and is at other hours than what one has. */
export function chosenAtFirst<Meeting extends OfferedMeeting>(plan: readonly PlannedSession<Meeting>[]): string[] {
  return plan.filter((planned) => canChoose(planned) && planned.clashes.length === 0).map(({ admission }) => admission.id);
}

/** Those for which one would wait, of which one sees it: ticking them agrees to it. */
export function waitingAmong<Meeting extends OfferedMeeting>(plan: readonly PlannedSession<Meeting>[], chosen: readonly string[]): string[] {
  return chosenWays(plan, chosen, [])
    .filter(({ admission: { state } }) => state === 'WAITING_LIST')
    .map(({ admission }) => admission.id);
}

/** What was chosen in one session, and what one gets of it now. */
export type ChosenWay<Meeting extends OfferedMeeting> = Choice<Meeting> & { prospect: Prospect };

/** What is chosen, in the order of the plan; what one has meanwhile, or is no longer there, is left out. */
export function chosenWays<Meeting extends OfferedMeeting>(plan: readonly PlannedSession<Meeting>[], chosen: readonly string[], waitsFor: readonly string[]): ChosenWay<Meeting>[] {
  return plan.flatMap((planned) => {
    const way = choicesOf<Meeting>(planned.meeting).find(({ admission }) => chosen.includes(admission.id));
    return way && !has(planned) ? [{ ...way, prospect: prospectOf(way, waitsFor.includes(way.admission.id) ? way.admission.id : '') }] : [];
  });
}
