import type { Viewer } from '../access/viewer.js';
import { mayCheckIn, mayRunMeeting, type MeetingPlace } from '../meetings/meeting.policy.js';

/** Change and cancel: the person's own, and whoever runs the meeting. */
export function mayChangeRegistration(viewer: Viewer, registration: { personId: string }, meeting: MeetingPlace): boolean {
  return viewer.person?.id === registration.personId || mayRunMeeting(viewer, meeting);
}

/** See who is registered, with addresses: whoever runs the meeting. */
export function maySeeRoster(viewer: Viewer, meeting: MeetingPlace): boolean {
  return mayCheckIn(viewer, meeting);
}

/** Read what people need: themselves, and whoever runs the meeting; not its desk. */
export function maySeeNeeds(viewer: Viewer, registration: { personId: string }, meeting: MeetingPlace): boolean {
  return mayChangeRegistration(viewer, registration, meeting);
}

/** Set seats, promote, register somebody: whoever runs the meeting. */
export function mayGiveSeats(viewer: Viewer, meeting: MeetingPlace): boolean {
  return mayRunMeeting(viewer, meeting);
}
