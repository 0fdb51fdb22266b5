import type { InvitationStatus, MeetingStatus } from '../schema.generated.js';

export interface InvitationFacts {
  /** Whether an answer can still be given. */
  usable: boolean;
  invitation: { status: InvitationStatus; meeting: { status: MeetingStatus } };
  registration: object | null;
}

/** What the page behind an invitation's link is about: the question, the answer that was given, or why there is none to give. */
export type InvitationStanding = 'ASKED' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'CANCELLED' | 'OVER';

/** Who accepted and gave the seat back since is asked again. */
export function invitationStanding({ usable, invitation: { status, meeting }, registration }: InvitationFacts): InvitationStanding {
  if (status === 'WITHDRAWN') return 'WITHDRAWN';
  if (meeting.status === 'CANCELLED') return 'CANCELLED';
  if (!usable) return 'OVER';
  if (status === 'DECLINED') return 'DECLINED';
  return status === 'ACCEPTED' && registration !== null ? 'ACCEPTED' : 'ASKED';
}
