import type { FilterQuery } from '@mikro-orm/core';
import { isOrganiserOf, processesOrganisedBy, type Viewer } from '../access/viewer.js';
import { visibleProcesses } from '../processes/process.policy.js';
import type { Meeting } from './meeting.entity.js';

/** Which meetings one may see: those that are no drafts, in processes one may see; drafts only as staff of them. */
export function visibleMeetings(viewer: Viewer): FilterQuery<Meeting> {
  const organised = processesOrganisedBy(viewer);
  if (organised === 'all') return {};
  const groups = viewer.roles.flatMap(({ role, groupId }) => (role === 'FACILITATOR' && groupId ? [groupId] : []));
  const meetings = viewer.roles.flatMap(({ role, meetingId }) => (role === 'FACILITATOR' && meetingId ? [meetingId] : []));
  const published: FilterQuery<Meeting> = { $and: [{ status: { $ne: 'DRAFT' } }, { process: visibleProcesses(viewer) }] };
  if (organised.length + groups.length + meetings.length === 0) return published;
  return {
    $or: [published, { process: { id: { $in: organised } } }, { group: { id: { $in: groups } } }, { id: { $in: meetings } }],
  };
}

/** What a right over a meeting is decided by. */
export interface MeetingPlace {
  id: string;
  process: { id: string };
  group?: { id: string } | null;
}

/** Create, edit, publish, move, cancel: the organisers of its process. */
export function mayPlanMeeting(viewer: Viewer, meeting: Pick<MeetingPlace, 'process'>): boolean {
  return isOrganiserOf(viewer, meeting.process.id);
}

/** Roster, attendance, closing: its organisers, the facilitators of its group, and those assigned to it. */
export function mayRunMeeting(viewer: Viewer, meeting: MeetingPlace): boolean {
  return mayPlanMeeting(viewer, meeting) || viewer.roles.some((held) => held.role === 'FACILITATOR' && holdsFor(held, meeting));
}

/** Checking people in: whoever runs it, and its desk. */
export function mayCheckIn(viewer: Viewer, meeting: MeetingPlace): boolean {
  return mayRunMeeting(viewer, meeting) || viewer.roles.some((held) => held.role === 'DESK' && held.meetingId === meeting.id);
}

function holdsFor(held: { groupId: string | null; meetingId: string | null }, meeting: MeetingPlace): boolean {
  return held.meetingId === meeting.id || (held.groupId !== null && held.groupId === meeting.group?.id);
}
