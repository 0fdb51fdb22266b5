import type { Viewer } from '../access/viewer.js';
import type { Admission } from '../meetings/admission.entity.js';
import { mayCheckIn, mayRunMeeting, type MeetingPlace } from '../meetings/meeting.policy.js';
import type { RegistrationStatus } from './registration.entity.js';

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

/** Enter the room on the net: whoever has a seat in an admission on the net, and whoever runs the meeting. */
export function mayEnterOnline(
  viewer: Viewer,
  meeting: MeetingPlace,
  own: { status: RegistrationStatus; admissionId: string } | null | undefined,
  admissions: readonly Pick<Admission, 'id' | 'mode'>[],
): boolean {
  if (mayRunMeeting(viewer, meeting)) return true;
  return own?.status === 'CONFIRMED' && admissions.some(({ id, mode }) => id === own.admissionId && mode === 'ONLINE');
}
