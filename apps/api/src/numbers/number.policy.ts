import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import { mayRunMeeting, type MeetingPlace } from '../meetings/meeting.policy.js';

/** Open a number of people to the names behind it: the organisers of the process. */
export function mayReadCountedPeople(viewer: Viewer, processId: string): boolean {
  return isOrganiserOf(viewer, processId);
}

/** Open a number to what is behind it without any name of a person: its organisers and its readers. */
export function mayReadCountedOrganisations(viewer: Viewer, processId: string): boolean {
  return isOrganiserOf(viewer, processId) || viewer.roles.some((held) => held.role === 'READER' && held.processId === processId);
}

/** Split the numbers of a process and of its groups: its organisers and its readers. Small groups are no secret to them; what the public sees of the same leaves those out. */
export function maySplitNumbers(viewer: Viewer, processId: string): boolean {
  return mayReadCountedOrganisations(viewer, processId);
}

/** Split the numbers of a meeting: these, and whoever runs it. */
export function maySplitNumbersOfMeeting(viewer: Viewer, meeting: MeetingPlace): boolean {
  return maySplitNumbers(viewer, meeting.process.id) || mayRunMeeting(viewer, meeting);
}
