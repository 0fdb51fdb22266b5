import type { FilterQuery } from '@mikro-orm/core';
import { isOrganiserOf, processesOrganisedBy, type Viewer, type ViewerRole } from '../access/viewer.js';
import { visibleProcesses } from '../processes/process.policy.js';
import type { Meeting } from './meeting.entity.js';

/** Which meetings one may see: those that are no drafts, in processes one may see; drafts only as staff of them. */
export function visibleMeetings(viewer: Viewer): FilterQuery<Meeting> {
  const organised = processesOrganisedBy(viewer);
  if (organised === 'all') return {};
  const facilitated = viewer.roles.flatMap((held) => (held.role === 'FACILITATOR' ? meetingsOf(held) : []));
  const published: FilterQuery<Meeting> = { $and: [{ status: { $ne: 'DRAFT' } }, { process: visibleProcesses(viewer) }] };
  if (organised.length + facilitated.length === 0) return published;
  return { $or: [published, { process: { id: { $in: organised } } }, { id: { $in: facilitated } }] };
}

/** What a right over a meeting is decided by. */
export interface MeetingPlace {
  id: string;
  process: { id: string };
}

/** Create, edit, publish, move, cancel: the organisers of its process. */
export function mayPlanMeeting(viewer: Viewer, meeting: Pick<MeetingPlace, 'process'>): boolean {
  return isOrganiserOf(viewer, meeting.process.id);
}

/** Roster, attendance, closing: its organisers, the facilitators of any of its groups, and those assigned to it. */
export function mayRunMeeting(viewer: Viewer, meeting: MeetingPlace): boolean {
  return mayPlanMeeting(viewer, meeting) || viewer.roles.some((held) => held.role === 'FACILITATOR' && meetingsOf(held).includes(meeting.id));
}

/** Checking people in: whoever runs it, and its desk. */
export function mayCheckIn(viewer: Viewer, meeting: MeetingPlace): boolean {
  return mayRunMeeting(viewer, meeting) || viewer.roles.some((held) => held.role === 'DESK' && held.meetingId === meeting.id);
}

/** The one that a role is for, or those of its group. */
function meetingsOf({ meetingId, groupMeetings }: ViewerRole): string[] {
  return meetingId === null ? [...groupMeetings] : [meetingId];
}
