// The architecture of the server: a feature imports those before it, never those after.
export const features = [
  'kernel',
  'mail',
  'access',
  'people',
  'organisations',
  'processes',
  'groups',
  'meetings',
  'calendars',
  'registrations',
  'attendance',
  'invitations',
  'numbers',
  'programmes',
  'privacy',
  'demonstration',
];
