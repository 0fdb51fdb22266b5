import type { MeetingRightsFragment } from './meeting-planning.generated.js';

/** What one may do with a meeting: take attendance (its desk); close it and see to its registrations (its facilitators); plan it (its organisers). */
export type MeetingRight = 'checksIn' | 'runs' | 'plans';

/** The server shows a part of the meeting to those only who may work with it: by these parts one sees what one may. */
export function rightsOf({ heldNotices, invitations, attendanceCounts }: Pick<MeetingRightsFragment, 'heldNotices' | 'invitations' | 'attendanceCounts'>): Record<MeetingRight, boolean> {
  return { plans: heldNotices !== null, runs: invitations !== null, checksIn: attendanceCounts !== null };
}
